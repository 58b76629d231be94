import { describe, expect, it } from 'vitest';
import type { Annotation } from '../annotation';
import { defaultScheme } from '../default-scheme';
import type { Kind, Scheme } from '../scheme';
import { attribution, claim, relation, setOn, stretchOf } from '../testing/builders';
import { articleOf, exported, hashed, importedOne } from '../testing/format-laws';
import { formatOf, formats } from './formats';

const text = '🔴 The road is shut. “It opens soon,” Ann said.\n';
const base = setOn(
  text,
  { ...claim('c', stretchOf(text, 'The road is shut')), attributes: { status: 'supported' } },
  attribution(
    'a',
    stretchOf(text, '“It opens soon,”', 'content'),
    stretchOf(text, 'Ann', 'source'),
    stretchOf(text, 'said', 'cue'),
  ),
);
const story = hashed({
  ...base,
  annotators: [{ id: 'ada', name: 'Ada' }],
  relations: [relation('r', 'a', 'c')],
  article: { ...base.article, metadata: { url: 'https://example.org/road' } },
});
const written = formats.filter((format) => format.write);
const readable = written.filter((format) => format.read);

describe('the formats', () => {
  it('have ids and endings of their own', () => {
    for (const key of ['id', 'name', 'ending'] as const)
      expect(new Set(formats.map((format) => format[key])).size).toBe(formats.length);
    for (const format of formats) expect(formatOf(format.id)).toBe(format);
  });

  it.each(written)('$id: the first file has the format’s ending, and what is lost is told', (format) => {
    const { files, losses } = exported(format, story);
    expect(files[0]?.name.endsWith(format.ending)).toBe(true);
    expect(format.lossless).toBe(losses.length === 0);
    expect(format.lossless).toBe(format.drops.length === 0);
  });

  it.each(written)('$id: two articles are written and none of them is lost', (format) => {
    const other = { ...story, article: { ...story.article, file: 'other.txt' } };
    const { files } = exported(format, [story, other]);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
    if (!format.read) return;
    const { annotations } = importedOne(format, exported(format, story).files, { article: articleOf(story) }).set;
    expect(annotations.length).toBeGreaterThan(0);
  });

  it.each(written.filter((format) => !format.alwaysWithText))(
    '$id: without the text, nothing is told of it but the marks and the words around them',
    (format) => {
      const long = setOn(`${text}${'More of it. '.repeat(10)}Geheim.\n`, ...story.annotations);
      const { files } = exported(format, long, { withText: false });
      expect(files.map((file) => file.text).join('')).not.toContain('Geheim');
    },
  );

  it.each(readable)('$id: its own files are recognised, by it alone', (format) => {
    const [file] = exported(format, story).files;
    const recognising = formats.filter((one) => file && one.recognises?.(file)).map(({ id }) => id);
    expect(recognising).toEqual([format.id]);
  });

  it.each(readable)('$id: the words that come back are those that were marked', (format) => {
    const { set } = importedOne(format, exported(format, story).files, { article: articleOf(story) });
    const words = set.annotations.flatMap(({ fragments }) =>
      fragments.map(({ start, end }) => set.text.slice(start, end)),
    );
    for (const one of ['“It opens soon,”', 'Ann', 'said']) expect(words).toContain(one);
  });

  it.each(readable.filter(({ id }) => id !== 'citron'))(
    '$id: labels of a scheme of its own mean the same again where that scheme is known',
    (format) => {
      const [kind] = defaultScheme.kinds as [Kind];
      const own: Kind = {
        ...{ id: 'fact', name: 'Fact', plural: 'Facts', colour: kind.colour, line: kind.line },
        roles: [{ id: 'figure', name: 'Figure' }],
        attributes: [{ id: 'weight', name: 'Weight', type: 'choice', values: [{ id: 'heavy', name: 'Heavy' }] }],
      };
      const scheme: Scheme = { ...defaultScheme, id: 'desk', name: 'Desk', kinds: [own], relationTypes: [] };
      const mark = (id: string, stretch: ReturnType<typeof stretchOf>): Annotation => ({
        ...claim(id, stretch),
        kind: 'fact',
        attributes: { weight: 'heavy' },
      });
      const set = hashed({
        ...setOn(text, mark('f', stretchOf(text, 'The road is shut')), mark('g', stretchOf(text, 'Ann', 'figure'))),
        scheme,
      });
      const { files, losses } = exported(format, set);
      const { set: back } = importedOne(format, files, { article: articleOf(set), scheme });
      expect(back.scheme).toEqual(scheme);
      expect(back.annotations.map(({ kind: of }) => of)).toEqual(['fact', 'fact']);
      const isLost = (aspect: string) => losses.some(({ what }) => what.startsWith(aspect));
      if (!isLost('roles'))
        expect(back.annotations.map(({ fragments }) => fragments[0]?.role)).toEqual([undefined, 'figure']);
      if (isLost('attributes')) return;
      expect(back.annotations.map(({ attributes }) => attributes)).toEqual(
        set.annotations.map((one) => one.attributes),
      );
    },
  );

  it.each(readable)('$id: files of nothing are refused, not thrown at', (format) => {
    for (const content of ['', ' ', '{}', '[]', 'null', '"', '\0', 'a,b'])
      expect(format.read?.([{ name: `x${format.ending}`, text: content }], {} as never)).toMatchObject({ ok: false });
    expect(format.read?.([], {} as never)).toMatchObject({ ok: false });
  });
});
