import { describe, expect, it } from 'vitest';
import { deskErrorCodes, type DeskErrorCode, type Notice } from './desk';
import { explain, explainNotice } from './messages';

/** Faults of the conversation between window and host: no file is to blame. */
const aboutNoFile: readonly DeskErrorCode[] = ['bad-request', 'unknown-reference', 'rejected', 'disconnected'];

/** What a person may be told is safe, and what to do next. */
const reassurance = /nothing (there )?was|stays as it is|is whole|are safe|has not written|taken back|holds what/i;
const nextStep = /open|choose|find|ask|save|split|update|delete|make room|bring|leave out|check|keep|agree|look/i;

describe('every error', () => {
  it.each(deskErrorCodes)('%s is explained to a person', (code) => {
    const { title, body } = explain({ code, file: 'story.txt', detail: 'EWHY' });
    for (const words of [title, body]) expect(words).not.toMatch(/undefined|null|\[object|\s{2}|\(\)/);
    expect(title).toMatch(/^\p{Lu}|^“story/u);
    expect(title).not.toMatch(/\.$/);
    expect(body).toMatch(/^[\p{Lu}“].*\.$/u);
    if (!aboutNoFile.includes(code)) expect(`${title} ${body}`).toContain('“story.txt”');
    expect(body).toMatch(nextStep);
  });

  it.each(deskErrorCodes.filter((code) => !['directory', 'empty', 'bad-name'].includes(code)))(
    '%s says what is safe',
    (code) => {
      expect(explain({ code, file: 'story.txt' }).body).toMatch(reassurance);
    },
  );

  it.each(deskErrorCodes)('%s reads well without a file name and a detail', (code) => {
    const { title, body } = explain({ code });
    expect(title).toMatch(/^\p{Lu}/u);
    for (const words of [title, body]) expect(words).not.toMatch(/undefined|“”|\(\)|\s{2}/);
  });

  it('is explained differently from every other', () => {
    const titles = deskErrorCodes.filter((code) => code !== 'unknown-reference').map((code) => explain({ code }).title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it.each([
    ['other-document', 'a PDF'],
    ['undecodable', 'Shift_JIS'],
    ['no-space', 'ENOSPC'],
    ['too-large', 'it has 61 MB'],
  ] as const)('%s says %s', (code, detail) => {
    const { title, body } = explain({ code, file: 'story.txt', detail });
    expect(`${title} ${body}`).toContain(detail);
  });
});

describe('every notice', () => {
  const file = 'story.txt';
  const notices: readonly Notice[] = [
    { code: 'set-damaged', file, setAside: 'story.txt.caveat.damaged-1.json', problem: '/version: wrong' },
    { code: 'set-damaged', file, problem: '/version: wrong' },
    { code: 'set-newer', file, version: 2 },
    { code: 'article-changed', file },
    { code: 'article-missing', file },
    { code: 'article-rewritten', file },
    { code: 'others-marks', file, by: ['Anna'], added: 3, changed: 1, removed: 0 },
    { code: 'others-marks', file, by: [], added: 0, changed: 0, removed: 0 },
    { code: 'recovered', file, count: 2 },
    { code: 'kept-apart', file },
    { code: 'dropped-copy', file },
    { code: 'encoding-guessed', encoding: 'windows-1252' },
  ];

  it.each(notices.map((notice) => [notice.code, notice] as const))(
    '%s names what it is about, in sentences',
    (_code, notice) => {
      const { title, body } = explainNotice(notice);
      expect(title).toContain('encoding' in notice ? 'windows-1252' : '“story.txt”');
      expect(body).toMatch(/\.$/);
      expect(`${title} ${body}`).not.toMatch(/undefined|\s{2}/);
    },
  );

  it('others-marks says whose marks came, how many, and what else became another', () => {
    const title = (by: readonly string[], added: number, changed: number, removed: number) =>
      explainNotice({ code: 'others-marks', file, by, added, changed, removed }).title;
    expect(title(['Anna'], 3, 1, 0)).toBe('Anna’s marks were added to “story.txt”: 3 new, 1 changed');
    expect(title(['Anna', 'Ben'], 2, 0, 0)).toBe('Anna’s and Ben’s marks were added to “story.txt”: 2 new');
    expect(title([], 0, 1, 2)).toBe('Marks were changed in “story.txt”: 1 changed, 2 deleted');
  });

  it('set-damaged says where the file went and what is wrong with it', () => {
    const [aside, stays] = notices as readonly [Notice, Notice];
    expect(explainNotice(aside).body).toMatch(/“story\.txt\.caveat\.damaged-1\.json”.*\/version: wrong/);
    expect(explainNotice(stays).body).toMatch(/stays as it is.*\/version: wrong/);
  });
});
