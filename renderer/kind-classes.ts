import type { Kind } from '../core/scheme';

/** The classes that give an element a kind's colour and pattern (styles/kinds.css). */
export function kindClasses({ colour, line }: Kind): string {
  return `colour-${colour} line-${line}`;
}
