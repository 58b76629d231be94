// @ts-check
import { AnnotationIndex } from '../core/annotation-index.ts';
import { fileFromSet, readSetFile, setFromFile } from '../core/formats/caveat-json.ts';
import { exportFormats, formatOf } from '../core/formats/formats.ts';

/** @typedef {import('../core/annotation-set.ts').AnnotationSet} AnnotationSet */

export const formatIds = exportFormats.map(({ id }) => id);

/** The set in a native file. @param {string} content @returns {AnnotationSet} */
export function setOf(content) {
  const read = readSetFile(content);
  if (!read.ok) throw new Error('the workload is no set');
  return setFromFile(read.value.file);
}

/**
 * How long it takes to say which annotations are at an offset, in milliseconds: on average over many offsets.
 * @param {AnnotationSet} set
 */
export function hitTestMs({ annotations, text }) {
  const index = new AnnotationIndex(annotations);
  const turns = 20_000;
  let found = 0;
  const start = performance.now();
  for (let turn = 0; turn < turns; turn++) found += index.at((turn * 7919) % text.length).length;
  const ms = (performance.now() - start) / turns;
  if (found === 0) throw new Error('nothing is at any offset');
  return ms;
}

/** What `JSON` itself takes for what the native file of a set holds, in milliseconds. @param {AnnotationSet} set */
export function jsonCost(set) {
  const file = fileFromSet(set, { withText: true });
  const written = timed(() => JSON.stringify(file));
  return { writeMs: written.ms, readMs: timed(() => void JSON.parse(written.value)).ms };
}

/**
 * What writing a set in a format takes, and reading it again on its article, in milliseconds; `null` for what cannot be
 * read.
 * @param {string} id @param {AnnotationSet} set @returns {{ writeMs: number, readMs: number | null }}
 */
export function costOf(id, set) {
  const format = formatOf(id);
  if (!format?.write) throw new Error(`${id} cannot be written`);
  const { write, read } = format;
  const written = timed(() => write([set], { withText: true }));
  if (!read) return { writeMs: written.ms, readMs: null };
  let made = 0;
  const context = {
    article: { info: set.article, text: set.text },
    annotator: { id: 'bench', name: 'Bench' },
    now: '2026-11-23T10:00:00Z',
    makeId: () => `made-${made++}`,
    // Hashing is the host's, and is done once.
    sha256: () => set.article.textSha256,
  };
  const again = timed(() => read(written.value.files, context));
  if (!again.value.ok) throw new Error(`${id} does not read what it wrote`);
  return { writeMs: written.ms, readMs: again.ms };
}

/** @template T @param {() => T} work @returns {{ value: T, ms: number }} */
function timed(work) {
  const start = performance.now();
  const value = work();
  return { value, ms: performance.now() - start };
}
