import type { DeskEventName } from './desk';

// Apart from the contract itself, because Electron's preload may not carry the schemas along.
const names: Readonly<Record<DeskEventName, true>> = {
  command: true,
  opened: true,
  applied: true,
  save: true,
  merged: true,
  notice: true,
  settings: true,
  connection: true,
};

/** Every event of the desk contract. */
export const deskEventNames = Object.keys(names) as readonly DeskEventName[];
