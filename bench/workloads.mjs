// @ts-check
import { createHash, randomUUID } from 'node:crypto';

/** @typedef {{ id: string, kind: string, start: number, end: number }} Mark offsets in UTF-16, which here are code points too */
/** @typedef {{ name: string, bytes: number, annotations: number, text: string, marks: Mark[] }} Workload */

const vocabulary =
  'the a minister said on Monday that harbour bridge would reopen after inspection while union officials reportedly found cracks in two piers according to people familiar with matter costs may double this year council voted against plan and residents’ group called it a scandal'.split(
    ' ',
  );
const kinds = ['claim', 'attribution', 'unverified'];

/**
 * An article of about so many bytes, in paragraphs with a blank line between, and so many marks spread over it, a
 * fifth of which overlap their neighbour. The same for the same numbers.
 * @param {string} name @param {number} bytes @param {number} annotations @returns {Workload}
 */
export function workload(name, bytes, annotations) {
  const random = generator(bytes + annotations);
  const words = (/** @type {number} */ count) =>
    Array.from({ length: count }, () => vocabulary[Math.floor(random() * vocabulary.length)]).join(' ');
  let text = '';
  while (text.length < bytes) text += `${words(25 + Math.floor(random() * 50))}.\n\n`;
  const marks = Array.from({ length: annotations }, (_, index) => {
    const at = Math.floor((index * (text.length - 200)) / annotations);
    const start = text.indexOf(' ', text[at] === '\n' ? at + 2 : at) + 1;
    const line = text.indexOf('\n', start);
    const reach = index % 5 === 0 ? (text.length / annotations) * 1.5 : (text.length / annotations) * 0.5;
    const end = Math.max(Math.min(text.indexOf(' ', start + Math.max(4, reach)), line), start + 1);
    return { id: randomUUID(), kind: /** @type {string} */ (kinds[index % 3]), start, end };
  });
  return { name, bytes, annotations, text, marks };
}

/** The workload's annotation set as a native file. @param {Workload} workload @param {string} file */
export function setFile({ text, marks }, file) {
  const time = '2026-11-23T10:00:00Z';
  const hash = createHash('sha256').update(text).digest('hex');
  return JSON.stringify({
    format: 'caveat-annotation-set',
    version: 1,
    offsetUnit: 'codepoint',
    article: {
      file,
      title: '',
      metadata: {},
      encoding: 'utf-8',
      bom: false,
      eol: 'lf',
      sha256: hash,
      textSha256: hash,
      text,
    },
    annotators: [{ id: 'bench', name: 'Bench' }],
    annotations: marks.map(({ id, kind, start, end }) => ({
      id,
      kind,
      fragments: [
        {
          start,
          end,
          quote: text.slice(start, end),
          prefix: text.slice(Math.max(0, start - 32), start),
          suffix: text.slice(end, end + 32),
        },
      ],
      attributes: {},
      confidence: 'unset',
      note: '',
      tags: [],
      evidence: [],
      origin: 'manual',
      createdBy: 'bench',
      created: time,
      modified: time,
    })),
    relations: [],
    coverage: [],
  });
}

/** Numbers between 0 and 1 that are the same every time. @param {number} seed */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
