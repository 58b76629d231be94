/** The heights at which a line begins (at the selected mark) and ends (at the other one), in pixels. */
export interface LineEnds {
  readonly from: number;
  readonly to: number;
}

/** How round its corners are, in pixels. */
const radius = 6;

/** A line from one end out into the margin, along it and back to the other end, as an SVG path. `depth` is in pixels. */
export function linePath({ from, to }: LineEnds, depth: number): string {
  const distance = Math.abs(to - from);
  if (distance < 1) return `M0 ${from}h${depth}`;
  const bend = Math.min(radius, depth, distance / 2);
  const down = to > from ? bend : -bend;
  return `M0 ${from}H${depth - bend}q${bend} 0 ${bend} ${down}V${to - down}q0 ${down} ${-bend} ${down}H0`;
}

/**
 * In which lane beside the text each line runs, so that no two lie on each other: the shorter a line, the nearer. All
 * begin at the same place, so only those that go the same way can meet.
 */
export function lanesOf(lines: readonly LineEnds[]): readonly number[] {
  const order = lines
    .map(({ from, to }, index) => ({ index, down: to >= from, length: Math.abs(to - from) }))
    .sort((a, b) => a.length - b.length);
  const used = { up: 0, down: 0 };
  const lanes = lines.map(() => 0);
  for (const { index, down } of order) lanes[index] = down ? used.down++ : used.up++;
  return lanes;
}
