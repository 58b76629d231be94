/** How much text is segmented at a time, in UTF-16 units; more costs more than twice as much for twice as much. */
const piece = 256;
/** How many segments at the end of a piece are not trusted: what comes after may still join or part them. */
const margin = 8;

/**
 * The segments of a text, with their place in it (UTF-16), as `Intl.Segmenter` finds them. Node 20's takes time that
 * grows with the square of the text's length, minutes for one long paragraph; so it is asked piece by piece.
 */
export function* segments(text: string, segmenter: Intl.Segmenter): Generator<{ index: number; isWordLike: boolean }> {
  let size = piece;
  for (let start = 0; start < text.length;) {
    const end = Math.min(start + size, text.length);
    const found = [...segmenter.segment(text.slice(start, end))];
    const sure = end === text.length ? found.length : found.length - margin;
    if (sure <= 0) {
      size *= 2;
      continue;
    }
    for (const { index, isWordLike = false } of found.slice(0, sure)) yield { index: start + index, isWordLike };
    start += found[sure]?.index ?? text.length;
    size = piece;
  }
}
