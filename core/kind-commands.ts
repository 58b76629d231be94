import type { Bindings } from './key-bindings';
import { maxKinds, type Kind } from './scheme';

/** Commands stand for a kind by its place in the scheme, from 1: the table of commands fills in its name and key. */
type MarkCommandId = `mark.kind-${number}`;
type FilterCommandId = `view.filter-kind-${number}`;
export type KindCommandId = MarkCommandId | FilterCommandId;

/** What undoing and doing again would undo and do, by name, if anything. */
export interface StepNames {
  readonly undo?: string | undefined;
  readonly redo?: string | undefined;
}

/** What commands take from a scheme, from the user's settings, and from what was done. */
export interface KindLabels {
  readonly kinds: readonly Pick<Kind, 'name' | 'plural' | 'key'>[];
  /** The keys that the user changed. */
  readonly keys?: Bindings;
  readonly steps?: StepNames;
}

/** The command that marks as the kind at an index of the scheme. */
export function markCommand(index: number): MarkCommandId {
  return `mark.kind-${index + 1}`;
}

/** The command that shows only the kind at an index of the scheme. */
export function filterCommand(index: number): FilterCommandId {
  return `view.filter-kind-${index + 1}`;
}

/** Those of as many kinds as a scheme can have. */
export const kindCommandIds: readonly KindCommandId[] = Array.from({ length: maxKinds }, (_, index) => index).flatMap(
  (index) => [markCommand(index), filterCommand(index)],
);

export function isKindCommand(id: string): id is KindCommandId {
  return (kindCommandIds as readonly string[]).includes(id);
}

/** What a kind's command does, and with the kind at which index of the scheme. */
export function readKindCommand(id: KindCommandId): { readonly does: 'mark' | 'filter'; readonly index: number } {
  return { does: id.startsWith('mark') ? 'mark' : 'filter', index: Number(/\d+$/.exec(id)) - 1 };
}
