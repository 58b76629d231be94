/** What a reader does not see: soft hyphens, zero-width spaces, word joiners. (Zero-width joiners make emoji and stay.) */
const invisible = /[\u00ad\u200b\u2060]/g;
const quoteMarks = /["“”„‟‘’‚‛'«»‹›`´′″「」『』｢｣]/gu;
const dashes = /\s*(?:-{1,3}|[‐‑‒–—―−])\s*/gu;
const spaces = /\s+/gu;

/**
 * A text without the choices of a typesetter: one quotation mark, one dash without spaces, one space, no ellipsis
 * character, composed letters. Only for comparing; offsets do not survive it. Case is kept.
 */
function withoutStyle(text: string): string {
  return text
    .normalize('NFC')
    .replace(invisible, '')
    .replace(quoteMarks, "'")
    .replace(dashes, '-')
    .replaceAll('…', '...')
    .replace(spaces, ' ')
    .trim();
}

/** Whether two stretches have the same words, and at most their quotation marks, dashes or spaces were restyled. */
export function sameWords(a: string, b: string): boolean {
  return a === b || withoutStyle(a) === withoutStyle(b);
}

/** What tokens (tokens.ts) that differ in style alone have in common. */
export function tokenKey(token: string): string {
  return isAscii(token) && token.length > 3 ? token : withoutStyle(token);
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
