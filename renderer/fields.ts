/** In a field, letters belong to what is typed, or choose out of a list. */
export function isField(target: Element): boolean {
  return target.matches('input, textarea, select');
}

/** Whether a field holds text: undoing and selecting all are about that text. */
export function holdsText(target: Element): boolean {
  return target.matches('input:not([type=radio], [type=checkbox]), textarea');
}
