import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultSettings } from '../../core/desk';
import { AppData } from '../files/app-data';
import { defaultScheme } from '../../core/default-scheme';
import { serialiseScheme } from '../../core/formats/scheme-file';
import { run, temporaryFolder } from './testing';

const text = 'The bridge is safe.\n';

function desk() {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'story.txt'), text);
  writeFileSync(join(folder, 'marks.csv'), 'kind,quote,start,end\nclaim,bridge,4,10\n');
  return folder;
}
const annotators = (folder: string) => {
  const file = JSON.parse(readFileSync(join(folder, 'story.txt.caveat.json'), 'utf8'));
  expect(file.annotations[0].createdBy).toBe(file.annotators[0].id);
  return file.annotators as readonly { id: string; name: string }[];
};

it('reports on each file, goes on after a bad one, and fails in the end', async () => {
  const folder = desk();
  for (const name of ['one', 'two']) writeFileSync(join(folder, `${name}.txt`), text);
  writeFileSync(join(folder, 'one.ann'), 'T1\tClaim 4 10\tbridge\n');
  writeFileSync(join(folder, 'bad.ann'), 'nothing of brat’s\n');
  writeFileSync(join(folder, 'two.ann'), 'T1\tClaim 4 10\tbridge\nT2\tClaim nowhere\n');
  const args = ['import', 'one.ann', 'bad.ann', 'gone.ann', 'two.ann', '--from', 'brat'];
  const { code, out, err } = await run(folder, args);
  expect(code).toBe(1);
  expect(out).toMatch(/^one\.ann .*1 placed.*0 failed\ntwo\.ann .*1 placed.*1 failed\n {2}two\.ann, line 2: /);
  expect(err).toMatch(/“bad\.ann” could not be read as brat standoff[^]*“gone\.ann” is not there/);
  for (const name of ['one', 'two']) expect(existsSync(join(folder, `${name}.txt.caveat.json`))).toBe(true);

  const again = await run(folder, [...args, '--force', '--json']);
  expect(again).toMatchObject({ code: 1, err: '' });
  expect(JSON.parse(again.out)).toMatchObject([
    { file: join(folder, 'one.ann'), placed: 1, failed: [], wrote: join(folder, 'one.txt.caveat.json') },
    { file: join(folder, 'bad.ann'), error: { title: expect.stringContaining('brat') } },
    { file: join(folder, 'gone.ann'), error: { title: expect.stringContaining('not there') } },
    { file: join(folder, 'two.ann'), failed: [{ where: 'two.ann, line 2' }], wrote: expect.any(String) },
  ]);
});

it('says of each file what in it belongs to no set', async () => {
  const folder = desk();
  const line = JSON.stringify({ text, label: [[4, 10, 'Claim']], article_file: 'story.txt' });
  writeFileSync(join(folder, 'a.jsonl'), `${line}\n`);
  writeFileSync(join(folder, 'b.jsonl'), `${line.replace('story', 'other')}\n{"text": \n`);
  const { out } = await run(folder, ['import', 'a.jsonl', 'b.jsonl', '--from', 'doccano-plain', '--json']);
  expect(JSON.parse(out)).toMatchObject([{ failed: [] }, { failed: [{ where: 'b.jsonl, line 2' }] }]);
});

it('converts the files that can be read, and fails for the others', async () => {
  const folder = desk();
  writeFileSync(join(folder, 'bad.csv'), 'nothing\n');
  const args = ['convert', 'bad.csv', 'marks.csv', '--from', 'csv', '--article', 'story.txt', '--to', 'caveat-jsonl'];
  const { code, out, err } = await run(folder, args);
  expect(code).toBe(1);
  expect(err).toContain('“bad.csv” could not be read');
  expect(JSON.parse(out)).toMatchObject({ annotations: [{ kind: 'claim' }] });
});

it('asks which format it is when it may be in more than one', async () => {
  const folder = desk();
  const line = { text, entities: [[4, 10, 'Claim']], label: [[4, 10, 'Unverified']], article_file: 'story.txt' };
  writeFileSync(join(folder, 'both.jsonl'), `${JSON.stringify(line)}\n`);
  const asked = await run(folder, ['import', 'both.jsonl']);
  expect(asked).toMatchObject({ code: 1, err: expect.stringMatching(/doccano-plain[^]*and spacy[^]*--from/) });
  expect(existsSync(join(folder, 'story.txt.caveat.json'))).toBe(false);
  expect((await run(folder, ['import', 'both.jsonl', '--from', 'spacy'])).code).toBe(0);
});

it('says whose the marks are: the app’s own annotator, or who is named', async () => {
  const folder = desk();
  const dataFolder = join(temporaryFolder(), 'data');
  const settings = { ...defaultSettings, annotator: 'Ada Löwe' };
  await new AppData(dataFolder, '1').settings.update(() => ({ annotatorId: 'ada-id', settings }));
  const args = ['import', 'marks.csv', '--article', 'story.txt', '--force'];
  await run(folder, args, { dataFolder });
  expect(annotators(folder)).toEqual([{ id: 'ada-id', name: 'Ada Löwe' }]);
  await run(folder, [...args, '--annotator', 'Ben'], { dataFolder });
  expect(annotators(folder)).toEqual([{ id: 'Ben', name: 'Ben' }]);
  await run(folder, [...args, '--annotator', 'Ada Löwe'], { dataFolder });
  expect(annotators(folder)).toEqual([{ id: 'ada-id', name: 'Ada Löwe' }]);
  for (const name of ['', ' ', 'x'.repeat(201)])
    expect(await run(folder, [...args, '--annotator', name], { dataFolder })).toMatchObject({ code: 2 });

  const fresh = join(temporaryFolder(), 'data');
  await run(folder, args, { dataFolder: fresh });
  const [first] = annotators(folder);
  await run(folder, args, { dataFolder: fresh });
  expect(annotators(folder)).toEqual([first]);
  expect((await new AppData(fresh, '1').annotator('system')).id).toBe(first?.id);
});

it('shows names of files without what could make a terminal do things', async () => {
  const folder = desk();
  const nasty = 'a\u001b]0;gone\u0007\u009b2J.csv';
  writeFileSync(join(folder, nasty), readFileSync(join(folder, 'marks.csv')));
  const to = ['--article', 'story.txt', '--out', `${nasty}.json`];
  const calls = [
    ['import', nasty, ...to],
    ['import', nasty, ...to, '--force', '--json'],
    ['import', nasty, '--from', nasty],
    ['convert', nasty, '--article', 'story.txt', '--to', 'csv', '--out', `out${nasty}`],
    ['export', `${nasty}.json`, '--to', 'brat'],
    ['export', `${nasty}.json`, '--to', 'csv', '--out', `x${nasty}`, '--json'],
    ['export', `${nasty}.json`, '--to', nasty],
    ['export', `${nasty}.json`, '--to', 'csv', '--unit', nasty],
    ['report', `${nasty}.json`, '--kind', nasty],
    ['anchor', `${nasty}.json`, 'story.txt', '--out', `y${nasty}`],
    ['validate', `${nasty}.json`, '--json'],
    ['show', `${nasty}.json`, nasty],
    ['open', nasty, '--host', nasty],
    [nasty],
  ];
  for (const args of calls) {
    const { out, err } = await run(folder, args);
    expect(out + err).not.toBe('');
    expect((out + err).replaceAll('\n', '').replaceAll('\t', '')).not.toMatch(/\p{Cc}/u);
  }
});

it('reads labels by the scheme that is named', async () => {
  const folder = desk();
  const [kind] = defaultScheme.kinds;
  if (!kind) throw new Error('there is no kind');
  const { statusAttribute: _, ...plain } = kind;
  const fact = { ...plain, id: 'fact', name: 'Fact', plural: 'Facts', roles: [], attributes: [] };
  const scheme = { ...defaultScheme, id: 'desk', name: 'Desk', kinds: [fact], relationTypes: [] };
  writeFileSync(join(folder, 'desk.caveat-scheme.json'), serialiseScheme(scheme));
  writeFileSync(join(folder, 'facts.csv'), 'kind,quote,start,end\nFact,bridge,4,10\n');
  const args = ['import', 'facts.csv', '--article', 'story.txt', '--scheme'];
  expect(await run(folder, [...args, 'gone.caveat-scheme.json'])).toMatchObject({ code: 1, out: '' });
  expect(await run(folder, [...args, 'desk.caveat-scheme.json'])).toMatchObject({
    code: 0,
    err: 'Wrote story.txt.caveat.json.\n',
  });
  const file = JSON.parse(readFileSync(join(folder, 'story.txt.caveat.json'), 'utf8'));
  expect(file).toMatchObject({ scheme: { id: 'desk' }, annotations: [{ kind: 'fact', tags: [] }] });
});
