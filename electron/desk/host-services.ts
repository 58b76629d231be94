import type { DeskEventName, DeskEvents, RequestPayload } from '../../core/desk';

/** One window's end of the bridge, as the desk sees it. */
export interface DeskWindow {
  send<Name extends DeskEventName>(name: Name, payload: DeskEvents[Name]): void;
}

/** What only a host can do: Electron with native dialogs and menus, the browser host with in-page ones. */
export interface HostServices {
  readonly kind: 'electron' | 'browser';
  readonly nativeMenu: boolean;
  readonly nativeDialogs: boolean;
  /** Asks for an article; the chosen path, or undefined. Called only with `nativeDialogs`. */
  chooseArticle(window: DeskWindow): Promise<string | undefined>;
  /** Asks for a scheme file; the chosen path, or undefined. Called only with `nativeDialogs`. */
  chooseScheme(window: DeskWindow): Promise<string | undefined>;
  /** Asks for a file of marks; the chosen path, or undefined. Called only with `nativeDialogs`. */
  chooseMarks(window: DeskWindow): Promise<string | undefined>;
  /** Asks where to write, and before replacing; the chosen path, or undefined. Called only with `nativeDialogs`. */
  choosePlace(window: DeskWindow, suggestedPath: string): Promise<string | undefined>;
  /** A page that stands alone as a PDF file, where the host can make one. */
  readonly toPdf?: (html: string) => Promise<Uint8Array>;
  /** Keeps a page for a window that prints it itself; its address, which can be fetched once. */
  readonly handOut?: (html: string) => string;
  openWindow(): void;
  closeWindow(window: DeskWindow): void;
  /** The window's title, the commands that can be used in it now and what they are called, for the native menu. */
  show(window: DeskWindow, shown: RequestPayload<'window/show'>): void;
}
