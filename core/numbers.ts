// Made once: making one costs more than formatting a hundred numbers, and counts are drawn with every mark.
const format = new Intl.NumberFormat('en');

/** A whole number as people read it: `10,000`. */
export function inDigits(count: number): string {
  return format.format(count);
}

/** `1 mark`, `3,200 marks`. */
export function counted(count: number, what: string): string {
  return `${inDigits(count)} ${what}${count === 1 ? '' : 's'}`;
}
