import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Annotation, Fragment } from '../../core/annotation';
import { statusOf } from '../../core/attribute-values';
import { moveBy } from '../../core/boundaries';
import { defaultScheme } from '../../core/default-scheme';
import { assignLanes, firstFreeLane } from '../../core/lanes';
import { withinSentence, type Kind, type Scheme, type Value } from '../../core/scheme';
import { kindOf, schemeIndex } from '../../core/scheme-index';
import { changedItems } from '../../core/splice';
import { kindClasses } from '../kind-classes';
import type { ArticleDocument } from './article-document';

interface Shown {
  readonly annotations: readonly Annotation[];
  /** What they look like. */
  readonly scheme: Scheme;
  readonly selected: Annotation | undefined;
}

interface Highlighted extends Shown {
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Highlighted>('highlights');

/** More underlines than this do not fit between two lines of text; what is deeper shares the last one. */
const drawnLanes = 6;

/** Draws annotations as `<mark>` elements over the words they stand on, and lets the selected one stand out. */
export function highlights(article: ArticleDocument): Plugin<Highlighted> {
  return new Plugin({
    key,
    state: {
      init: (): Highlighted => ({
        annotations: [],
        scheme: defaultScheme,
        selected: undefined,
        decorations: DecorationSet.empty,
      }),
      apply: (transaction, before) => {
        const shown = transaction.getMeta(key) as Shown | undefined;
        return shown ? update(article, before, shown) : before;
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

/** Makes a transaction show these annotations, which are in text order, and put one of them in focus. */
export function showAnnotations(transaction: Transaction, shown: Shown): Transaction {
  return transaction.setMeta(key, shown);
}

/** Whether a state shows just these already. */
export function isShowing(state: EditorState, { annotations, scheme, selected }: Shown): boolean {
  const now = key.getState(state);
  return now?.annotations === annotations && now.scheme === scheme && now.selected === selected;
}

function update(article: ArticleDocument, before: Highlighted, shown: Shown): Highlighted {
  const decorations =
    before.annotations.length === 0 || before.scheme !== shown.scheme
      ? drawAll(article, shown)
      : drawChanges(article, before, shown);
  return { ...shown, decorations };
}

function drawAll(article: ArticleDocument, { annotations, scheme, selected }: Shown): DecorationSet {
  const lanes = assignLanes(annotations);
  const drawn = annotations.flatMap((annotation) => [
    ...markDecorations(article, annotation, scheme, lanes.get(annotation.id) as number),
    ...(annotation === selected ? focusDecorations(article, annotation) : signDecorations(article, annotation, scheme)),
  ]);
  return DecorationSet.create(article.doc, drawn);
}

function drawChanges(
  article: ArticleDocument,
  before: Highlighted,
  { annotations, scheme, selected }: Shown,
): DecorationSet {
  let { decorations } = before;
  const { removed, added } = changedItems(before.annotations, annotations);
  const undraw = (annotation: Annotation, which: (spec: DrawnSpec) => boolean = () => true) => {
    const found = drawnOver(article, decorations, annotation).filter(
      ({ spec }) => spec.id === annotation.id && which(spec),
    );
    decorations = decorations.remove(found);
  };

  for (const annotation of removed) undraw(annotation);
  if (added.length > drawnSingly) {
    const lanes = assignLanes(annotations);
    const drawn = added.flatMap((annotation) => [
      ...markDecorations(article, annotation, scheme, lanes.get(annotation.id) as number),
      ...(annotation === selected ? [] : signDecorations(article, annotation, scheme)),
    ]);
    decorations = decorations.add(article.doc, drawn);
  } else
    for (const annotation of added) {
      const taken = drawnOver(article, decorations, annotation).map(({ spec }) => (spec as DrawnSpec).lane);
      decorations = decorations.add(article.doc, [
        ...markDecorations(article, annotation, scheme, firstFreeLane(taken)),
        ...(annotation === selected ? [] : signDecorations(article, annotation, scheme)),
      ]);
    }

  if (before.selected !== selected) {
    if (before.selected) {
      undraw(before.selected, ({ lane }) => lane === focusLane);
      if (!removed.includes(before.selected))
        decorations = decorations.add(article.doc, signDecorations(article, before.selected, scheme));
    }
    if (selected) {
      undraw(selected, ({ lane }) => lane === signLane);
      decorations = decorations.add(article.doc, focusDecorations(article, selected));
    }
  }
  return decorations;
}

/** What is kept with each decoration: whose it is, and its lane (the focus and the sign have none of their own). */
interface DrawnSpec {
  readonly id: string;
  readonly lane: number;
}

const focusLane = -1;
const signLane = -2;

/** More than so many at once are cheaper drawn together. */
const drawnSingly = 50;

function drawnOver(article: ArticleDocument, decorations: DecorationSet, { fragments }: Annotation): Decoration[] {
  return fragments.flatMap(({ start, end }) => {
    const from = article.position(start);
    const to = article.position(end);
    return decorations.find(from, to).filter((drawn) => drawn.from < to && drawn.to > from);
  });
}

function markDecorations(article: ArticleDocument, annotation: Annotation, scheme: Scheme, lane: number): Decoration[] {
  const classes = `mark ${kindClasses(kindOf(scheme, annotation.kind))} lane-${Math.min(lane, drawnLanes - 1)}`;
  const status = statusOf(kindOf(scheme, annotation.kind), annotation, article.text);
  const said = describe(kindOf(scheme, annotation.kind), status);
  const faceOf = (role: string) => schemeIndex(scheme).kinds.get(annotation.kind)?.roles.get(role)?.face;
  return annotation.fragments.map(({ start, end, role }) =>
    Decoration.inline(
      article.position(start),
      article.position(end),
      {
        nodeName: 'mark',
        'aria-description': said,
        class: role && faceOf(role) ? `${classes} face-${faceOf(role)}` : classes,
      },
      { id: annotation.id, lane } satisfies DrawnSpec,
    ),
  );
}

/** What a screen reader says of a mark. */
function describe({ name }: Kind, status: Value | undefined): string {
  return status ? `${name}, ${withinSentence(status.name)}` : name;
}

/**
 * The sign of a status stands below the last character of a mark, at the end of its underline. It cuts the mark in two,
 * which the outline of the selected one must not be: that has none, and the panel says what it would.
 */
function signDecorations(article: ArticleDocument, annotation: Annotation, scheme: Scheme): Decoration[] {
  const status = statusOf(kindOf(scheme, annotation.kind), annotation, article.text);
  if (!status?.tone) return [];
  const { start: first, end } = annotation.fragments.at(-1) as Fragment;
  const start = Math.max(first, moveBy(article.text, end, 'grapheme', -1));
  return [
    Decoration.inline(
      article.position(start),
      article.position(end),
      { nodeName: 'span', class: `sign sign-${status.tone} status-${status.id}` },
      { id: annotation.id, lane: signLane } satisfies DrawnSpec,
    ),
  ];
}

function focusDecorations(article: ArticleDocument, annotation: Annotation): Decoration[] {
  return annotation.fragments.map(({ start, end }) =>
    Decoration.inline(article.position(start), article.position(end), { nodeName: 'span', class: 'focused' }, {
      id: annotation.id,
      lane: focusLane,
    } satisfies DrawnSpec),
  );
}
