// @ts-check
// A stand-in for the `electron` module: the part that main.js uses, in a plain Node process. Pages are the test's; the
// two talk over the process's own channel. What is not here throws, because a named import of it does not resolve.
import { EventEmitter } from 'node:events';

/** @type {Map<string, (request: Request) => Promise<Response>>} */
const protocols = new Map();
/** @type {Map<string, (event: unknown, ...args: unknown[]) => unknown>} */
const handlers = new Map();
/** @type {Map<number, BrowserWindow>} */
const windows = new Map();
/** Answers that the test has ready for the next dialogs. @type {unknown[]} */
const dialogAnswers = [];
/** What the app set up, for the test to ask about. @type {Record<string, any>} */
const recorded = { privileges: [], sandboxed: false, dialogs: [] };
let nextId = 1;

/** @param {Record<string, unknown>} message */
const tell = (message) => process.connected && process.send?.(message);

class App extends EventEmitter {
  isPackaged = false;
  enableSandbox() {
    recorded.sandboxed = true;
  }
  setPath() {}
  requestSingleInstanceLock() {
    return true;
  }
  whenReady() {
    return Promise.resolve();
  }
  /** @param {number} [code] */
  exit(code) {
    process.exit(code);
  }
  quit() {
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) process.exit(0);
  }
}
export const app = new App();

class WebContents extends EventEmitter {
  id = nextId++;
  /** @type {(details: { url: string }) => { action: string }} */
  windowOpenHandler = () => ({ action: 'allow' });
  /** @param {typeof this.windowOpenHandler} handler */
  setWindowOpenHandler(handler) {
    this.windowOpenHandler = handler;
  }
  /** @param {string} channel @param {unknown[]} args */
  send(channel, ...args) {
    tell({ kind: 'send', contents: this.id, channel, args });
  }
}

export class BrowserWindow extends EventEmitter {
  webContents = new WebContents();
  title = '';
  destroyed = false;
  /** @param {Record<string, unknown>} options */
  constructor(options) {
    super();
    this.options = options;
    windows.set(this.webContents.id, this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  /** @param {string} url */
  async loadURL(url) {
    tell({ kind: 'open', contents: this.webContents.id, url, options: this.options });
    this.emit('ready-to-show');
  }
  show() {}
  focus() {}
  restore() {}
  isMinimized() {
    return false;
  }
  isFocused() {
    return true;
  }
  isDestroyed() {
    return this.destroyed;
  }
  getNormalBounds() {
    return { x: 0, y: 0, width: 1360, height: 860 };
  }
  /** @param {string} title */
  setTitle(title) {
    this.title = title;
  }
  close() {
    this.emit('close', {});
    this.destroyed = true;
    windows.delete(this.webContents.id);
    tell({ kind: 'closed', contents: this.webContents.id });
    this.emit('closed');
    if (windows.size === 0) app.emit('window-all-closed');
  }
}

export const ipcMain = {
  /** @param {string} channel @param {(event: unknown, ...args: unknown[]) => unknown} handler */
  handle: (channel, handler) => handlers.set(channel, handler),
};

export const protocol = {
  /** @param {unknown[]} schemes */
  registerSchemesAsPrivileged: (schemes) => recorded.privileges.push(...schemes),
  /** @param {string} scheme @param {(request: Request) => Promise<Response>} handler */
  handle: (scheme, handler) => protocols.set(scheme, handler),
};

/** @type {any} */
let applicationMenu;
export const Menu = {
  /** @param {unknown} template */
  buildFromTemplate: (template) => template,
  /** @param {unknown} menu */
  setApplicationMenu: (menu) => (applicationMenu = menu),
};

const setUp = /** @param {string} name */ (name) => /** @param {unknown} value */ (value) => (recorded[name] = value);
export const session = {
  defaultSession: {
    setPermissionRequestHandler: setUp('permissionRequest'),
    setPermissionCheckHandler: setUp('permissionCheck'),
    setDevicePermissionHandler: setUp('devicePermission'),
    setDisplayMediaRequestHandler: setUp('displayMedia'),
    setCertificateVerifyProc: setUp('certificate'),
    setSpellCheckerEnabled: setUp('spellChecker'),
    webRequest: { onBeforeRequest: setUp('beforeRequest') },
  },
};

/** @param {string} kind */
const dialogOf =
  (kind) =>
  async (/** @type {unknown[]} */ ...args) => {
    recorded.dialogs.push({ kind, options: args.at(-1) });
    return dialogAnswers.shift() ?? { canceled: true, filePaths: [], response: 0 };
  };
export const dialog = {
  showOpenDialog: dialogOf('open'),
  showSaveDialog: dialogOf('save'),
  showMessageBox: dialogOf('message'),
};

export const nativeTheme = { shouldUseDarkColors: false };
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };

/** @param {any} items @param {string} id @returns {any} */
const itemOf = (items, id) =>
  items
    ?.flatMap((/** @type {any} */ item) => [item, itemOf(item.submenu, id)])
    .find((/** @type {any} */ item) => item?.id === id);

/** What the test may ask for. @type {Record<string, (message: any) => unknown>} */
const answers = {
  fetch: async ({ url, method }) => {
    const handler = protocols.get(new URL(url).protocol.slice(0, -1));
    const response = handler
      ? await handler({ .../** @type {any} */ ({}), url, method })
      : new Response('', { status: 404 });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    };
  },
  invoke: ({ contents, channel, args, frame }) => {
    const senderFrame = frame && { url: frame.url, parent: frame.isMain ? null : {} };
    return handlers.get(channel)?.({ sender: { id: contents }, senderFrame }, ...args);
  },
  navigate: ({ contents, url, event }) => {
    let prevented = false;
    windows.get(contents)?.webContents.emit(event, { url, preventDefault: () => (prevented = true) });
    return prevented;
  },
  windowOpen: ({ contents, url }) => windows.get(contents)?.webContents.windowOpenHandler({ url }),
  dialog: ({ answer }) => void dialogAnswers.push(answer),
  dialogs: () => recorded.dialogs,
  click: ({ id }) => {
    const item = itemOf(applicationMenu, id);
    if (!item?.enabled) return false;
    item.click();
    return true;
  },
  menuItem: ({ id }) => {
    const { click: _click, ...item } = itemOf(applicationMenu, id) ?? {};
    return item;
  },
  title: ({ contents }) => windows.get(contents)?.title,
  close: ({ contents }) => windows.get(contents)?.close(),
  openFile: ({ path }) => void app.emit('open-file', { preventDefault() {} }, path),
  secondInstance: ({ argv, folder }) => void app.emit('second-instance', {}, argv, folder),
  request: async ({ url }) => new Promise((resolve) => recorded.beforeRequest({ url }, resolve)),
  permission: async ({ permission }) => ({
    check: recorded.permissionCheck(null, permission),
    request: await new Promise((resolve) => recorded.permissionRequest(null, permission, resolve)),
  }),
  setUp: () => ({
    privileges: recorded.privileges,
    sandboxed: recorded.sandboxed,
    spellChecker: recorded.spellChecker,
    device: recorded.devicePermission({}),
  }),
};

process.on('message', (/** @type {any} */ message) => {
  void Promise.resolve(answers[message.kind]?.(message)).then(
    (value) => tell({ kind: 'answer', id: message.id, value }),
    (error) => tell({ kind: 'answer', id: message.id, error: String(error) }),
  );
});
