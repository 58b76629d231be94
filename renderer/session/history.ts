import type { Operation } from '../../core/operations';

/** What was selected: words of the article (UTF-16 offsets), and perhaps an annotation. */
export interface Selected {
  readonly anchor: number;
  readonly head: number;
  readonly annotation: string | undefined;
  /** The annotation whose roles are being filled: it stays so while other words are selected. */
  readonly frame: string | undefined;
}

/** One step that a user can take back. */
export interface Step {
  /** What was done, as it is written in the menu: “add claim”. */
  readonly name: string;
  readonly operation: Operation;
  readonly inverse: Operation;
  readonly before: Selected;
  readonly after: Selected;
  /** Steps in a row with the same key are one step: a note that is being typed. */
  readonly key?: string;
}

export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const emptyHistory: History = { done: [], undone: [] };

/** Records a step; what had been undone is gone. A step that goes on with the last one becomes part of it. */
export function record({ done }: History, step: Step): History {
  const last = done[done.length - 1];
  if (last && step.key !== undefined && last.key === step.key)
    return { done: [...done.slice(0, -1), { ...step, inverse: last.inverse, before: last.before }], undone: [] };
  return { done: [...done, step], undone: [] };
}

/** The history after its last step was undone; the step's key is dropped so that nothing joins it later. */
export function afterUndo({ done, undone }: History): History {
  return { done: done.slice(0, -1), undone: [...undone, ...done.slice(-1).map(closed)] };
}

/** The history after the step that was undone last was done again. */
export function afterRedo({ done, undone }: History): History {
  return { done: [...done, ...undone.slice(-1)], undone: undone.slice(0, -1) };
}

function closed({ key: _key, ...step }: Step): Step {
  return step;
}
