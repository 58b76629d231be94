import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareAnnotations } from '../core/annotation';
import { AnnotationIndex } from '../core/annotation-index';
import { defaultScheme } from '../core/default-scheme';
import { filteredBy, noFilter } from '../core/mark-filter';
import type { SingleOperation } from '../core/operations';
import { annotationOn, coverageOn, markableText, orphanOf } from '../core/testing/arbitraries';
import { RulerLayers } from './panels/ruler/layers';
import { RulerScale } from './panels/ruler/scale';
import { readingOf } from './session/reading';
import { Session } from './session/session';
import { FakeHost, openedArticle } from './session/testing';

type Step = { readonly by: 'me' | 'another'; readonly operation: SingleOperation } | 'undo' | 'redo';

const ids = fc.nat({ max: 5 }).map((number) => `a${number}`);

const operations = (text: string): fc.Arbitrary<SingleOperation> =>
  fc.oneof(
    ids.chain((id) =>
      annotationOn(text, id).map((annotation): SingleOperation => ({ type: 'add-annotation', annotation })),
    ),
    ids.map((id): SingleOperation => ({ type: 'remove-annotation', id })),
    fc.tuple(ids, annotationOn(text, 'other')).map(([id, { kind, attributes, fragments }]): SingleOperation => ({
      type: 'change-annotation',
      id,
      changes: { kind, attributes, fragments },
    })),
    ids.chain((id) => orphanOf(id, defaultScheme).map((orphan): SingleOperation => ({ type: 'add-orphan', orphan }))),
    coverageOn(text).map((coverage): SingleOperation => ({ type: 'add-coverage', coverage })),
  );

const stories = markableText.chain((text) =>
  fc.record({
    text: fc.constant(text),
    steps: fc.array(
      fc.oneof(
        { weight: 5, arbitrary: fc.record({ by: fc.constantFrom('me', 'another'), operation: operations(text) }) },
        { weight: 2, arbitrary: fc.constantFrom('undo', 'redo') },
      ) as fc.Arbitrary<Step>,
      { maxLength: 25 },
    ),
  }),
);

it('whatever is done, undone or done by another window, every view says what the set says', () => {
  fc.assert(
    fc.property(stories, ({ text, steps }) => {
      const opened = openedArticle(text);
      const session = new Session(new FakeHost(opened), opened);
      const scale = new RulerScale([{ offset: 0, top: 0 }, { offset: text.length, top: 200 }], 200, 90); // prettier-ignore
      const ruler = new RulerLayers(session, scale);
      for (const step of steps) {
        if (step === 'undo') session.undo();
        else if (step === 'redo') session.redo();
        else if (step.by === 'me') session.perform('', step.operation);
        else session.replica.receive(step.operation);

        const set = session.replica.set.value;
        const inOrder = set.annotations.toSorted(compareAnnotations);
        const ofKind = (kind: string) => inOrder.filter((one) => one.kind === kind);
        // the list
        expect(filteredBy(set, noFilter)).toEqual(inOrder);
        for (const { id } of defaultScheme.kinds) {
          expect(filteredBy(set, { ...noFilter, kind: id })).toEqual(ofKind(id));
          // the counts
          expect(session.index.count(id)).toBe(ofKind(id).length);
        }
        // what is at the caret
        const fresh = new AnnotationIndex(inOrder);
        for (let offset = 0; offset <= text.length; offset++)
          expect(session.index.at(offset)).toEqual(fresh.at(offset));
        // the ruler
        readingOf(session).now();
        expect(ruler.now()).toEqual(new RulerLayers(session, scale).now());
      }
    }),
    { numRuns: 150 },
  );
});
