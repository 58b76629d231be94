import { env } from 'node:process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attribution, claim, relation, setOn, stretchOf } from '../testing/builders';
import { articleOf, damagedFiles, importProblems } from '../testing/format-laws';
import { formats } from './formats';

/** How many damaged inputs each importer gets, many of each set: sets take longer to make than to read. */
const inputs = Number(env.CAVEAT_MUTATIONS ?? 1000);
const perSet = 50;

const text = '🔴 Snow fell. Ann said so.\n';
const story = {
  ...setOn(
    text,
    claim('c', stretchOf(text, 'Snow fell')),
    attribution('a', stretchOf(text, 'Ann', 'source'), stretchOf(text, 'said', 'cue')),
  ),
  relations: [relation('r', 'a', 'c')],
};

it.each(formats.filter(({ read, write }) => read && write))(
  '$id: whatever happened to its files, an import throws nothing, pollutes nothing and makes no unsound set',
  { timeout: 20_000 + inputs * 60 },
  (format) => {
    fc.assert(
      fc.property(damagedFiles(format, perSet), fc.boolean(), (damaged, given) => {
        for (const files of damaged)
          expect(importProblems(format, files, given ? { article: articleOf(story) } : {})).toEqual([]);
      }),
      { numRuns: Math.ceil(inputs / perSet) },
    );
  },
);
