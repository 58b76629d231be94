import { OffsetMap } from '../offsets';
import type { OffsetUnit } from './offset-reading';

/** What turns the UTF-16 offsets of a text into those that are to be written. Units other than these two are read only. */
export function offsetsIn(text: string, unit: OffsetUnit): (utf16: number) => number {
  if (unit !== 'codepoint') return (utf16) => utf16;
  const offsets = new OffsetMap(text);
  return (utf16) => offsets.toCodePoints(utf16);
}
