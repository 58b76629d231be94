import { isDeepStrictEqual } from 'node:util';
import type { BrowserWindow as ElectronWindow, Screen } from 'electron';
import { commandsFor, type CommandId } from '../../core/commands';
import { defaultScheme } from '../../core/default-scheme';
import type { RequestPayload, Settings } from '../../core/desk';
import type { KindLabels } from '../../core/kind-commands';
import type { DeskConnection } from '../desk/connection';
import type { DeskWindow } from '../desk/host-services';
import { framesFile, frameFor, remember } from './bounds';
import { eventChannel } from './channels';
import { startAddress } from './origin';
import { windowOptions, type WindowLook } from './window-options';

/** One window, and its end of the desk. */
export interface ShownWindow {
  readonly window: ElectronWindow;
  readonly connection: DeskConnection;
  readonly end: DeskWindow;
  /** The commands that can be used in it. */
  enabled: ReadonlySet<CommandId>;
  /** What can be marked in it. */
  labels: KindLabels;
  /** Whether an article is on its way into it. */
  expecting: boolean;
}

export interface WindowParts {
  readonly BrowserWindow: typeof ElectronWindow;
  readonly screen: Pick<Screen, 'getAllDisplays' | 'getDisplayMatching'>;
  readonly dataFolder: string;
  look(): WindowLook;
  connect(end: DeskWindow): DeskConnection;
}

export interface WindowEvents {
  opened(shown: ShownWindow): void;
  /** Another window is in front, or other commands can be used in the one that is. */
  front(): void;
  /** A window shows another article. */
  retitled(): void;
  /** The user chose another theme. */
  theme(theme: Settings['theme']): void;
}

/** What can be used in any window: a page that does not listen yet gets it as soon as it does. */
const always: ReadonlySet<CommandId> = new Set(
  commandsFor()
    .filter(({ when }) => !when)
    .map(({ id }) => id),
);

/** How far a further window is set off from the one it opens over. */
const cascade = 28;

/** The app's windows. The one that was used last is in front. */
export class Windows {
  /** By the id of the page's web contents; in the order of use. */
  private readonly shown = new Map<number, ShownWindow>();
  private readonly frames;
  /** Done when the place of the window closed last is on disk. */
  remembered = Promise.resolve();

  constructor(
    private readonly parts: WindowParts,
    private readonly events: WindowEvents,
  ) {
    this.frames = framesFile(parts.dataFolder);
  }

  get all(): readonly ShownWindow[] {
    return [...this.shown.values()];
  }

  get front(): ShownWindow | undefined {
    return this.all.at(-1);
  }

  ofContents(id: number): ShownWindow | undefined {
    return this.shown.get(id);
  }

  of(end: DeskWindow): ShownWindow | undefined {
    return this.all.find((candidate) => candidate.end === end);
  }

  /** Opens a window where the last one was, or beside the one in front. Its page loads by itself. */
  async open(): Promise<ShownWindow> {
    const { BrowserWindow, screen, look, connect } = this.parts;
    const frame = frameFor(await this.frames.read(), screen.getAllDisplays());
    const front = this.front?.window.getNormalBounds();
    const bounds = front ? { ...front, x: front.x + cascade, y: front.y + cascade } : frame?.bounds;
    const window = new BrowserWindow({ ...windowOptions(look()), ...bounds });
    const { id } = window.webContents;
    const end: DeskWindow = {
      send: (name, payload) => {
        if (name === 'settings') this.events.theme((payload as Settings).theme);
        if (!window.isDestroyed()) window.webContents.send(eventChannel, name, payload);
      },
    };
    const shown: ShownWindow = {
      window,
      connection: connect(end),
      end,
      enabled: always,
      labels: defaultScheme,
      expecting: false,
    };
    this.shown.set(id, shown);
    window.once('ready-to-show', () => (frame?.maximised && !front ? window.maximize() : window.show()));
    window.on('focus', () => this.bringForward(id, shown));
    window.on('close', () => {
      // Where a window was is a convenience: that it cannot be written must not keep the window from closing.
      this.remembered = this.rememberFrame(window).catch(() => undefined);
    });
    window.on('closed', () => {
      this.shown.delete(id);
      shown.connection.disconnect();
      this.events.front();
    });
    this.events.opened(shown);
    void window.loadURL(startAddress).catch((error: unknown) => {
      // A window that is closed while it loads has nothing to say.
      if (!window.isDestroyed()) throw error;
    });
    return shown;
  }

  /** What a window's page says of itself: its title, and what can be done in it. */
  show(end: DeskWindow, { title, enabled, kinds, keys, steps }: RequestPayload<'window/show'>): void {
    const shown = this.of(end);
    if (!shown || shown.window.isDestroyed()) return;
    shown.enabled = new Set(enabled);
    shown.labels = { kinds, steps, ...(keys ? { keys } : {}) };
    shown.expecting = false;
    if (shown === this.front) this.events.front();
    if (shown.window.getTitle() === title) return;
    shown.window.setTitle(title);
    this.events.retitled();
  }

  private bringForward(id: number, shown: ShownWindow): void {
    this.shown.delete(id);
    this.shown.set(id, shown);
    this.events.front();
  }

  /** Writes down where a window is, unless that is known. */
  private async rememberFrame(window: ElectronWindow): Promise<void> {
    const bounds = window.getNormalBounds();
    const screen = this.parts.screen.getDisplayMatching(bounds);
    const frame = { bounds, maximised: window.isMaximized() };
    const known = await this.frames.read();
    const frames = remember(known, screen, frame);
    if (!isDeepStrictEqual(known, frames)) await this.frames.update(() => frames);
  }
}
