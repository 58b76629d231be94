import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultScheme } from '../../core/default-scheme';
import { readSchemeFile, serialiseScheme } from '../../core/formats/scheme-file';
import type { Scheme } from '../../core/scheme';
import { run, temporaryFolder, writeArticle, writeSet } from './testing';

const ours: Scheme = { ...defaultScheme, id: 'desk', name: 'Our desk', version: '2' };

describe('caveat scheme', () => {
  it('checks files, and says where each problem is', async () => {
    const folder = temporaryFolder();
    const write = (name: string, content: string) => writeFileSync(join(folder, name), content);
    write('good.caveat-scheme.json', serialiseScheme(ours));
    const twice = { ...ours, kinds: [ours.kinds[0], { ...ours.kinds[1], id: 'claim' }] } as Scheme;
    write('twice.caveat-scheme.json', serialiseScheme(twice));
    write('broken.json', '{');
    write('newer.json', serialiseScheme(ours).replace('"version": 1', '"version": 2'));
    const files = ['good.caveat-scheme.json', 'twice.caveat-scheme.json', 'broken.json', 'newer.json', 'missing.json'];
    const { code, out } = await run(folder, ['scheme', 'validate', ...files]);
    expect(code).toBe(1);
    expect(out).toContain('good.caveat-scheme.json: in order. “Our desk”: 3 kinds, 5 relation types.\n');
    expect(out).toContain('twice.caveat-scheme.json: /scheme/kinds/1/id: the id “claim” is used twice\n');
    expect(out).toMatch(/^broken\.json: it is not JSON/m);
    expect(out).toMatch(/^newer\.json: .*newer Caveat/m);
    expect(out).toMatch(/^missing\.json: .*is not there/m);
    expect((await run(folder, ['scheme', 'validate', files[0] as string])).code).toBe(0);
    const { out: json } = await run(folder, ['scheme', 'validate', ...files, '--json']);
    expect((JSON.parse(json) as { valid: boolean }[]).map(({ valid }) => valid)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('shows the scheme of a file and of a set, in words and as a file', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'desk.caveat-scheme.json'), serialiseScheme(ours));
    writeSet(folder, 'own.json', { ...writeArticle(folder, 'story.txt', 'The bridge.\n'), scheme: ours });
    writeSet(folder, 'plain.json', writeArticle(folder, 'story.txt', 'The bridge.\n'));
    for (const file of ['desk.caveat-scheme.json', 'own.json']) {
      const { code, out } = await run(folder, ['scheme', 'show', file]);
      expect(code).toBe(0);
      expect(out).toContain('Our desk');
      expect(out).toContain('claim: Claim');
      expect(out).toMatch(/status +Finding: unverified \(default\), in-progress/);
      const { out: json } = await run(folder, ['scheme', 'show', file, '--json']);
      expect(readSchemeFile(json)).toEqual({ ok: true, value: ours });
    }
    expect((await run(folder, ['scheme', 'show', 'plain.json'])).out).toContain(defaultScheme.name);
  });

  it('says why there is none to show', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'x.caveat-scheme.json'), '{"format": "caveat-scheme", "version": 1}');
    const { code, err } = await run(folder, ['scheme', 'show', 'x.caveat-scheme.json']);
    expect([code, err]).toEqual([1, expect.stringContaining('/scheme: ')]);
    expect((await run(folder, ['scheme', 'show', 'a', 'b'])).code).toBe(2);
    expect((await run(folder, ['scheme', 'frobnicate', 'a'])).code).toBe(2);
  });
});
