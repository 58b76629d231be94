/** What a command puts the keyboard into. */
export type DetailsPart = 'first' | 'finding' | 'note' | 'evidence';

/** Puts the keyboard into a part of the details, or to their beginning; a button that leads to the part is pressed. */
export function focusPart(details: HTMLElement | null, part: DetailsPart): void {
  // Of choices side by side the one that is chosen: an arrow key goes on from there.
  const target = [`[data-part=${part}]`, 'input:checked', 'input, select, button:not(.quiet-button)']
    .map((selector) => details?.querySelector<HTMLElement>(selector))
    .find(Boolean);
  target?.focus();
  if (part === 'evidence' && target instanceof HTMLButtonElement) target.click();
}
