import type { Explanation } from '../../core/messages';
import type { Io } from './io';

/**
 * Text out of a file as one line for a terminal: a line end is shown as a sign, and control characters, which could
 * make a terminal do things, as their numbers.
 */
export function printable(text: string): string {
  return text.replace(/\n/g, '⏎').replace(/[\p{Cc}\u2028\u2029]/gu, numbered);
}

/** `1 annotation`, `2 annotations`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** Prints a value as JSON, with what could make a terminal do things as its numbers. */
export function printJson(value: unknown, io: Io): void {
  const json = JSON.stringify(value, null, 2);
  io.out(`${json.replace(/[\u007f-\u009f\u2028\u2029]/g, numbered)}\n`);
}

/** Prints what went wrong and what to do; answers the exit code for it. */
export function complain({ title, body }: Explanation, io: Io): 1 {
  io.err(`${printable(title)}.\n${printable(body)}\n`);
  return 1;
}

function numbered(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
