// @ts-check
/// <reference types="electron" />
// A stand-in for the `electron` module: what main.js uses of it, in a plain Node process. The pages are the test's, at
// the other end of the process's own channel (control.mjs). A named import that is not here does not resolve, and a
// member that is not here throws: main.js cannot come to rely on something that nobody has thought about.
import { EventEmitter } from 'node:events';
import { MenuItems } from './menu-items.mjs';
import { only, refusable } from './members.mjs';

/** @param {Record<string, unknown>} message to the test */
export const tell = (message) => process.connected && process.send?.(message);

/** What the app set up, for the test to ask about. */
export const recorded = {
  sandboxed: false,
  /** @type {Record<string, string>} */
  paths: {},
  /** @type {Record<string, string>} */
  switches: {},
  /** @type {Electron.CustomScheme[]} */
  schemes: [],
  /** @type {unknown} */
  handedOver: undefined,
  /** @type {{ kind: string, options: any }[]} */
  dialogs: [],
  /** @type {Map<string, (event: any, ...args: any[]) => unknown>} */
  ipc: new Map(),
  /** @type {MenuItems | undefined} */
  menu: undefined,
};

class App extends EventEmitter {
  constructor() {
    super();
  }
  isPackaged = false;
  quitting = false;
  commandLine = only('app.commandLine', {
    /** @param {string} name @param {string} [value] */
    appendSwitch: (name, value = '') => void (recorded.switches[name] = value),
  });
  enableSandbox() {
    recorded.sandboxed = true;
  }
  /** @param {string} name @param {string} path */
  setPath(name, path) {
    recorded.paths[name] = path;
  }
  /** @param {unknown} data */
  requestSingleInstanceLock(data) {
    recorded.handedOver = data;
    return process.env.STAND_IN_IS_SECOND !== '1';
  }
  getSystemLocale = () => 'en-GB';
  whenReady() {
    return Promise.resolve();
  }
  /** @param {number} [code] */
  exit(code) {
    process.exit(code);
  }
  /** As Electron does: asks, closes every window, and goes only if all of them have. */
  quit() {
    const event = refusable();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.quitting = true;
    for (const window of windows.values()) window.close();
    this.quitting = false;
    if (windows.size > 0) return;
    this.emit('will-quit', refusable());
    this.emit('quit', {}, 0);
    process.exit(0);
  }
}
export const app = only('app', new App());
process.on('SIGTERM', () => app.quit());
// Without its test it is nothing.
process.on('disconnect', () => process.exit(1));

/** @type {Map<number, BrowserWindow>} by the id of their web contents */
export const windows = new Map();
let nextId = 1;

class WebContents extends EventEmitter {
  constructor() {
    super();
  }
  id = nextId++;
  /** @type {(details: { url: string }) => { action: string }} */
  openHandler = () => ({ action: 'allow' });
  /** @param {WebContents['openHandler']} handler */
  setWindowOpenHandler(handler) {
    this.openHandler = handler;
  }
  /** @param {string} channel @param {unknown[]} args */
  send(channel, ...args) {
    tell({ kind: 'send', contents: this.id, channel, args });
  }
  reload() {
    tell({ kind: 'reload', contents: this.id });
  }
  /** @type {(pdf: Uint8Array) => void} */
  printed = () => {};
  /** Chromium does it, in the test's process. @param {Electron.PrintToPDFOptions} options @returns {Promise<Uint8Array>} */
  printToPDF(options) {
    tell({ kind: 'print', contents: this.id, options });
    return new Promise((resolve) => (this.printed = resolve));
  }
}

export class BrowserWindow extends EventEmitter {
  destroyed = false;
  visible = false;
  maximised = false;
  title = '';
  loaded = () => {};
  /** @param {Electron.BrowserWindowConstructorOptions} options */
  constructor(options) {
    super();
    this.options = options;
    this.webContents = only('webContents', new WebContents());
    this.session = session.fromPartition(options.webPreferences?.partition ?? '');
    const self = only('BrowserWindow', this);
    windows.set(this.webContents.id, self);
    app.emit('web-contents-created', {}, this.webContents);
    return self;
  }
  /** @param {string} url */
  async loadURL(url) {
    tell({ kind: 'open', contents: this.webContents.id, url, options: this.options });
    await new Promise((resolve) => (this.loaded = () => resolve(undefined)));
    this.emit('ready-to-show');
  }
  show() {
    this.visible = true;
    this.focus();
  }
  focus() {
    this.emit('focus');
  }
  maximize() {
    this.maximised = true;
    this.show();
  }
  restore() {}
  isMaximized = () => this.maximised;
  isMinimized = () => false;
  isVisible = () => this.visible;
  isDestroyed = () => this.destroyed;
  getTitle = () => this.title;
  /** @param {string} title */
  setTitle(title) {
    this.title = title;
  }
  getNormalBounds() {
    const { x = 0, y = 0, width = 800, height = 600 } = this.options;
    return { x, y, width, height };
  }
  close() {
    const event = refusable();
    if (!this.destroyed) this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy() {
    if (this.destroyed) return;
    this.destroyed = true;
    windows.delete(this.webContents.id);
    tell({ kind: 'closed', contents: this.webContents.id });
    this.emit('closed');
    if (windows.size > 0 || app.quitting) return;
    if (!app.emit('window-all-closed')) app.quit();
  }
}

class Session extends EventEmitter {
  constructor() {
    super();
  }
  /** What was set up, by the name of the method that set it. @type {Record<string, any>} */
  set = {};
  /** @type {Map<string, (request: Request) => Response | Promise<Response>>} */
  schemes = new Map();
  protocol = only('session.protocol', {
    /** @param {string} scheme @param {(request: Request) => Response | Promise<Response>} handler */
    handle: (scheme, handler) => void this.schemes.set(scheme, handler),
  });
  webRequest = only('session.webRequest', { onBeforeRequest: this.setter('onBeforeRequest') });
  setPermissionRequestHandler = this.setter('permissionRequest');
  setPermissionCheckHandler = this.setter('permissionCheck');
  setDevicePermissionHandler = this.setter('devicePermission');
  setDisplayMediaRequestHandler = this.setter('displayMedia');
  setCertificateVerifyProc = this.setter('certificate');
  setSpellCheckerEnabled = this.setter('spellChecker');
  setSpellCheckerLanguages = this.setter('spellCheckerLanguages');
  /** @param {string} name @returns {(value: unknown) => void} */
  setter(name) {
    return (value) => void (this.set[name] = value);
  }
}
/** @type {Map<string, Session>} */
const sessions = new Map();
export const session = only('session', {
  /** @param {string} partition */
  fromPartition(partition) {
    const known = sessions.get(partition);
    if (known) return known;
    const created = only('session', new Session());
    sessions.set(partition, created);
    app.emit('session-created', created);
    return created;
  },
});

export const protocol = only('protocol', {
  /** @param {Electron.CustomScheme[]} schemes */
  registerSchemesAsPrivileged: (schemes) => void recorded.schemes.push(...schemes),
});

export const ipcMain = only('ipcMain', {
  /** @param {string} channel @param {(event: any, ...args: any[]) => unknown} handler */
  handle: (channel, handler) => void recorded.ipc.set(channel, handler),
});

export const Menu = only('Menu', {
  buildFromTemplate: MenuItems.of,
  /** @param {MenuItems} menu */
  setApplicationMenu: (menu) => void (recorded.menu = menu),
});

/** Answers of the user that the test has ready, and dialogs that wait for one. @type {((answer: any) => void)[]} */
const asked = [];
/** @type {any[]} */
const ready = [];
/** @param {any} answer of the next dialog, whether it was asked already or not */
export function answerDialog(answer) {
  const waiting = asked.shift();
  if (waiting) waiting(answer);
  else ready.push(answer);
}
/** @param {string} kind @returns {(...args: any[]) => Promise<any>} */
const dialogOf =
  (kind) =>
  async (...args) => {
    const options = args.at(-1);
    recorded.dialogs.push({ kind, options });
    const answer = ready.length > 0 ? ready.shift() : await new Promise((resolve) => asked.push(resolve));
    return answer.button === undefined ? answer : { response: options.buttons.indexOf(answer.button) };
  };
export const dialog = only('dialog', {
  showOpenDialog: dialogOf('open'),
  showSaveDialog: dialogOf('save'),
  showMessageBox: dialogOf('message'),
});

export const nativeTheme = only('nativeTheme', { shouldUseDarkColors: false, themeSource: 'system' });

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const display = { bounds: area, workArea: area };
export const screen = only('screen', { getAllDisplays: () => [display], getDisplayMatching: () => display });
