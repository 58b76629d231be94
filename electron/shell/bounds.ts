import type { Display, Rectangle } from 'electron';
import { join } from 'node:path';
import { z } from 'zod';
import { JsonFile } from '../files/json-file';

const frameSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  maximised: z.boolean(),
});
const framesSchema = z.object({ last: z.string(), frames: z.record(z.string(), frameSchema) });

/** Where a window is on its display, in device-independent pixels. */
export type Frame = z.infer<typeof frameSchema>;
/** Where the last window was on each display, and on which display the very last one was. */
export type Frames = z.infer<typeof framesSchema>;
type Screen = Pick<Display, 'bounds' | 'workArea'>;

/** How much of a window's head must be on a display for a hand to reach it. */
const grip = { width: 120, height: 40 };

/** The file in the app's own folder that remembers where windows were. */
export function framesFile(dataFolder: string): JsonFile<typeof framesSchema> {
  return new JsonFile(join(dataFolder, 'window.json'), framesSchema, () => ({ last: '', frames: {} }));
}

/** What was remembered for the display that was used last, if it is there, or else for the first that is. */
export function frameFor({ last, frames }: Frames, screens: readonly Screen[]): Frame | undefined {
  const ordered = [...screens.filter((screen) => keyOf(screen) === last), ...screens];
  for (const screen of ordered) {
    const frame = frames[keyOf(screen)];
    if (frame && canBeReached(frame.bounds, screen.workArea)) return frame;
  }
  return undefined;
}

export function remember({ frames }: Frames, screen: Screen, frame: Frame): Frames {
  const last = keyOf(screen);
  return { last, frames: { ...frames, [last]: frame } };
}

/** Displays have no lasting ids on every system: one is known by its size and its place among the others. */
function keyOf({ bounds: { x, y, width, height } }: Screen): string {
  return `${width}×${height} at ${x},${y}`;
}

function canBeReached(window: Rectangle, area: Rectangle): boolean {
  const left = Math.max(window.x, area.x);
  const right = Math.min(window.x + window.width, area.x + area.width);
  return right - left >= grip.width && window.y >= area.y && window.y + grip.height <= area.y + area.height;
}
