import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KnownSets } from './known-sets';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'caveat-known-'))));
afterEach(() => rmSync(folder, { recursive: true }));
const sets = (version = '1.0.0') => new KnownSets(join(folder, 'known-sets.json'), version);

it('knows tomorrow what it learned today', async () => {
  const today = sets();
  await today.add('a');
  expect([await today.has('a'), await today.has('b')]).toEqual([true, false]);
  await today.save();
  expect([await sets().has('a'), await sets().has('b')]).toEqual([true, false]);
});

it('does not trust what another version found', async () => {
  const old = sets('1.0.0');
  await old.add('a');
  await old.save();
  expect(await sets('1.0.1').has('a')).toBe(false);
});

it('keeps the latest thousand', async () => {
  const many = sets();
  for (let number = 0; number <= 1000; number++) await many.add(String(number));
  await many.add('1');
  await many.save();
  expect([await sets().has('0'), await sets().has('1'), await sets().has('2')]).toEqual([false, true, true]);
  const more = sets();
  await more.add('new');
  await more.save();
  expect([await sets().has('2'), await sets().has('1'), await sets().has('new')]).toEqual([false, true, true]);
});

it('writes nothing when it learned nothing, and knows nothing from a damaged file', async () => {
  await sets().save();
  expect(existsSync(join(folder, 'known-sets.json'))).toBe(false);
  writeFileSync(join(folder, 'known-sets.json'), '{"version": 1}');
  expect(await sets().has('a')).toBe(false);
});
