import type { Kind, Scheme } from '../scheme';
import { schemeIndex } from '../scheme-index';
import { kindNamed } from './labels';

/** What an annotation says where there are only tags for it. */
export interface SaidByTags {
  readonly kind: Kind | undefined;
  readonly attributes: readonly (readonly [string, string])[];
  readonly tags: readonly string[];
}

/** The first tag that names a kind is the kind; `name:value` is an attribute, if the kind has it; the rest are tags. */
export function saidByTags(tags: readonly string[], scheme: Scheme): SaidByTags {
  const named = tags.findIndex((tag) => kindNamed(scheme, tag) !== undefined);
  const kind = kindNamed(scheme, tags[named] ?? '');
  const own = schemeIndex(scheme).kinds.get(kind?.id ?? '');
  const attributes = new Map<string, string>();
  const others: string[] = [];
  tags.forEach((tag, index) => {
    if (index === named) return;
    const at = tag.indexOf(':');
    const [id, value] = [tag.slice(0, at), tag.slice(at + 1)];
    const values = own?.values.get(id);
    const fits = at !== -1 && own?.attributes.has(id) && !attributes.has(id) && (!values || values.has(value));
    if (fits) attributes.set(id, value);
    else others.push(tag);
  });
  return { kind, attributes: [...attributes], tags: others };
}

export function tagsFor(
  kind: string,
  attributes: readonly (readonly [string, string])[],
  tags: readonly string[],
): readonly string[] {
  return [kind, ...attributes.map(([id, value]) => `${id}:${value}`), ...tags];
}
