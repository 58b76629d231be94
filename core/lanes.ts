import { endOf, startOf, type Annotation } from './annotation';

/**
 * Which line under the words each annotation's underline is drawn on, 0 being the nearest: in text order, the first
 * that none it meets is using. By annotation id.
 */
export function assignLanes(annotations: readonly Annotation[]): ReadonlyMap<string, number> {
  const lanes = new Map<string, number>();
  let open: { readonly end: number; readonly lane: number }[] = [];
  for (const annotation of annotations) {
    const start = startOf(annotation);
    if (open.length > 0) open = open.filter(({ end }) => end > start);
    const lane = firstFreeLane(open.map((other) => other.lane));
    lanes.set(annotation.id, lane);
    open.push({ end: endOf(annotation), lane });
  }
  return lanes;
}

/** The nearest lane that is not among those taken. */
export function firstFreeLane(taken: readonly number[]): number {
  let lane = 0;
  while (taken.includes(lane)) lane++;
  return lane;
}
