import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Desk, DeskEventName } from '../core/desk';
import { deskEventNames } from '../core/desk-names';
import { fail } from '../core/result';
import { droppedChannel, eventChannel, requestChannel } from './shell/channels';

type Listener = (payload: unknown) => void;

const listeners = new Map(deskEventNames.map((name) => [name, new Set<Listener>()]));

ipcRenderer.on(eventChannel, (_event, name: DeskEventName, payload: unknown) => {
  for (const listener of [...(listeners.get(name) ?? [])]) listener(payload);
});

/** The whole bridge. The page gets three functions: no channel, no event object, no ipcRenderer. */
const desk = {
  request: (name: string, payload: unknown) => ipcRenderer.invoke(requestChannel, name, payload),

  on: (name: DeskEventName, listener: Listener) => {
    const own = listeners.get(name);
    if (!own) throw new TypeError('There is no such event.');
    own.add(listener);
    return () => void own.delete(listener);
  },

  openDropped: async (file: unknown) => {
    const path = pathOf(file);
    return path === '' ? fail({ code: 'unknown-reference' }) : ipcRenderer.invoke(droppedChannel, path);
  },
};

/** Only a file that the user really dropped has a path; one that the page made has none. */
function pathOf(file: unknown): string {
  try {
    return webUtils.getPathForFile(file as File);
  } catch {
    return '';
  }
}

contextBridge.exposeInMainWorld('desk', Object.freeze(desk) as unknown as Desk);
