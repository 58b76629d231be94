const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** An ISO instant as people read it, in the time of this place: `27 Nov 2026, 16:23`. */
export function whenInWords(instant: string): string {
  return format.format(new Date(instant));
}
