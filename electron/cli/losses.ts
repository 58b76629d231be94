import type { Loss } from '../../core/formats/format';
import { countLosses } from '../files/export-files';
import { counted, printable } from './printable';
import type { Io } from './io';

/** Says what a format had no place for, a line for each sort of loss. */
export function reportLosses(losses: readonly Loss[], io: Io): void {
  if (losses.length === 0) return;
  io.err('The format has no place for:\n');
  for (const { what, annotations } of countLosses(losses))
    io.err(`  ${printable(what)}${annotations > 0 ? ` (${counted(annotations, 'annotation')})` : ''}\n`);
}
