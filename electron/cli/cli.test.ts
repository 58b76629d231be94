import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, temporaryFolder } from './testing';

const names = ['open', 'show', 'validate', 'export', 'scheme'];

describe('caveat', () => {
  it.each([[[]], [['--help']], [['-h']], [['help']]])('%j names every command', async (args) => {
    const { code, out, err } = await run('/', args);
    expect([code, err]).toEqual([0, '']);
    for (const name of names) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
  });

  it('--version is one line', async () => {
    expect((await run('/', ['--version'])).out).toMatch(/^\S+\n$/);
  });

  it.each(names)('%s --help says how it is used and what every option does', async (name) => {
    for (const args of [
      [name, '--help'],
      [name, '-h'],
      ['help', name],
    ]) {
      const { code, out, err } = await run('/', args);
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain(`Usage: caveat ${name} `);
      for (const [option] of out.matchAll(/(?<=\[)--[a-z-]+/g))
        expect(out).toMatch(new RegExp(`^  ${option}.*  \\S`, 'm'));
    }
  });

  it.each([
    [['frobnicate'], 'no command called frobnicate'],
    [['--frobnicate'], 'no option --frobnicate'],
    [['help', 'frobnicate'], 'no command called'],
    [['show'], 'needs ARTICLE|SET'],
    [['show', 'a', 'b'], '“b” is one thing too many'],
    [['show', 'a', '--frobnicate'], '--frobnicate'],
    [['validate'], 'needs SET…'],
    [['export', 'a'], 'needs --to FORMAT'],
    [['export', 'a', '--to'], '--to'],
    [['export', 'a', '--to', 'brat3'], 'no format called brat3'],
    [['open', '--host', 'fridge'], 'no host called fridge'],
  ])('%j is misunderstood: 2, on standard error', async (args, problem) => {
    const { code, out, err } = await run('/', args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(problem);
  });

  it('says how to open an article whose name was all that was typed', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'story.txt'), 'Words.');
    const { code, err } = await run(folder, ['story.txt']);
    expect([code, err]).toEqual([2, expect.stringContaining('caveat open story.txt')]);
  });
});
