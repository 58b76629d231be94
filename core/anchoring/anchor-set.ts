import {
  compareAnnotations,
  compareCoverage,
  compareOrphans,
  type Annotation,
  type Coverage,
  type Fragment,
  type Orphan,
  type PreviousDraft,
  type Review,
} from '../annotation';
import type { AnnotationSet, ArticleInfo } from '../annotation-set';
import { anchorsOf } from '../orphan';
import { sentenceAt } from '../sentences';
import { lineAt, type Span } from '../text';
import { Anchoring, verdicts, type Anchored, type Verdict } from './anchor';
import { sameWords } from './typography';

/** What became of one annotation. */
export interface AnnotationFate {
  readonly id: string;
  /** One for each of its fragments, in order. */
  readonly fragments: readonly Anchored[];
  /** The worst of its fragments’ verdicts; `review` too where only some of its fragments are gone. */
  readonly verdict: Verdict;
}

export interface AnchoredSet {
  /** The set on the new text. */
  readonly set: AnnotationSet;
  readonly fates: readonly AnnotationFate[];
}

/**
 * Puts a set on another version of its article. Annotations whose words are gone become orphans; those whose words, or the
 * sentence around them, changed ask to be looked at again, and say what they were. Coverage stays where its words are
 * the same. Orphans whose words are back stay orphans: they are placed by hand. `at` is the time, as an ISO instant.
 */
export function anchorSet(set: AnnotationSet, article: ArticleInfo, text: string, at: string): AnchoredSet {
  const anchoring = new Anchoring(set.text, text);
  const annotations: Annotation[] = [];
  const orphans: Orphan[] = [...set.orphans];
  const fates: AnnotationFate[] = [];
  for (const annotation of set.annotations) {
    const anchored = keepApart(annotation.fragments.map((fragment) => anchoring.place(fragment)));
    const placed = annotation.fragments
      .flatMap((fragment, index): Fragment[] => {
        const found = anchored[index]?.new;
        return found ? [{ ...fragment, ...found }] : [];
      })
      .sort((a, b) => a.start - b.start);
    const was = () => anchorsOf(set.text, annotation.fragments);
    if (placed.length === 0) {
      const { review: _, ...said } = annotation;
      orphans.push({ ...said, fragments: was() });
      fates.push({ id: annotation.id, fragments: anchored, verdict: 'orphan' });
      continue;
    }
    const worst = worstOf(anchored);
    const verdict = worst === 'orphan' ? 'review' : worst;
    const reason: Review['reason'] | undefined =
      verdict === 'review' ? 'words' : hasOtherContext(set.text, text, anchored) ? 'context' : undefined;
    const review = reason && { reason, was: was(), at };
    annotations.push({ ...annotation, fragments: placed, ...reviewed(annotation.review, review) });
    fates.push({ id: annotation.id, fragments: anchored, verdict });
  }
  return {
    set: {
      ...set,
      ...(text === set.text ? {} : { previous: checkedDraft(set, at) }),
      article: { ...article, title: set.article.title || article.title, metadata: set.article.metadata },
      text,
      annotations: annotations.sort(compareAnnotations),
      orphans: orphans.sort(compareOrphans),
      coverage: coverageOn(set, anchoring),
    },
    fates,
  };
}

/**
 * The draft to compare the new one with: the one that the marks were checked on. While any of them still asks to be looked
 * at again since an earlier change, that is the draft from before that change.
 */
function checkedDraft({ annotations, article, previous, text }: AnnotationSet, at: string): PreviousDraft {
  if (previous && annotations.some(({ review }) => review !== undefined)) return previous;
  return { text, textSha256: article.textSha256, at };
}

/** What somebody has not looked at since an earlier change stays to be looked at, against what it was then. */
function reviewed(before: Review | undefined, now: Review | undefined): { readonly review?: Review } {
  if (!now) return before ? { review: before } : {};
  if (!before) return { review: now };
  const reason = before.reason === 'words' ? before.reason : now.reason;
  return { review: { reason, was: before.was, at: now.at } };
}

function worstOf(anchored: readonly Anchored[]): Verdict {
  return anchored.reduce<Verdict>(
    (worst, { verdict }) => (verdicts.indexOf(verdict) > verdicts.indexOf(worst) ? verdict : worst),
    'same',
  );
}

/** Whether the sentence around any fragment has other words now: what was checked may mean something else. */
function hasOtherContext(oldText: string, newText: string, anchored: readonly Anchored[]): boolean {
  return anchored.some(({ old, new: next }) => {
    if (!next) return true;
    // At the same place of an equal line stands an equal sentence; to find it takes longer than all the rest.
    const [line, newLine] = [lineAt(oldText, old.start), lineAt(newText, next.start)];
    const isSamePlace = old.start - line.start === next.start - newLine.start;
    if (isSamePlace && oldText.slice(line.start, line.end) === newText.slice(newLine.start, newLine.end)) return false;
    const before = sentenceAt(oldText, old.start);
    const after = sentenceAt(newText, next.start);
    if (!before || !after) return false;
    return !sameWords(oldText.slice(before.start, before.end), newText.slice(after.start, after.end));
  });
}

function coverageOn({ coverage }: AnnotationSet, anchoring: Anchoring): readonly Coverage[] {
  const kept = coverage.flatMap((stretch): Coverage[] => {
    const { new: found, verdict } = anchoring.place(stretch);
    return found && (verdict === 'same' || verdict === 'moved') ? [{ ...stretch, ...found }] : [];
  });
  return kept
    .sort(compareCoverage)
    .filter((stretch, index, all) => index === 0 || compareCoverage(all[index - 1] as Coverage, stretch) !== 0);
}

/**
 * The fragments of one annotation after what became of them: one that shares text with an earlier one is an orphan, and
 * one that now stands before an earlier one is to be reviewed.
 */
function keepApart(fragments: readonly Anchored[]): Anchored[] {
  const placed: Span[] = [];
  return fragments.map((fragment) => {
    const found = fragment.new;
    if (!found) return fragment;
    if (placed.some(({ start, end }) => start < found.end && found.start < end))
      return { ...fragment, new: null, verdict: 'orphan' };
    const isInOrder = placed.every(({ end }) => end <= found.start);
    placed.push(found);
    return isInOrder ? fragment : { ...fragment, verdict: 'review' };
  });
}
