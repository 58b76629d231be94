import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Progress } from './progress';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

/** What a watcher sees of a task that tells its news every 50 ms. */
function seen(watched: boolean, steps: number): string[] {
  const said: string[] = [];
  const progress = new Progress({ watched, err: (text: string) => void said.push(text) } as never);
  for (let step = 1; step <= steps; step++) {
    vi.advanceTimersByTime(50);
    progress.show(`step ${step}`);
  }
  progress.end();
  return said;
}

it('tells a watcher of a long task, not too often, and cleans up', () => {
  expect(seen(true, 11)).toEqual(['\r\x1b[Kstep 6', '\r\x1b[Kstep 8', '\r\x1b[Kstep 10', '\r\x1b[K']);
});

it('says nothing of a short task, nor where nobody watches', () => {
  expect(seen(true, 5)).toEqual([]);
  expect(seen(false, 100)).toEqual([]);
});
