import { describe, expect, it } from 'vitest';
import { afterRedo, afterUndo, emptyHistory, record, type Step } from './history';

const here = { anchor: 0, head: 0, annotation: undefined, frame: undefined };
const step = (name: string, key?: string): Step => ({
  name,
  operation: { type: 'remove-annotation', id: name },
  inverse: { type: 'remove-annotation', id: `un${name}` },
  before: { ...here, anchor: name.length },
  after: here,
  ...(key === undefined ? {} : { key }),
});
const names = (steps: readonly Step[]) => steps.map(({ name }) => name);

describe('history', () => {
  it('gives back what was undone, in order', () => {
    const undone = afterUndo(afterUndo(record(record(emptyHistory, step('a')), step('b'))));
    expect(names(undone.done)).toEqual([]);
    expect(names(afterRedo(undone).done)).toEqual(['a']);
    expect(names(afterRedo(afterRedo(undone)).done)).toEqual(['a', 'b']);
  });

  it('forgets what was undone once something new is done', () => {
    const history = record(afterUndo(record(emptyHistory, step('a'))), step('b'));
    expect(names(history.done)).toEqual(['b']);
    expect(history.undone).toEqual([]);
  });

  it('makes one step of typing, which goes back to before its first letter', () => {
    const history = record(record(record(emptyHistory, step('x')), step('n', 'note')), step('no', 'note'));
    expect(names(history.done)).toEqual(['x', 'no']);
    expect(history.done[1]?.inverse).toEqual(step('n').inverse);
    expect(history.done[1]?.before.anchor).toBe(1);
  });

  it('does not join typing to a step that was undone and done again', () => {
    const again = afterRedo(afterUndo(record(emptyHistory, step('n', 'note'))));
    expect(names(record(again, step('no', 'note')).done)).toEqual(['n', 'no']);
  });
});
