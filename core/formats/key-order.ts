import type { Annotation, Orphan } from '../annotation';

/** An annotation with the keys that are known in one order, however it came to be, and behind them the others. */
export function inKeyOrder<Item extends Annotation | Orphan>(annotation: Item): Item {
  const { id, kind, fragments, attributes, confidence, note, tags, evidence, origin, ...others } = annotation;
  const { createdBy, created, modified, ...unknown } = others;
  const judgement = { attributes, confidence, note, tags, evidence };
  return { id, kind, fragments, ...judgement, origin, createdBy, created, modified, ...unknown } as unknown as Item;
}
