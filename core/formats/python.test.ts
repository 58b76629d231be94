import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { annotationOn, annotationSet } from '../testing/arbitraries';
import { claim, setOn } from '../testing/builders';
import { exported, hashed } from '../testing/format-laws';
import { serialiseSet } from './caveat-json';
import type { ExportOptions, Format } from './format';
import { formatOf } from './formats';

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

/** What each program would do with a file of its own format: the words that it finds at every offset, one a line. */
const readers = `
import csv, json, sys
name, path, article = sys.argv[1:]
def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()
text = read(article)
def utf16(start, end):
    return text.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le")
def positions(node):
    if isinstance(node, dict):
        if node.get("type") == "TextPositionSelector":
            yield node["start"], node["end"]
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
        yield from positions(child)
content = read(path)
found = []
if name == "brat":
    for line in content.split("\\n"):
        if line.startswith("T"):
            _, told, words = line.split("\\t")
            [(start, end)] = [part.split(" ") for part in told.split(" ", 1)[1].split(";")]
            found.append(text[int(start):int(end)])
            assert found[-1] == words
elif name == "csv":
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found.append(text[int(row["start"]):int(row["end"])])
            assert found[-1] == row["quote"]
            assert utf16(int(row["start_utf16"]), int(row["end_utf16"])) == row["quote"]
elif name == "spacy":
    words, told = json.loads(content)
    assert words == text
    found = [words[start:end] for start, end, _ in told["entities"]]
elif name == "prodigy":
    task = json.loads(content)
    assert task["text"] == text
    assert all(text[one["start"]:one["end"]] == one["text"] for one in task["tokens"])
    found = [text[one["start"]:one["end"]] for one in task["spans"]]
elif name == "doccano":
    line = json.loads(content)
    assert line["text"] == text
    found = [text[one["start_offset"]:one["end_offset"]] for one in line["entities"]]
elif name == "doccano-plain":
    found = [utf16(start, end) for start, end, _ in json.loads(content)["label"]]
elif name == "label-studio":
    [task] = json.loads(content)
    assert task["data"]["text"] == text
    for one in task["annotations"][0]["result"]:
        if one["type"] == "labels":
            found.append(text[one["value"]["start"]:one["value"]["end"]])
            assert found[-1] == one["value"]["text"]
elif name == "web-annotation":
    found = [text[start:end] for start, end in positions(json.loads(content))]
elif name == "hypothesis":
    found = [utf16(start, end) for start, end in positions(json.loads(content))]
print(json.dumps(found))
`;

it
  .skipIf(!python)
  .each<[string, Partial<ExportOptions>?]>([
    ['brat'],
    ['csv'],
    ['spacy'],
    ['prodigy'],
    ['doccano', { unit: 'codepoint' }],
    ['doccano-plain', { unit: 'utf16' }],
    ['label-studio'],
    ['web-annotation'],
    ['hypothesis'],
  ])('Python 3 finds the words of every mark in a file of %s', (id, options) => {
  const sample = readFileSync(new URL('../../assets/samples/multilingual.txt', import.meta.url), 'utf8');
  const text = `🔴 👩🏽‍🚒 ${sample.replaceAll('\r\n', '\n')}`;
  const words = [...text.matchAll(/(?<![\p{L}\p{N}\p{M}'’-])[a-z]{4,}(?![\p{L}\p{N}\p{M}'’-])/giu)];
  const marks = words.map(({ 0: word, index }, number) => claim(`m${number}`, [index, index + word.length]));
  const [file, article] = [join(folder, `${id}.export`), join(folder, `${id}.txt`)];
  writeFileSync(file, exported(formatOf(id) as Format, hashed(setOn(text, ...marks)), options).files[0]?.text ?? '');
  writeFileSync(article, text);
  const ran = spawnSync(python as string, ['-c', readers, id, file, article], { encoding: 'utf8' });
  expect(ran.stderr).toBe('');
  expect(words.length).toBeGreaterThan(50);
  expect(JSON.parse(ran.stdout)).toEqual(words.map(([word]) => word));
});
