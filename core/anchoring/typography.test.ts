import { expect, it } from 'vitest';
import { sameWords } from './typography';

it.each([
  ['“We will act,” he said', '"We will act," he said'],
  ['don’t', "don't"],
  ['now — or never', 'now--or never'],
  ['ten\u00a0per cent', 'ten per\ncent'],
  ['wait…', 'wait...'],
  ['co\u00adoperate', 'cooperate'],
  ['é', 'e\u0301'],
])('%j is %j in another style', (a, b) => expect(sameWords(a, b)).toBe(true));

it.each([
  ['Said', 'said'],
  ['well known', 'wellknown'],
  ['resume', 'resumé'],
  ['it is safe', 'it is not safe'],
  ['👩‍🚒', '👩🚒'],
])('%j is not %j', (a, b) => expect(sameWords(a, b)).toBe(false));
