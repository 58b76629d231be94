import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { isAbsolute } from 'node:path';
import type { DeskError } from '../../core/desk';
import { fail, type Result } from '../../core/result';
import type { DeskConnection } from '../desk/connection';
import { droppedChannel, requestChannel } from './channels';
import { appOrigin } from './origin';

type Sender = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>;
type ConnectionOf = (contentsId: number) => Pick<DeskConnection, 'handle' | 'openDropped'> | undefined;
type Answer = Promise<Result<unknown, DeskError>>;

/**
 * The one gate of the bridge. A message counts only if it comes from the main frame of one of our windows while that
 * shows our page; what it says is then checked by the desk. Everything else is answered with `bad-request`.
 */
export function openGate(ipc: Pick<IpcMain, 'handle'>, connectionOf: ConnectionOf): void {
  ipc.handle(requestChannel, async (event, name: unknown, payload: unknown): Answer => {
    const connection = trusted(event) ? connectionOf(event.sender.id) : undefined;
    return connection && typeof name === 'string' ? connection.handle(name, payload) : refused;
  });
  ipc.handle(droppedChannel, async (event, path: unknown): Answer => {
    const connection = trusted(event) ? connectionOf(event.sender.id) : undefined;
    return connection && typeof path === 'string' && isAbsolute(path) ? connection.openDropped(path) : refused;
  });
}

/** A frame is null once its page is gone, and has a parent if it is not the main one. */
function trusted({ senderFrame }: Sender): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === appOrigin;
}

const refused = fail<DeskError>({ code: 'bad-request', detail: 'not from the page' });
