import { z } from 'zod';
import { maxNesting, tooDeep } from '../nesting';
import { pointerTo, type Problem } from '../problem';
import { fail, ok, type Result } from '../result';
import { schemeSchema, type Scheme } from '../scheme';
import { schemeProblems } from '../scheme-rules';

export const schemeFormatName = 'caveat-scheme';
export const schemeFormatVersion = 1;
/** The ending of a scheme's file name. */
export const schemeFileEnding = '.caveat-scheme.json';

/** The one definition of a scheme file, version 1: a scheme by itself, to be shared. */
export const schemeFileSchema = z
  .object({
    format: z.literal(schemeFormatName),
    version: z.literal(schemeFormatVersion),
    scheme: schemeSchema,
  })
  .meta({
    title: 'Caveat annotation scheme, version 1',
    description:
      'What can be marked in an article, and what can be said of a mark. Unknown keys are kept by a reader. What a schema ' +
      'cannot say, and `caveat scheme validate` checks: ids and keys are unique in their lists; defaults, conditions and kinds ' +
      'that are referred to are there; a scheme has no more than 1,000 labels in all.',
  });

export type SchemeFileError =
  | { readonly code: 'not-json'; readonly message: string }
  | { readonly code: 'newer-version'; readonly version: number }
  | { readonly code: 'invalid'; readonly problems: readonly Problem[] };

/** Reads a scheme file. Never throws on bad input. What the scheme has beyond what this version knows is kept. */
export function readSchemeFile(json: string): Result<Scheme, SchemeFileError> {
  let value: unknown;
  try {
    value = JSON.parse(json.charCodeAt(0) === 0xfeff ? json.slice(1) : json);
  } catch (error) {
    return fail({ code: 'not-json', message: error instanceof Error ? error.message : String(error) });
  }
  const version = isSchemeFile(value) ? value.version : undefined;
  if (typeof version === 'number' && version > schemeFormatVersion) return fail({ code: 'newer-version', version });
  const checked = schemeFileSchema.safeParse(value);
  if (!checked.success)
    return fail({
      code: 'invalid',
      problems: checked.error.issues.map(({ path, message }) => ({ pointer: pointerTo(path), message })),
    });
  const deep = tooDeep(value);
  if (deep) {
    const message = `it is nested more than ${maxNesting} deep`;
    return fail({ code: 'invalid', problems: [{ pointer: pointerTo(deep.slice(0, 3)), message }] });
  }
  const { scheme } = value as { readonly scheme: Scheme };
  const problems = schemeProblems(scheme).map(({ pointer, message }) => ({ pointer: `/scheme${pointer}`, message }));
  return problems.length === 0 ? ok(scheme) : fail({ code: 'invalid', problems });
}

/** Whether a JSON value says that it is a scheme file, in order or not. */
export function isSchemeFile(value: unknown): value is { readonly format: string; readonly version?: unknown } {
  return typeof value === 'object' && value !== null && (value as { format?: unknown }).format === schemeFormatName;
}

/** The text of a scheme's file: one scheme, one text, in whatever order its keys stood. */
export function serialiseScheme(scheme: Scheme): string {
  const file = { format: schemeFormatName, version: schemeFormatVersion, scheme: schemeOnFile(scheme) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const keyOrder = (
  'id name plural inverse version type key colour line glyph face tone guideline kind statusAttribute shownWhen default values other roles ' +
  'attributes kinds relationTypes attribute value'
).split(' ');

/** A scheme with the keys that are known in one order, and behind them the others as they were. */
export function schemeOnFile(scheme: Scheme): Scheme {
  return inOrder(scheme);
}

function inOrder<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder) as T;
  const rank = (key: string) => (keyOrder.indexOf(key) + keyOrder.length + 1) % (keyOrder.length + 1);
  const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
  return Object.fromEntries(entries.map(([key, part]) => [key, inOrder(part)])) as T;
}
