import type { BrowserWindowConstructorOptions } from 'electron';

export interface WindowLook {
  /** The built preload's path. */
  readonly preload: string;
  readonly icon: string;
  readonly dark: boolean;
  /** Whether the developer tools can be opened. */
  readonly devTools: boolean;
}

/** Pages keep nothing on disk: a partition without `persist:` lives in memory. */
export const partition = 'caveat';

/** How every window is made. Each switch of Electron's security checklist is set, even those that are so by default. */
export function windowOptions({ preload, icon, dark, devTools }: WindowLook): BrowserWindowConstructorOptions {
  return {
    width: 1360,
    height: 860,
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Caveat',
    icon,
    // The paper's colour, so that nothing flashes before the first paint (renderer/styles/tokens.css).
    backgroundColor: dark ? '#1b1b1a' : '#fbfaf7',
    webPreferences: {
      preload,
      partition,
      devTools,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  };
}
