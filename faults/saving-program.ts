import * as nodeFs from 'node:fs/promises';
import { WorkingFile } from '../electron/files/working-file';

/**
 * A program of its own that replaces the content of a file by what it reads from another, and is killed at a call of the
 * file system: `FILE CONTENT CALL before|after`, counting from 1. With the call 0 it goes through, and says how many there are.
 */
const [file = '', content = '', call = '0', when = 'before'] = process.argv.slice(2);
let calls = 0;

/** Every call of an object, by which the program may end. */
function fatal<Target extends object>(target: Target): Target {
  return new Proxy(target, {
    get(object, key) {
      const value: unknown = Reflect.get(object, key);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]): Promise<unknown> => {
        const isDue = ++calls === Number(call);
        if (isDue && when === 'before') process.kill(process.pid, 'SIGKILL');
        const answer: unknown = await Reflect.apply(value, object, args);
        if (isDue) process.kill(process.pid, 'SIGKILL');
        return isHandle(answer) ? fatal(answer) : answer;
      };
    },
  });
}

function isHandle(value: unknown): value is nodeFs.FileHandle {
  return typeof value === 'object' && value !== null && 'sync' in value;
}

const working = new WorkingFile(file, fatal({ ...nodeFs }));
await working.read();
const written = await working.write(await nodeFs.readFile(content, 'utf8'));
if (Number(call) === 0) process.stdout.write(String(calls));
process.exit(written.ok ? 0 : 1);
