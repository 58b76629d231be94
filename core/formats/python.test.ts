import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { annotationOn, annotationSet } from '../testing/arbitraries';
import { setOn } from '../testing/builders';
import { serialiseSet } from './caveat-json';

/** What a researcher would write: reads each export, slices every fragment, and says what came out otherwise. */
const script = `
import json, sys
sliced, wrong = 0, []
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    text = data["article"]["text"]
    for annotation in data["annotations"]:
        for fragment in annotation["fragments"]:
            start, end = fragment["start"], fragment["end"]
            sliced += 1
            if text[start:end] != fragment["quote"]:
                wrong.append([path, annotation["id"], text[start:end], fragment["quote"]])
            if text[max(0, start - 32):start] != fragment["prefix"] or text[end:end + 32] != fragment["suffix"]:
                wrong.append([path, annotation["id"], "context"])
print(json.dumps({"sliced": sliced, "wrong": wrong}, ensure_ascii=True))
`;

const python = ['python3', 'python'].find(
  (name) => spawnSync(name, ['-c', 'import sys; assert sys.version_info[0] == 3']).status === 0,
);
if (!python) console.error('The Python test is skipped: there is no Python 3 on this machine.');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caveat-python-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.skipIf(!python)('Python 3 finds every quote by slicing the text of an export', () => {
  const sample = readFileSync(new URL('../../assets/samples/multilingual.txt', import.meta.url), 'utf8');
  const marks = fc
    .sample(annotationOn(sample, 'a'), 100)
    .map((annotation, index) => ({ ...annotation, id: `a${index}` }));
  const sets = [setOn(sample, ...marks), ...fc.sample(annotationSet, 100)];
  const files = sets.map((set, index) => {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, serialiseSet(set, { withText: true }));
    return file;
  });
  const ran = spawnSync(python as string, ['-c', script, ...files], { encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  const fragments = sets.flatMap(({ annotations }) => annotations.flatMap((annotation) => annotation.fragments));
  expect(JSON.parse(ran.stdout)).toEqual({ sliced: fragments.length, wrong: [] });
});
