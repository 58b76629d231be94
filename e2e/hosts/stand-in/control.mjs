// @ts-check
// What the test may ask the stand-in for, and what happens in its pages that main.js must hear of.
import { answerDialog, app, nativeTheme, recorded, session, tell, windows } from './electron.mjs';
import { refusable } from './members.mjs';

const pages = () => session.fromPartition([...windows.values()][0]?.options.webPreferences?.partition ?? '');

/** @param {number} contents */
function windowOf(contents) {
  const window = windows.get(contents);
  if (!window) throw new Error(`There is no window ${contents}`);
  return window;
}

/** @type {Record<string, (message: any) => unknown>} */
const answers = {
  printed: ({ contents, pdf }) => windowOf(contents).webContents.printed(pdf),
  loaded: ({ contents }) => windows.get(contents)?.loaded(),
  fetch: async ({ contents, url, method }) => {
    const handler = windowOf(contents).session.schemes.get(new URL(url).protocol.slice(0, -1));
    if (!handler) return undefined;
    const response = await handler(/** @type {Request} */ ({ url, method }));
    const body = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  },
  // A frame that is gone is null; one that is not the main one has a parent.
  invoke: ({ contents, channel, args, frame }) => {
    const handler = recorded.ipc.get(channel);
    if (!handler) throw new Error(`Nobody handles ${channel}`);
    const senderFrame = frame && { url: frame.url, origin: frame.origin, parent: frame.isMain ? null : {} };
    return handler({ sender: { id: contents }, senderFrame }, ...args);
  },
  /** Whether main refuses that a frame goes there. */
  navigate: ({ contents, url, isMain }) => {
    const event = refusable({ url, isMainFrame: isMain });
    const { webContents } = windowOf(contents);
    webContents.emit('will-frame-navigate', event);
    if (isMain) webContents.emit('will-navigate', event);
    return event.defaultPrevented;
  },
  windowOpen: ({ contents, url }) => windowOf(contents).webContents.openHandler({ url }).action,
  /** Whether main cancels a request. */
  request: ({ url }) =>
    new Promise((resolve) =>
      pages().set.onBeforeRequest({ url }, (/** @type {{ cancel?: boolean }} */ answer) =>
        resolve(answer.cancel === true),
      ),
    ),
  permission: async ({ permission }) => {
    const { permissionCheck, permissionRequest } = pages().set;
    const requested = await new Promise((resolve) => permissionRequest(null, permission, resolve));
    return { checked: permissionCheck(null, permission), requested };
  },
  dialog: ({ answer }) => answerDialog(answer),
  dialogs: () => recorded.dialogs,
  /** Chooses an item of the native menu; answers false if it cannot be chosen now. */
  click: ({ id, label }) => {
    const item = recorded.menu?.find((/** @type {any} */ item) => (id ? item.id === id : item.label === label));
    if (!item?.enabled) return false;
    if (item.click) item.click(item);
    else tell({ kind: 'role', role: item.role });
    return true;
  },
  menuItem: ({ id }) => plain(recorded.menu?.find((/** @type {any} */ item) => item.id === id)),
  title: ({ contents }) => windowOf(contents).title,
  focus: ({ contents }) => windowOf(contents).focus(),
  /** The window's own close button. */
  close: ({ contents }) => windows.get(contents)?.close(),
  crash: ({ contents }) =>
    void windowOf(contents).webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
  quit: () => app.quit(),
  openFile: ({ path }) => void app.emit('open-file', refusable(), path),
  secondInstance: ({ data }) => void app.emit('second-instance', {}, [], '', data),
  setUp: () => {
    const { sandboxed, paths, switches, schemes, handedOver } = recorded;
    const { spellChecker, spellCheckerLanguages, devicePermission } = pages().set;
    return {
      ...{ sandboxed, paths, switches, schemes, handedOver },
      ...{ spellChecker, spellCheckerLanguages, device: devicePermission({}), theme: nativeTheme.themeSource },
      windows: [...windows.values()].map(({ options }) => options),
    };
  },
};

/** A menu item as data. @param {any} item @returns {any} */
function plain(item) {
  if (!item) return undefined;
  const { click: _click, submenu, ...rest } = item;
  return submenu ? { ...rest, submenu: submenu.items.map(plain) } : rest;
}

process.on('message', (/** @type {any} */ message) => {
  void (async () => answers[message.kind]?.(message))().then(
    (value) => tell({ kind: 'answer', call: message.call, value }),
    (error) => tell({ kind: 'answer', call: message.call, error: String(error) }),
  );
});
