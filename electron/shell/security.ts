import type { App, Session, WebContents } from 'electron';
import { isAppAddress } from './origin';

/** Turns off what Chromium would look up or send by itself. Before the app is ready. */
export function quiet({ commandLine }: { commandLine: Pick<App['commandLine'], 'appendSwitch'> }): void {
  // No name has an address, so nothing can be looked up, whoever asks.
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('dns-prefetch-disable');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('no-pings');
}

/** Nothing leaves the page: no navigation away, no second window, no webview; and no page keeps its window open. */
export function confine(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  const stay = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** No permission, no device, no certificate, no download, no spelling dictionary, no request but for the page's files. */
export function lockSession(session: LockedSession): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setCertificateVerifyProc((_request, answer) => answer(refuseCertificate));
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isAllowedRequest(url) }));
}

export type LockedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setCertificateVerifyProc'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
  | 'on'
  | 'webRequest'
>;

/** Chromium's `net::ERR_FAILED`, which `setCertificateVerifyProc` takes for a refusal. */
const refuseCertificate = -2;

/** The page's own files, and those of the developer tools. */
export function isAllowedRequest(url: string): boolean {
  return isAppAddress(url) || url.startsWith('devtools:');
}
