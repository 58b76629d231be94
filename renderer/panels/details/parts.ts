/** What a command puts the keyboard into. */
export type DetailsPart = 'first' | 'finding' | 'note' | 'evidence';

/** Puts the keyboard into a part of the details, or to their beginning; a button that leads to the part is pressed. */
export function focusPart(details: HTMLElement | null, part: DetailsPart): void {
  const first = 'input:checked, input, select, button:not(.quiet-button)';
  const target =
    details?.querySelector<HTMLElement>(`[data-part=${part}]`) ?? details?.querySelector<HTMLElement>(first);
  target?.focus();
  if (part === 'evidence' && target instanceof HTMLButtonElement) target.click();
}
