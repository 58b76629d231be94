import { expect, it } from 'vitest';
import { measure, trackedEdits } from '../core/anchoring/testing/tally';
import { record } from './ledger';

it.each(trackedEdits)('marks follow their words through: %s', (name, { right, wrong }, changes) => {
  const tally = measure(...changes);
  const part = (count: number, of: number) => `${((100 * count) / of).toFixed(2)}%`;
  const { survived, deleted } = tally;
  const gone =
    deleted === 0
      ? 'nothing deleted'
      : `${part(tally.attached, deleted)} of ${deleted} deleted attached, all to be looked at`;
  const note = `${part(tally.right, survived)} right, ${part(tally.wrong, survived)} on wrong words, ${part(tally.lost, survived)} lost; ${gone}`;
  record({
    area: 'A changed article',
    fault: `${name}: on other words, and nothing said`,
    tried: survived,
    lost: tally.silentlyWrong,
    note,
  });
  expect(tally.right / survived).toBeGreaterThanOrEqual(right);
  expect(tally.wrong / survived).toBeLessThanOrEqual(wrong);
  expect(tally.silentlyWrong / survived).toBeLessThanOrEqual(0.001);
  expect(tally.attached).toBeLessThanOrEqual(deleted * 0.04);
  expect(tally.silentlyAttached).toBe(0);
});
