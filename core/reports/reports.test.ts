import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../formats/formats';
import { hashedSet, importedOne } from '../testing/format-laws';
import { attribution, claim, setOn, stretchOf } from '../testing/builders';
import { escaped, html, jsonInScript, safeAddress } from './html';
import { reports, type Report } from './reports';
import { markedPieces } from './segments';
import { sourcesOf } from './sources';

const text =
  '“Work will stop,” the union said, “until pay is settled.”\nCosts <b>doubled</b> & nobody said why.\nTraffic returns.\n';
const said = {
  ...attribution('said', stretchOf(text, '“Work will stop,”', 'content'), stretchOf(text, 'the union', 'source'), stretchOf(text, 'said', 'cue'), stretchOf(text, '“until pay is settled.”', 'content')), // prettier-ignore
  note: '</script><script>alert(1)</script>',
};
const costs = {
  ...claim('costs', stretchOf(text, 'Costs <b>doubled</b>')),
  attributes: { status: 'refuted' },
  evidence: [
    { type: 'document', stance: 'refutes', title: 'Budget <2026>', url: 'https://example.org/?a=1&b="2"', page: '12' },
    { type: 'other', stance: 'context', url: 'javascript:alert(1)' },
  ] as const,
};
const set = setOn(text, said, costs);
const written = (id: Report['id']) => reports.find((report) => report.id === id)?.write(set) ?? '';

/** The tags of a page, by name. */
const tagsOf = (page: string) => [...page.matchAll(/<\/?([a-zA-Z!][^\s>]*)/g)].map(([, name]) => name);

describe('a report', () => {
  it('escapes whatever comes out of an article or a set', () => {
    for (const id of ['html', 'fact-check', 'legal'] as const) {
      const page = written(id);
      expect(tagsOf(page).filter((name) => name === 'b' || name === 'img')).toEqual([]);
      expect(page.match(/<script/g)?.length ?? 0).toBe(id === 'html' ? 1 : 0);
      expect(page).not.toContain('href="javascript');
      expect(page).toContain('Costs &#60;b&#62;doubled&#60;/b&#62;');
      expect(page).toContain("default-src 'none'");
    }
    expect(written('html')).toContain('href="https://example.org/?a=1&#38;b=&#34;2&#34;"');
    expect(written('markdown')).toContain('> Costs \\<b\\>doubled\\</b\\>');
  });

  it('says what was found, on what evidence, who is quoted how much, and what is open', () => {
    const page = written('html');
    for (const words of ['Claim', 'Refuted', 'Budget &#60;2026&#62;, page 12', 'the union', 'Who is quoted'])
      expect(page).toContain(words);
    expect(sourcesOf(set)).toMatchObject([{ name: 'the union', quotedWords: 7, annotations: [{ id: 'said' }] }]);
    expect(written('fact-check')).toContain('Did you say this, in these words?');
    expect(written('legal')).toContain('refutes: document');
    expect(written('legal')).toMatch(/Read; nothing to mark|Nothing\./);
    expect(written('markdown')).toMatch(/- the union: 1, 7 words quoted directly/);
  });

  it('holds every word of the text once, in order, whatever is marked', () => {
    fc.assert(
      fc.property(hashedSet, (any) => {
        const pieces = markedPieces(any.text, any.annotations);
        expect(pieces.map((piece) => piece.text).join('')).toBe(any.text);
        const ends = pieces.flatMap(({ ending }) => ending.map(({ id }) => id));
        expect(ends.sort()).toEqual(any.annotations.map(({ id }) => id).sort());
      }),
    );
  });

  it('in HTML is a backup: the set comes back just as it was', () => {
    const format = formatOf('html');
    fc.assert(
      fc.property(hashedSet, (any) => {
        if (!format?.write) throw new Error('there is no HTML report');
        const { files } = format.write([any], { withText: true });
        expect(importedOne(format, files).set).toEqual(any);
      }),
      { numRuns: 60 },
    );
    expect(format?.read?.([{ name: 'page.html', text: '<p>nothing</p>' }], {} as never)).toMatchObject({ ok: false });
  });

  it('of any set is written without a fault', () => {
    fc.assert(
      fc.property(hashedSet, (any) => {
        for (const report of reports) expect(report.write(any).length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('HTML', () => {
  it('is escaped once, in lists too, and leaves out what is missing', () => {
    expect(html`<p title="${'"'}">${['<', html`<br>`]}${undefined}${false}${3}</p>`.source).toBe('<p title="&#34;">&#60;<br>3</p>'); // prettier-ignore
    expect(escaped('a\u0000b')).toBe('a\ufffdb');
    expect(jsonInScript('{"a":"</script><!--"}').source).not.toContain('<');
    expect(safeAddress('https://example.org/a')).toBe('https://example.org/a');
    expect(safeAddress('data:text/html,x')).toBeUndefined();
  });
});
