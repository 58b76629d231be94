import { caveat, caveatLines } from './caveat';
import type { Format, FormatFile } from './format';

/** Every format, in the order in which they are offered; the app, the command line and the documentation read this list. */
export const formats: readonly Format[] = [caveat, caveatLines];

/** What the working file itself is in. */
export const nativeFormat: Format = caveat;

export function formatOf(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}

/** The formats that sets can be exported to. */
export const exportFormats = formats.filter((format) => format.write !== undefined);
/** The formats that can be imported. */
export const importFormats = formats.filter((format) => format.read !== undefined);

/** The format that files look like, if they look like one. */
export function recogniseFormat(files: readonly FormatFile[]): Format | undefined {
  return importFormats.find((format) => files.some((file) => format.recognises?.(file)));
}
