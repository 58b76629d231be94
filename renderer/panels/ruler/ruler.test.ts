import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Session } from '../../session/session';
import { claim, FakeHost, openedArticle } from '../../session/testing';
import type { Span } from '../../../core/text';
import { readingOf } from '../../session/reading';
import { RulerLayers } from './layers';
import { lostNear, markNear } from './mark-near';
import { leastHeight, RulerRows } from './rows';
import { RulerScale } from './scale';

/** Layouts of a text: stretches of any length, some of no height, in a scroller and beside a ruler of any height. */
const layouts = fc
  .record({
    stretches: fc.array(fc.record({ length: fc.integer({ min: 1, max: 900 }), height: fc.nat({ max: 400 }) }), {
      minLength: 1,
      maxLength: 30,
    }),
    above: fc.nat({ max: 60 }),
    below: fc.nat({ max: 400 }),
    height: fc.integer({ min: 20, max: 900 }),
  })
  .map(({ stretches, above, below, height }) => {
    let [offset, top] = [0, above];
    const stops = [{ offset, top }];
    for (const stretch of stretches) {
      offset += stretch.length;
      top += stretch.height;
      stops.push({ offset, top });
    }
    return { scale: new RulerScale(stops, top + below || 1, height), length: offset, stops };
  });

const layoutsWith = (most: number) =>
  layouts.chain((layout) =>
    fc.record({
      layout: fc.constant(layout),
      offsets: fc.array(fc.nat({ max: layout.length }), { minLength: 1, maxLength: most }),
    }),
  );

describe('the scale of the ruler', () => {
  it('puts what comes later no higher, and everything on the ruler', () => {
    fc.assert(
      fc.property(layoutsWith(20), ({ layout: { scale }, offsets }) => {
        const places = offsets.toSorted((a, b) => a - b).map((offset) => scale.yOf(offset));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        for (const y of places) expect(y >= 0 && y <= scale.height + 1e-6).toBe(true);
      }),
    );
  });

  it('finds at the place of an offset what stands there: the offset, or one at the same place', () => {
    fc.assert(
      fc.property(layoutsWith(20), ({ layout: { scale }, offsets }) => {
        for (const offset of offsets) {
          const y = scale.yOf(offset);
          // A whole offset is as near as its neighbours allow.
          const found = scale.offsetAt(y);
          const [from, to] = [scale.yOf(Math.max(0, found - 1)), scale.yOf(found + 1)];
          expect(y >= from - 1e-6 && y <= to + 1e-6).toBe(true);
        }
      }),
    );
  });

  it('knows the places that were measured, and answers the ends beyond them', () => {
    const scale = new RulerScale([{ offset: 0, top: 40 }, { offset: 10, top: 60 }, { offset: 30, top: 100 }], 200, 100); // prettier-ignore
    expect([0, 5, 10, 20, 30, 99].map((offset) => scale.yOf(offset))).toEqual([20, 25, 30, 40, 50, 50]);
    expect([0, 20, 25, 50, 99].map((y) => scale.offsetAt(y))).toEqual([0, 0, 5, 30, 30]);
    expect(new RulerScale([], 0, 100).offsetAt(5)).toBe(0);
  });
});

/** The bands of some stretches of the text. */
function bandsOf(spans: readonly Span[], scale: RulerScale) {
  const rows = new RulerRows(scale);
  for (const span of spans) rows.add(span);
  return rows.bands();
}

describe('the bands on the ruler', () => {
  it('show every stretch where it is, high enough to be seen, and nothing where nothing is', () => {
    fc.assert(
      fc.property(layoutsWith(40), ({ layout: { scale }, offsets }) => {
        const spans = Array.from({ length: offsets.length >> 1 }, (_, index) => {
          const [a, b] = [offsets[2 * index] as number, offsets[2 * index + 1] as number];
          return { start: Math.min(a, b), end: Math.max(a, b) + 1 };
        });
        const bands = bandsOf(spans, scale);
        const foot = scale.height - leastHeight;
        for (const { start, end } of spans) {
          const [top, bottom] = [Math.min(scale.yOf(start), foot), Math.min(scale.yOf(end), scale.height)];
          expect(bands.some((band) => band.first <= top && band.end >= bottom)).toBe(true);
        }
        bands.forEach((band, index) => {
          expect(band.end - band.first).toBeGreaterThanOrEqual(leastHeight);
          expect(band.first >= 0 && band.end <= scale.height).toBe(true);
          expect(band.first).toBeGreaterThan(bands[index - 1]?.end ?? -1);
          for (let row = band.first; row < band.end; row++) {
            const drawn = spans.some(
              ({ start, end }) =>
                Math.min(Math.floor(scale.yOf(start)), foot) <= row &&
                Math.max(Math.ceil(scale.yOf(end)), Math.min(Math.floor(scale.yOf(start)), foot) + leastHeight) > row,
            );
            expect(drawn).toBe(true);
          }
        });
      }),
    );
  });
});

it('shows after some stretches went what it would show without them', () => {
  fc.assert(
    fc.property(layoutsWith(20), fc.infiniteStream(fc.boolean()), ({ layout: { scale }, offsets }, going) => {
      const spans = offsets.map((start) => ({ start, end: start + 7 }));
      const gone = spans.filter(() => going.next().value);
      const rows = new RulerRows(scale);
      for (const span of spans) rows.add(span);
      for (const span of gone) rows.remove(span);
      const left = spans.filter((span) => !gone.includes(span));
      expect(rows.bands()).toEqual(bandsOf(left, scale));
    }),
  );
});

it('follows what a session holds, by kind, and what is unread', () => {
  const text = 'One sentence. Another one.';
  const opened = openedArticle(text, [claim('first', 0, 3)]);
  const session = new Session(new FakeHost(opened), opened);
  const scale = new RulerScale([{ offset: 0, top: 0 }, { offset: 27, top: 27 }], 27, 27); // prettier-ignore
  const layers = new RulerLayers(session, scale);
  const bands = () => layers.now().map((layer) => layer.bands);
  readingOf(session).now();
  expect(bands()).toEqual([[{ first: 14, end: 26 }], [{ first: 0, end: 3 }], [], [], []]);
  session.perform('', { type: 'add-annotation', annotation: { ...claim('second', 20, 24), kind: 'unverified' } });
  readingOf(session).now();
  expect(bands()).toEqual([[], [{ first: 0, end: 3 }], [], [{ first: 20, end: 24 }], []]);
  session.undo();
  session.perform('', { type: 'remove-annotation', id: 'first' });
  readingOf(session).now();
  expect(bands().slice(1)).toEqual([[], [], [], []]);
});

it('shows where a mark lost its words, and a click there means it', () => {
  const text = 'The bridge is safe, the mayor said. Nobody answered.';
  const opened = openedArticle(text, [claim('kept', 0, 3)]);
  const session = new Session(new FakeHost(opened), opened);
  const { fragments: _, ...lost } = claim('lost', 0, 1);
  const orphan = { ...lost, fragments: [{ quote: 'Costs doubled.', prefix: 'the mayor said. ', suffix: '' }] };
  const scale = new RulerScale([{ offset: 0, top: 0 }, { offset: text.length, top: text.length }], 52, 52); // prettier-ignore
  const layers = new RulerLayers(session, scale);
  session.perform('', { type: 'add-orphan', orphan });
  expect(layers.now().at(-1)).toMatchObject({ colour: 'lost', bands: [{ first: 35, end: 37 }] });
  expect([30, 34, 36, 39, 45].map((y) => lostNear(layers.lost(), scale, y)?.id)).toEqual([undefined, 'lost', 'lost', 'lost', undefined]); // prettier-ignore
  session.undo();
  expect(layers.now().at(-1)?.bands).toEqual([]);
});

describe('a click on the ruler', () => {
  const text = 'x'.repeat(1000);
  const opened = openedArticle(text, [claim('near', 100, 110), claim('far', 500, 505), claim('end', 998, 1000)]);
  const session = new Session(new FakeHost(opened), opened);
  const scale = new RulerScale([{ offset: 0, top: 0 }, { offset: 1001, top: 1001 }], 1001, 300); // prettier-ignore

  it('means the mark that is drawn there, or nearly there', () => {
    const at = (y: number) => markNear(session, scale, y)?.id;
    expect([29, 30, 31, 35].map(at)).toEqual(['near', 'near', 'near', 'near']);
    expect([10, 100, 250].map(at)).toEqual([undefined, undefined, undefined]);
    expect([scale.yOf(502), 299].map(at)).toEqual(['far', 'end']);
  });
});
