import type { Annotation } from '../annotation';

/** An annotation with the keys that are known in one order, however it came to be, and behind them the others. */
export function inKeyOrder(annotation: Annotation): Annotation {
  const { id, kind, fragments, attributes, confidence, note, tags, evidence, origin, ...others } = annotation;
  const { createdBy, created, modified, ...unknown } = others;
  const judgement = { attributes, confidence, note, tags, evidence };
  return { id, kind, fragments, ...judgement, origin, createdBy, created, modified, ...unknown };
}
