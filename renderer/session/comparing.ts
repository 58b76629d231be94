import type { Annotation, Orphan } from '../../core/annotation';
import type { AnnotationSet } from '../../core/annotation-set';
import type { RedlineLine, RedlinePart } from '../../core/redline';
import type { Session } from './session';

/** The marks of a set after its text changed. */
export interface AfterChange {
  /** Their words or the sentence around them changed, in text order. */
  readonly asking: readonly Annotation[];
  /** Their words are gone. */
  readonly lost: readonly Orphan[];
  /** How many stand as they stood, and how many of these are signed off. */
  readonly unchanged: number;
  readonly signedOff: number;
}

export function afterChange({ annotations, orphans }: AnnotationSet): AfterChange {
  const asking = annotations.filter(({ review }) => review);
  const unchanged = annotations.filter(({ review }) => !review);
  return {
    asking,
    lost: orphans,
    unchanged: unchanged.length,
    signedOff: unchanged.filter(({ signOff }) => signOff).length,
  };
}

/** A piece of a redline's line: of one part, and with one mark on it or none. */
export interface MarkedPiece extends RedlinePart {
  readonly annotation?: Annotation;
}

/** A line of a redline in pieces, so that each mark on it can be shown; where marks overlap, the first of them. */
export function markedPieces({ index }: Pick<Session, 'index'>, { start, parts }: RedlineLine): readonly MarkedPiece[] {
  let at = start;
  return parts.flatMap((part): readonly MarkedPiece[] => {
    if (part.type === 'deleted') return [part];
    const from = at;
    at += part.text.length;
    const pieces: MarkedPiece[] = [];
    let done = from;
    const put = (end: number, annotation?: Annotation) => {
      if (end <= done) return;
      const text = part.text.slice(done - from, end - from);
      pieces.push(annotation ? { type: part.type, text, annotation } : { type: part.type, text });
      done = end;
    };
    const fragments = index
      .overlapping(from, at)
      .flatMap((annotation) => annotation.fragments.map(({ start, end }) => ({ start, end, annotation })))
      .sort((a, b) => a.start - b.start);
    for (const { start, end, annotation } of fragments) {
      if (end <= done || start >= at) continue;
      put(start);
      put(Math.min(end, at), annotation);
    }
    put(at);
    return pieces;
  });
}
