import { readFile } from 'node:fs/promises';
import { resolvePage, securityHeaders, type PageFiles } from '../page-files';
import { appOrigin, appScheme, startAddress } from './origin';

/** What the app's scheme may do: what a page on https may, and no more. Registered before the app is ready. */
export const privilegedSchemes = [
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
];

/**
 * Answers a request for one of the page's files; anything else is not there. The path is looked up as it was written:
 * nothing is decoded, resolved or joined, and a user's file is never served.
 */
export async function answerPage(
  files: PageFiles,
  { url, method }: Pick<Request, 'url' | 'method'>,
): Promise<Response> {
  const headers = securityHeaders();
  const file =
    method === 'GET' && url.startsWith(startAddress) ? resolvePage(files, url.slice(appOrigin.length)) : undefined;
  if (!file) return new Response('There is nothing here.', { status: 404, headers });
  return new Response(new Uint8Array(await readFile(file.path)), {
    headers: { ...headers, 'Content-Type': file.type },
  });
}
