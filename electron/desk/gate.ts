import { requestSchemas, type DeskError, type RequestName, type RequestPayload } from '../../core/desk';
import { fail, ok, type Result } from '../../core/result';

export interface CheckedRequest<Name extends RequestName = RequestName> {
  readonly name: Name;
  readonly payload: RequestPayload<Name>;
}

/** The one gate that a request of a page passes: a name of the contract, and a payload as its schema says. */
export function checkRequest(name: string, payload: unknown): Result<CheckedRequest, DeskError> {
  if (!Object.hasOwn(requestSchemas, name)) return fail({ code: 'bad-request', detail: 'an unknown request' });
  if (holdsPrototypeKey(payload)) return fail({ code: 'bad-request', detail: name });
  const checked = requestSchemas[name as RequestName].safeParse(payload);
  if (!checked.success) return fail({ code: 'bad-request', detail: name });
  // An operation is used as it came: annotations keep the keys that this version does not know.
  const kept = name === 'set/apply' ? { operation: (payload as RequestPayload<'set/apply'>).operation } : {};
  return ok({ name, payload: { ...checked.data, ...kept } } as CheckedRequest);
}

function holdsPrototypeKey(value: unknown): boolean {
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Object.hasOwn(next, '__proto__')) return true;
    for (const inner of Object.values(next)) waiting.push(inner);
  }
  return false;
}
