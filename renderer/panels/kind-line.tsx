import type { Kind } from '../../core/scheme';
import { kindClasses } from '../kind-classes';

/** A piece of the underline that a kind has in the text, as a key to it. */
export function KindLine({ kind }: { readonly kind: Kind }) {
  return <span className={`kind-line ${kindClasses(kind)}`} aria-hidden="true" />;
}
