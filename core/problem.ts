import { codePointsAfter } from './offsets';

/** One thing wrong with a JSON value from outside: where, as a JSON pointer (RFC 6901), and what. */
export interface Problem {
  readonly pointer: string;
  readonly message: string;
}

/** A way into a JSON value as a JSON pointer. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Words out of a file as a message quotes them: not all of them if they are many, and no half characters. */
export function excerpt(words: string): string {
  const beginning = codePointsAfter(words, 0, 60);
  return JSON.stringify(beginning === words ? words : `${beginning}…`);
}
