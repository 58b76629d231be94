/** Part of what a file quotes; its words are not known where the parts cannot be told apart. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly quote: string | undefined;
}

/**
 * Parts the words that a file quotes of several stretches at once, by the stretches' lengths. `gaps`: what may stand
 * between the words of two stretches. What offsets count is not known yet: code points, or else UTF-16 units.
 */
export function splitWords(
  stretches: readonly Pick<Part, 'start' | 'end'>[],
  words: string,
  gaps: readonly string[],
): readonly Part[] {
  if (stretches.length === 1) return stretches.map(({ start, end }) => ({ start, end, quote: words }));
  const length = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
  for (const units of [[...words], words.split('')])
    for (const gap of gaps) {
      if (units.length !== length + gap.length * (stretches.length - 1)) continue;
      let at = 0;
      return stretches.map(({ start, end }) => {
        const quote = units.slice(at, at + end - start).join('');
        at += end - start + gap.length;
        return { start, end, quote };
      });
    }
  return stretches.map(({ start, end }) => ({ start, end, quote: undefined }));
}
