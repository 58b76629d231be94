import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { frameFor, framesFile, remember, type Frames } from './bounds';

const screenAt = (x: number, y: number, width: number, height: number) => ({
  bounds: { x, y, width, height },
  workArea: { x, y: y + 30, width, height: height - 30 },
});
const laptop = screenAt(0, 0, 1440, 900);
const desk = screenAt(1440, -200, 2560, 1440);
const none: Frames = { last: '', frames: {} };
const frameAt = (x: number, y: number, width = 1000, height = 700, maximised = false) => ({
  bounds: { x, y, width, height },
  maximised,
});

test('a window comes back where it was, on the display that was used last', () => {
  const frames = remember(remember(none, laptop, frameAt(10, 40)), desk, frameAt(1600, 0, 1800, 1200, true));
  expect(frameFor(frames, [laptop, desk])).toEqual(frameAt(1600, 0, 1800, 1200, true));
});

test('without that display, it comes back where it was on the one that is there', () => {
  const frames = remember(remember(none, laptop, frameAt(10, 40)), desk, frameAt(1600, 0));
  expect(frameFor(frames, [laptop])).toEqual(frameAt(10, 40));
});

test('a display that was never used has nothing to come back to', () => {
  expect(frameFor(remember(none, desk, frameAt(1600, 0)), [laptop])).toBeUndefined();
  expect(frameFor(none, [laptop])).toBeUndefined();
});

test.each([
  ['left of it', frameAt(-990, 40)],
  ['right of it', frameAt(1400, 40)],
  ['below it', frameAt(10, 880)],
  ['with its head above it', frameAt(10, -50)],
  ['with its head under the system’s bar', frameAt(10, 0)],
])('a window %s could not be reached', (_where, frame) => {
  expect(frameFor(remember(none, laptop, frame), [laptop])).toBeUndefined();
});

test('a window that hangs over the edge can be reached', () => {
  expect(frameFor(remember(none, laptop, frameAt(1300, 800)), [laptop])).toEqual(frameAt(1300, 800));
});

test('frames are kept in the app’s own folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'caveat-bounds-'));
  const file = framesFile(folder);
  expect(await file.read()).toEqual(none);
  await file.update((frames) => remember(frames, laptop, frameAt(10, 40)));
  expect(frameFor(await framesFile(folder).read(), [laptop])).toEqual(frameAt(10, 40));
  rmSync(folder, { recursive: true });
});
