import { maxNesting, tooDeep } from '../nesting';
import { fail, ok, type Result } from '../result';

export type JsonObject = Readonly<Record<string, unknown>>;

/** A native value that is as deep as it may be, wrapped in what another format puts around it. */
const deepest = maxNesting + 30;

/** A JSON text of any origin, with or without a BOM, as a value that can be walked safely; or what is wrong with it. */
export function parseJson(text: string): Result<unknown, string> {
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    return fail(`it is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return tooDeep(value, deepest) ? fail(`it is nested more than ${deepest} deep`) : ok(value);
}

/** One JSON value of a text that has one on each line, with where it stands; blank lines are passed over. */
export interface JsonLine {
  readonly where: string;
  readonly value: Result<unknown, string>;
}

export function parseJsonLines({ name, text }: { readonly name: string; readonly text: string }): JsonLine[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      line.trim() === '' ? [] : [{ where: `${name}, line ${index + 1}`, value: parseJson(line) }],
    );
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property that the value has itself; nothing of what every object has. */
export function propertyOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function textOf(value: unknown, key: string): string | undefined {
  const found = propertyOf(value, key);
  return typeof found === 'string' ? found : undefined;
}

export function numberOf(value: unknown, key: string): number | undefined {
  const found = propertyOf(value, key);
  return typeof found === 'number' ? found : undefined;
}

/** What a property lists: one thing where there is one, nothing where there is none. */
export function listOf(value: unknown, key: string): readonly unknown[] {
  return asList(propertyOf(value, key));
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** Only what is text. */
export function textsOf(values: readonly unknown[]): readonly string[] {
  return values.filter((value) => typeof value === 'string');
}

/** An id as text, whether it is a text or a number. */
export function idOf(value: unknown, key: string): string | undefined {
  const found = propertyOf(value, key);
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : undefined;
}
