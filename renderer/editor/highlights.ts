import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Annotation, Fragment } from '../../core/annotation';
import { statusOf } from '../../core/attribute-values';
import { moveBy } from '../../core/boundaries';
import { defaultScheme } from '../../core/default-scheme';
import { assignLanes, firstFreeLane } from '../../core/lanes';
import { withinSentence, type Kind, type Scheme, type Value } from '../../core/scheme';
import { kindOf, schemeIndex, type IndexedKind } from '../../core/scheme-index';
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

/** How many underlines stand below each other between two document positions. */
export function lanesIn(state: EditorState, from: number, to: number): number {
  const drawn = key.getState(state)?.decorations.find(from, to) ?? [];
  const lanes = drawn.reduce((most, { spec }) => Math.max(most, (spec as DrawnSpec).lane + 1), 0);
  return Math.min(lanes, drawnLanes);
}

/** The annotations that a state shows. */
export function annotationsShown(state: EditorState): readonly Annotation[] {
  return key.getState(state)?.annotations ?? [];
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
  const drawn = annotations.flatMap((annotation) =>
    markDecorations(article, annotation, scheme, lanes.get(annotation.id) as number, annotation === selected),
  );
  return DecorationSet.create(article.doc, drawn);
}

function drawChanges(
  article: ArticleDocument,
  before: Highlighted,
  { annotations, scheme, selected }: Shown,
): DecorationSet {
  let { decorations } = before;
  const { removed, added } = changedItems(before.annotations, annotations);
  const drawnOf = (annotation: Annotation) =>
    drawnOver(article, decorations, annotation).filter(({ spec }) => spec.id === annotation.id);
  const draw = (annotation: Annotation, lane: number) =>
    markDecorations(article, annotation, scheme, lane, annotation === selected);

  for (const annotation of removed) decorations = decorations.remove(drawnOf(annotation));
  if (added.length > drawnSingly) {
    const lanes = assignLanes(annotations);
    const drawn = added.flatMap((annotation) => draw(annotation, lanes.get(annotation.id) as number));
    decorations = decorations.add(article.doc, drawn);
  } else
    for (const annotation of added) {
      const taken = drawnOver(article, decorations, annotation).map(({ spec }) => (spec as DrawnSpec).lane);
      decorations = decorations.add(article.doc, draw(annotation, firstFreeLane(taken)));
    }

  // What loses or gets the focus is drawn again, where it is.
  if (before.selected !== selected)
    for (const annotation of [before.selected, selected]) {
      if (!annotation || removed.includes(annotation) || added.includes(annotation)) continue;
      const drawn = drawnOf(annotation);
      const lane = drawn.map(({ spec }) => (spec as DrawnSpec).lane).find((one) => one !== signLane);
      if (lane !== undefined) decorations = decorations.remove(drawn).add(article.doc, draw(annotation, lane));
    }
  return decorations;
}

/** What is kept with each decoration: whose it is, and its lane (the sign of a status has none of its own). */
interface DrawnSpec {
  readonly id: string;
  readonly lane: number;
}

const signLane = -1;

/** More than so many at once are cheaper drawn together. */
const drawnSingly = 50;

function drawnOver(article: ArticleDocument, decorations: DecorationSet, { fragments }: Annotation): Decoration[] {
  return fragments.flatMap(({ start, end }) => {
    const from = article.position(start);
    const to = article.position(end);
    return decorations.find(from, to).filter((drawn) => drawn.from < to && drawn.to > from);
  });
}

function markDecorations(
  article: ArticleDocument,
  annotation: Annotation,
  scheme: Scheme,
  lane: number,
  focused: boolean,
): Decoration[] {
  const kind = kindOf(scheme, annotation.kind);
  const status = statusOf(kind, annotation, article.text);
  const said = describe(kind, status, annotation.review !== undefined);
  const place = `kind-${scheme.kinds.indexOf(kind) + 1} lane-${Math.min(lane, drawnLanes - 1)}`;
  const classes = `mark ${kindClasses(kind)} ${place}${focused ? ' focused' : ''}`;
  const { roles } = schemeIndex(scheme).kinds.get(annotation.kind) as IndexedKind;
  const roleClasses = (role: string | undefined) => {
    const face = role === undefined ? undefined : roles.get(role)?.face;
    return `${role === undefined ? '' : ' role'}${face ? ` face-${face}` : ''}`;
  };
  const marks = annotation.fragments.map(({ start, end, role }) =>
    Decoration.inline(
      article.position(start),
      article.position(end),
      { nodeName: 'mark', 'aria-description': said, class: classes + roleClasses(role) },
      { id: annotation.id, lane } satisfies DrawnSpec,
    ),
  );
  // It would cut the outline of the one in focus in two, and of that the panel says what it says.
  const sign = annotation.review ? 'again' : status?.tone && `${status.tone} status-${status.id}`;
  return sign && !focused ? [...marks, signDecoration(article, annotation, sign)] : marks;
}

/** What a screen reader says of a mark. */
function describe({ name }: Kind, status: Value | undefined, asks: boolean): string {
  const said = status ? `${name}, ${withinSentence(status.name)}` : name;
  return asks ? `${said}, to be looked at again` : said;
}

/** A sign, of a status or that somebody should look again, stands below the last character of a mark, at the end of its underline. */
function signDecoration(article: ArticleDocument, annotation: Annotation, sign: string): Decoration {
  const { start: first, end } = annotation.fragments.at(-1) as Fragment;
  const start = Math.max(first, moveBy(article.text, end, 'grapheme', -1));
  return Decoration.inline(
    article.position(start),
    article.position(end),
    { nodeName: 'span', class: `sign sign-${sign}` },
    { id: annotation.id, lane: signLane } satisfies DrawnSpec,
  );
}
