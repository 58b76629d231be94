import { annotationSchema, type Annotation } from '../annotation';
import { maxNesting, tooDeep } from '../nesting';
import { excerpt } from '../problem';
import { fail, ok, type Result } from '../result';
import type { Scheme } from '../scheme';
import { schemeIndex } from '../scheme-index';

/** An annotation that fits, and what had to be left out for it. */
export interface Fitted {
  readonly annotation: Annotation;
  readonly dropped: readonly string[];
}

/** What a set puts around an annotation. */
const around = 5;

/**
 * Makes what another program may have changed into an annotation of a scheme: roles and values that the kind does not
 * have are left out, one by one. Fails if it is no annotation at all.
 */
export function fitAnnotation(candidate: Annotation, scheme: Scheme): Result<Fitted, string> {
  const [issue] = annotationSchema.safeParse(candidate).error?.issues ?? [];
  if (issue) return fail(`${issue.path.join('.')}: ${issue.message}`);
  if (tooDeep(candidate, maxNesting - around)) return fail('it is nested too deep');
  const own = schemeIndex(scheme).kinds.get(candidate.kind);
  if (!own) return fail(`the scheme has no kind ${excerpt(candidate.kind)}`);
  const dropped: string[] = [];
  const fragments = candidate.fragments.map((fragment) => {
    if (fragment.role === undefined || own.roles.has(fragment.role)) return fragment;
    dropped.push(`the role ${excerpt(fragment.role)}, which ${excerpt(candidate.kind)} does not have`);
    const { role: _, ...without } = fragment;
    return without;
  });
  const attributes = Object.entries(candidate.attributes).filter(([id, value]) => {
    if (!own.attributes.has(id)) return true;
    const values = own.values.get(id);
    const fits = typeof value === 'string' && (!values || values.has(value));
    if (!fits) dropped.push(`the value ${excerpt(String(value))} of ${id}, which has no such value`);
    return fits;
  });
  if (dropped.length === 0) return ok({ annotation: candidate, dropped });
  return ok({ annotation: { ...candidate, fragments, attributes: Object.fromEntries(attributes) }, dropped });
}
