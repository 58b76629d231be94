import type { DeskError, DeskErrorCode } from '../../core/desk';

/** The system's own code of a failed call, for example `ENOSPC`. */
export function errnoOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : 'unknown';
}

/** What a failed write means for the user. */
export function writeError(error: unknown, file: string): DeskError {
  const detail = errnoOf(error);
  return { code: writeCodes[detail] ?? 'io', file, detail };
}

/** What a failed read means for the user. */
export function readError(error: unknown, file: string): DeskError {
  const detail = errnoOf(error);
  return { code: readCodes[detail] ?? 'io', file, detail };
}

const writeCodes: Readonly<Record<string, DeskErrorCode>> = {
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EFBIG: 'no-space',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EROFS: 'read-only',
  ENOENT: 'folder-gone',
  ENOTDIR: 'folder-gone',
  ENAMETOOLONG: 'bad-name',
  EISDIR: 'directory',
};

const readCodes: Readonly<Record<string, DeskErrorCode>> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ELOOP: 'missing',
  EACCES: 'denied',
  EPERM: 'denied',
  EISDIR: 'directory',
};
