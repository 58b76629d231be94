/** How deep a value from outside may be nested: far more than any set needs, far less than what overflows a stack. */
export const maxNesting = 100;

/** The way to the first thing in a JSON value that is nested too deep, or nothing if all of it can be written again. */
export function tooDeep(value: unknown, room = maxNesting): string[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (room === 0) return [];
  for (const key of Object.keys(value)) {
    const path = tooDeep((value as Readonly<Record<string, unknown>>)[key], room - 1);
    if (path) return [key, ...path];
  }
  return undefined;
}
