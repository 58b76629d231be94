import fc from 'fast-check';
import { EditorState } from 'prosemirror-state';
import type { DecorationSet } from 'prosemirror-view';
import { describe, expect, it } from 'vitest';
import { compareAnnotations, type Annotation } from '../../core/annotation';
import { statusOf } from '../../core/attribute-values';
import { defaultScheme } from '../../core/default-scheme';
import type { Kind } from '../../core/scheme';
import { kindOf } from '../../core/scheme-index';
import { annotationOn, markableText } from '../../core/testing/arbitraries';
import { ArticleDocument } from './article-document';
import { highlights, showAnnotations } from './highlights';

interface Drawn {
  readonly from: number;
  readonly to: number;
  readonly class: string;
  readonly lane: number;
}

/** What happens to the annotations on screen: one comes, goes, or is replaced by another of the same id. */
const steps = (text: string) =>
  fc.array(
    fc.oneof(
      fc.nat({ max: 7 }).chain((id) => annotationOn(text, `a${id}`).map((annotation) => ({ put: annotation }))),
      fc.nat({ max: 7 }).map((id) => ({ take: `a${id}` })),
      fc.nat({ max: 7 }).map((id) => ({ select: `a${id}` })),
    ),
    { maxLength: 14 },
  );

const stories = markableText.chain((text) => fc.record({ text: fc.constant(text), steps: steps(text) }));

/** The marks, or the signs of findings, that a state draws, by the id of their annotation. */
function drawnIn(state: EditorState, what: 'mark' | 'sign'): Map<string, Drawn[]> {
  const drawn = new Map<string, Drawn[]>();
  for (const plugin of state.plugins) {
    const set = plugin.props.decorations?.call(plugin, state) as DecorationSet | undefined;
    for (const { from, to, spec, ...rest } of set?.find() ?? []) {
      const { id, lane } = spec as { id: string; lane: number };
      if ((lane === -1) !== (what === 'sign')) continue;
      const { attrs } = (rest as unknown as { type: { attrs: { class: string } } }).type;
      drawn.set(id, [...(drawn.get(id) ?? []), { from, to, class: attrs.class, lane }]);
    }
  }
  return drawn;
}

describe('highlights', () => {
  it('are, after any changes, what the annotations say: the same words, kind and focus, a lane of its own for each', () => {
    fc.assert(
      fc.property(stories, ({ text, steps }) => {
        const article = new ArticleDocument(text);
        let state = EditorState.create({ doc: article.doc, plugins: [highlights(article)] });
        let annotations: readonly Annotation[] = [];
        let selected: Annotation | undefined;
        for (const step of steps) {
          if ('put' in step) annotations = [...annotations.filter(({ id }) => id !== step.put.id), step.put];
          else if ('take' in step) annotations = annotations.filter(({ id }) => id !== step.take);
          else selected = annotations.find(({ id }) => id === step.select);
          annotations = annotations.toSorted(compareAnnotations);
          if (selected && !annotations.includes(selected)) selected = annotations.find(({ id }) => id === selected?.id);
          state = state.apply(showAnnotations(state.tr, { annotations, scheme: defaultScheme, selected }));

          const marks = drawnIn(state, 'mark');
          expect(new Set(marks.keys())).toEqual(new Set(annotations.map(({ id }) => id)));
          const places = ({ fragments }: Annotation) =>
            fragments.map(({ start, end }) => [article.position(start), article.position(end)]);
          // A fragment over several lines is drawn as one decoration; none of them is empty or doubled.
          for (const annotation of annotations) {
            const drawn = (marks.get(annotation.id) as Drawn[]).toSorted((a, b) => a.from - b.from);
            expect(drawn.map(({ from, to }) => [from, to])).toEqual(places(annotation));
            const line = defaultScheme.kinds.find(({ id }) => id === annotation.kind)?.line as string;
            expect(drawn.every((one) => one.class.split(' ').includes(`line-${line}`))).toBe(true);
          }
          expect(overlapOnOneLane(annotations, marks)).toEqual([]);
          // The sign of a finding stands on every mark that has one, but the one in focus.
          const signs = annotations.filter(
            (annotation) =>
              annotation !== selected &&
              (annotation.review ?? statusOf(kindNamed(annotation.kind), annotation, text)?.tone),
          );
          expect(new Set(drawnIn(state, 'sign').keys())).toEqual(new Set(signs.map(({ id }) => id)));
          expect([...drawnIn(state, 'sign').values()].every((drawn) => drawn.length === 1)).toBe(true);
          for (const [id, drawn] of marks)
            for (const one of drawn) expect(one.class.split(' ').includes('focused')).toBe(id === selected?.id);
        }
      }),
      { numRuns: 150 },
    );
  });
});

function kindNamed(id: string): Kind {
  return kindOf(defaultScheme, id);
}

/** Pairs of annotations that share words and an underline. */
function overlapOnOneLane(annotations: readonly Annotation[], marks: ReadonlyMap<string, readonly Drawn[]>) {
  return annotations.flatMap((a, index) =>
    annotations
      .slice(index + 1)
      .filter((b) =>
        (marks.get(a.id) ?? []).some((one) =>
          (marks.get(b.id) ?? []).some(
            (other) => one.lane === other.lane && one.from < other.to && other.from < one.to,
          ),
        ),
      )
      .map((b) => [a.id, b.id]),
  );
}
