/** HTML that needs no more escaping. */
export class Html {
  constructor(readonly source: string) {}
}

type Part = Html | string | number | undefined | false | readonly Part[];

/**
 * HTML out of a template: what is put into it is escaped, unless it is HTML already. A list is its parts one after the
 * other; what is missing or false is nothing.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((all, string, index) => all + sourceOf(parts[index - 1]) + string));
}

function sourceOf(part: Part): string {
  if (part instanceof Html) return part.source;
  if (part === undefined || part === false) return '';
  return Array.isArray(part) ? part.map(sourceOf).join('') : escaped(String(part as string | number));
}

/** Text as it stands in an element or in a quoted attribute. Control characters that HTML forbids become a sign for them. */
export function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '\ufffd');
}

/** JSON as it stands in a script element: nothing in it can end the element or begin a comment. */
export function jsonInScript(json: string): Html {
  return new Html(
    json.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

/** An address that a reader may follow; nothing for one of any other kind than the web's. */
export function safeAddress(url: string): string | undefined {
  return /^https?:\/\/[^\s]+$/i.test(url) ? url : undefined;
}
