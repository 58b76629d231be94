/** `FAULTS=long` tries what is too slow for every run: every byte instead of some, more kills, more inputs. */
export const isLong = process.env.FAULTS === 'long';

/** Numbers between 0 and 1 that are the same every time. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
