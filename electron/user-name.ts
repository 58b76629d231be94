import { userInfo } from 'node:os';

/** What the system calls the user; empty if it knows of none, as in some containers. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
