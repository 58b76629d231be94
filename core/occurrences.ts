/**
 * A text in which what counts as equal is the same, unit for unit, so that offsets stay what they were. İ is the one
 * letter that lower case would lengthen; ς is a σ at the end of a word.
 */
export function folded(text: string, ignoreCase: boolean): string {
  const plain = text
    .replace(/[\u2018\u2019\u201a\u201b\u2032]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u2033]/g, '"')
    .replace(/[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ');
  return ignoreCase ? plain.replaceAll('İ', 'i').toLowerCase().replaceAll('ς', 'σ') : plain;
}

/** Where a pattern occurs in a text, overlaps included (Knuth, Morris and Pratt: never looks back). */
export function* occurrences(text: string, pattern: string): Generator<number> {
  // How much of the pattern's beginning stands again at the end of its first n units.
  const border = new Int32Array(pattern.length + 1);
  let matched = 0;
  for (let i = 1; i < pattern.length; i++) {
    while (matched > 0 && pattern.charCodeAt(i) !== pattern.charCodeAt(matched)) matched = border[matched] as number;
    if (pattern.charCodeAt(i) === pattern.charCodeAt(matched)) matched++;
    border[i + 1] = matched;
  }
  matched = 0;
  for (let i = 0; i < text.length; i++) {
    while (matched > 0 && text.charCodeAt(i) !== pattern.charCodeAt(matched)) matched = border[matched] as number;
    if (text.charCodeAt(i) === pattern.charCodeAt(matched)) matched++;
    if (matched < pattern.length) continue;
    yield i + 1 - pattern.length;
    matched = border[matched] as number;
  }
}
