import { writeSync } from 'node:fs';
import type { Annotation } from '../core/annotation';
import type { SaveState } from '../core/desk';
import { Desk } from '../electron/desk/desk';

/**
 * A program of its own that opens an article, marks so many letters of it, waits between marks until the file has them
 * every now and then, and ends when all are on disk: `DATA_FOLDER ARTICLE NAME COUNT`. Says on its standard output what it
 * was answered, as soon as it was: `applied 1`, `saved 3`.
 */
const [dataFolder = '', path = '', name = '', count = ''] = process.argv.slice(2);
/** Out of this process at once: what was said is said, whatever happens next. */
const say = (words: string) => writeSync(1, `${words}\n`);
const nobody = () => Promise.resolve(undefined);
const desk = new Desk({
  dataFolder,
  services: {
    kind: 'browser',
    nativeMenu: false,
    nativeDialogs: false,
    chooseArticle: nobody,
    chooseScheme: nobody,
    chooseMarks: nobody,
    choosePlace: nobody,
    openWindow: () => undefined,
    closeWindow: () => undefined,
    show: () => undefined,
  },
  appVersion: '1',
  userName: name,
  homeFolder: dataFolder,
});
const connection = desk.connect({ send: () => undefined });
const opened = await connection.openDropped(path);
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const { article } = opened.value;
for (let mark = 1; mark <= Number(count); mark++) {
  const annotation: Annotation = {
    id: `${name}-${mark}`,
    kind: 'claim',
    fragments: [{ start: mark, end: mark + 1 }],
    attributes: {},
    confidence: 'unset',
    note: '',
    tags: [],
    evidence: [],
    origin: 'manual',
    createdBy: name,
    created: '2026-11-23T10:00:00Z',
    modified: '2026-11-23T10:00:00Z',
  };
  const answer = await connection.handle('set/apply', {
    article,
    seq: mark,
    operation: { type: 'add-annotation', annotation },
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  say(`applied ${mark}`);
  if (mark % 3 === 0) {
    const save = await connection.handle('set/save', { article });
    if (save.ok && (save.value as SaveState).state === 'saved') say(`saved ${mark}`);
  }
  await new Promise((resolve) => setTimeout(resolve, (mark * 7) % 11));
}
const [save] = await desk.flush();
desk.close();
process.exit(save?.state === 'saved' ? 0 : 1);
