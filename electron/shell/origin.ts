/** Where the page is served in Electron. */
export const appScheme = 'app';
export const appOrigin = `${appScheme}://caveat`;
export const startAddress = `${appOrigin}/`;

/** Whether an address lies in the app's own origin: by its parts, never by how it begins. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return `${protocol}//${host}` === appOrigin && username === '' && password === '';
}
