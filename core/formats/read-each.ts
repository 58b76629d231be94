import { fail, ok, type Result } from '../result';
import type { Imported, ImportError, Imports } from './format';

/** Reads one after the other: all that can be read, and what could not; if nothing can be read, why not. */
export function readEach<Part extends { readonly name: string }>(
  parts: readonly Part[],
  read: (part: Part) => Result<Imported, ImportError>,
): Result<Imports, ImportError> {
  const results = parts.map((part) => ({ part, result: read(part) }));
  const sets = results.flatMap(({ result }) => (result.ok ? [result.value] : []));
  const errors = results.flatMap(({ part, result }) => (result.ok ? [] : [{ part, error: result.error }]));
  const [first] = errors;
  if (first && sets.length === 0) return fail(first.error);
  if (!first && sets.length === 0)
    return fail({ code: 'unreadable', where: 'the files', reason: 'there is nothing in them' });
  const failed = errors.map(({ part, error }) => ({
    where: error.code === 'unreadable' ? error.where : part.name,
    reason: error.code === 'unreadable' ? error.reason : 'it carries no text, and its article was not given',
  }));
  return ok({ sets, failed });
}
