import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maxArticleBytes } from '../../core/desk';
import { readArticle, sha256 } from './article-file';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'caveat-article-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = async (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

describe('reading an article', () => {
  it('answers the normalised text, and what the file was like', async () => {
    const content = '\ufeff\r\n  A headline \r\nA line\rAnother\n';
    const read = await readArticle(await put('story.txt', content));
    expect(read).toMatchObject({
      ok: true,
      value: {
        text: '\n  A headline \nA line\nAnother\n',
        guessed: false,
        bytes: Buffer.byteLength(content),
        info: {
          file: 'story.txt',
          title: 'A headline',
          encoding: 'utf-8',
          bom: true,
          eol: 'mixed',
          sha256: sha256(content),
        },
      },
    });
    expect(read.ok && read.value.info.textSha256).toBe(sha256('\n  A headline \nA line\nAnother\n'));
  });

  it('cuts a long title between characters', async () => {
    const read = await readArticle(await put('story.txt', '🔴'.repeat(200)));
    expect(read.ok && [...read.value.info.title]).toHaveLength(120);
  });

  it('refuses what is no article, by name', async () => {
    const large = await put('large.txt', '');
    await truncate(large, maxArticleBytes + 1);
    await mkdir(join(folder, 'folder'));
    const refusals = [
      [join(folder, 'gone.txt'), 'missing'],
      [join(await put('file', 'x'), 'below.txt'), 'missing'],
      [join(folder, 'folder'), 'directory'],
      [await put('empty.txt', ''), 'empty'],
      [await put('blank.txt', ' \n\t\n'), 'empty'],
      [await put('mark.txt', '\ufeff'), 'empty'],
      [large, 'too-large'],
      [await put('binary.txt', Buffer.from([0, 1, 2])), 'binary'],
    ] as const;
    for (const [path, code] of refusals)
      expect(await readArticle(path), path).toMatchObject({ ok: false, error: { code, file: path.split('/').at(-1) } });
  });

  it.runIf(process.platform !== 'win32')('does not wait for a pipe that nobody writes to', async () => {
    const pipe = join(folder, 'pipe.txt');
    execFileSync('mkfifo', [pipe]);
    expect(await readArticle(pipe)).toMatchObject({ ok: false, error: { code: 'binary' } });
  });
});
