import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, screen, session } from 'electron';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommandId } from '../core/commands';
import type { Settings } from '../core/desk';
import { appVersion } from './app-version';
import { defaultDataFolder } from './data-folder';
import { Desk } from './desk/desk';
import { loadPageFiles } from './page-files';
import { showArticles } from './shell/articles';
import { offerReload } from './shell/crash';
import { chooseArticle, chooseMarks, choosePlace, chooseScheme } from './shell/dialogs';
import { openGate } from './shell/ipc';
import { NativeMenu } from './shell/native-menu';
import { appScheme } from './shell/origin';
import { answerPage, privilegedSchemes } from './shell/protocol';
import { askAboutFailures, Departure } from './shell/quit';
import { PdfPrinter, printPartition } from './shell/pdf-printer';
import { recentItems } from './shell/recent';
import { confine, lockSession, quiet } from './shell/security';
import { articleArguments, isOnlyInstance } from './shell/single-instance';
import { partition } from './shell/window-options';
import { Windows } from './shell/windows';
import { userName } from './user-name';

const mac = process.platform === 'darwin';
const dist = dirname(fileURLToPath(import.meta.url));
const dataFolder = process.env.CAVEAT_DATA_FOLDER ?? defaultDataFolder(homedir());

// Before the app is ready.
app.enableSandbox();
const electronFolder = join(dataFolder, 'electron');
mkdirSync(electronFolder, { recursive: true, mode: 0o700 });
app.setPath('userData', electronFolder);
quiet(app);
protocol.registerSchemesAsPrivileged(privilegedSchemes);
app.on('session-created', lockSession);
app.on('web-contents-created', (_event, contents) => confine(contents));

const windows: Windows = new Windows(
  {
    BrowserWindow,
    screen,
    dataFolder,
    look: () => ({
      preload: join(dist, 'preload.cjs'),
      icon: join(dist, '..', 'assets', 'icons', '256x256.png'),
      dark: nativeTheme.shouldUseDarkColors,
      devTools: !app.isPackaged,
    }),
    connect: (end) => desk.connect(end),
  },
  {
    opened: ({ window, connection }) => {
      offerReload(window, dialog);
      departure.guard(
        window,
        async () => (connection.document ? [await connection.document.save()] : []),
        () => !mac && windows.all.length === 1,
      );
    },
    front: () => menu.enable(windows.front?.enabled, windows.front?.labels),
    retitled: () => void showRecent(),
    theme: followTheme,
  },
);

/** Made once the app is ready, before any page can ask for it. */
let pdf: PdfPrinter;

const desk: Desk = new Desk({
  dataFolder,
  appVersion,
  userName: userName(),
  homeFolder: homedir(),
  services: {
    kind: 'electron',
    nativeMenu: true,
    nativeDialogs: true,
    chooseArticle: async (end) => {
      const shown = windows.of(end);
      return shown && chooseArticle(dialog, shown.window);
    },
    chooseScheme: async (end) => {
      const shown = windows.of(end);
      return shown && chooseScheme(dialog, shown.window);
    },
    chooseMarks: async (end) => {
      const shown = windows.of(end);
      return shown && chooseMarks(dialog, shown.window);
    },
    choosePlace: async (end, path) => {
      const shown = windows.of(end);
      return shown && choosePlace(dialog, shown.window, path);
    },
    toPdf: (html) => pdf.print(html),
    openWindow: () => void windows.open(),
    closeWindow: (end) => windows.of(end)?.window.close(),
    show: (end, shown) => windows.show(end, shown),
  },
});

const menu = new NativeMenu(Menu, mac, {
  run: (id) => void run(id),
  openRecent: (path) => void showArticles([path], windows, desk),
  // If the list cannot be written, the menu goes on showing it.
  clearRecent: () => void desk.data.recent.update(() => []).then(showRecent, showRecent),
});
const departure = new Departure(
  app,
  async () => {
    await windows.remembered;
    return desk.flush();
  },
  (saves, window) => askAboutFailures(dialog, saves, window),
);

/** Runs a command of the native menu in the window in front. Only macOS has a menu where there is no window. */
async function run(id: CommandId): Promise<void> {
  const { front } = windows;
  if (front) desk.command(id, front.end);
  else {
    const { end } = await windows.open();
    if (id !== 'file.new-window') desk.command(id, end);
  }
}

async function showRecent(): Promise<void> {
  menu.showRecent(await recentItems((await desk.data.recent.read()).map(({ path }) => path)));
}

/** The system's own parts of a window go with the page: its frame, its menus, its dialogs. */
function followTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme;
}

/** Articles that came before the app was ready. */
const waiting = articleArguments(process.argv, process.cwd(), app.isPackaged);
let ready = false;
const open = (articles: readonly string[]): void => {
  if (ready) void showArticles(articles, windows, desk);
  else waiting.push(...articles);
};

if (isOnlyInstance(app, waiting, open)) void app.whenReady().then(start);
else app.exit(0);

async function start(): Promise<void> {
  pdf = new PdfPrinter({
    BrowserWindow,
    session: session.fromPartition(printPartition),
    locale: app.getSystemLocale(),
  });
  openGate(ipcMain, (id) => windows.ofContents(id)?.connection);
  const files = loadPageFiles(dist);
  session.fromPartition(partition).protocol.handle(appScheme, (request) => answerPage(files, request));
  app.on('activate', () => open([]));
  if (mac) app.on('window-all-closed', () => menu.enable());
  followTheme((await desk.settings()).theme);
  ready = true;
  await showArticles(waiting, windows, desk);
  await showRecent();
}
