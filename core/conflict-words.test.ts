import { describe, expect, it } from 'vitest';
import type { Annotation } from './annotation';
import { disagreements, versionQuote } from './conflict-words';
import { anchorsOf } from './orphan';
import { attribution, setOn } from './testing/builders';

const text = 'The Kremlin said the bridge is safe.';
const set = { ...setOn(text), annotators: [{ id: 'anna', name: 'Anna' }] };
const said = attribution('q', [0, 11, 'source'], [12, 16, 'cue']);
const between = (mine: Partial<Annotation>, theirs: Partial<Annotation>, ...fields: readonly string[]) =>
  disagreements(
    { id: 'q', mine: { annotation: { ...said, ...mine } }, theirs: { annotation: { ...said, ...theirs } }, fields },
    set,
  );

describe('a disagreement about a mark', () => {
  it('is put in the words that the scheme has for it', () => {
    const status = between(
      { attributes: { stance: 'states' } },
      { attributes: { stance: 'denies' } },
      'attributes.stance',
    );
    expect(status).toEqual([{ name: 'Stance', mine: 'States', theirs: 'Denies' }]);
    expect(between({}, { kind: 'claim' }, 'kind')).toEqual([{ name: 'Kind', mine: 'Attribution', theirs: 'Claim' }]);
    expect(between({ confidence: 'high' }, {}, 'confidence')).toMatchObject([{ mine: 'High', theirs: 'Not said' }]);
    const signOff = { by: 'anna', at: '2026-11-24T10:00:00Z' };
    expect(between({ signOff }, {}, 'signOff')).toEqual([
      { name: 'Signed off', mine: 'by Anna, 2026-11-24', theirs: '' },
    ]);
    expect(between({ createdBy: 'anna' }, {}, 'createdBy')).toMatchObject([{ mine: 'Anna', theirs: 'ada' }]);
  });

  it('shows words with their roles, notes and evidence as they are, and nothing as nothing', () => {
    expect(between({}, { fragments: [{ start: 4, end: 11, role: 'source' }] }, 'fragments')).toEqual([
      { name: 'Words', mine: 'The Kremlin (Source) … said (Cue)', theirs: 'Kremlin (Source)' },
    ]);
    const evidence = [{ type: 'document' as const, stance: 'refutes' as const, title: 'Log', page: '4' }];
    expect(between({ note: 'Ask.', evidence }, {}, 'note', 'evidence')).toEqual([
      { name: 'Note', mine: 'Ask.', theirs: '' },
      { name: 'Evidence', mine: 'refutes: document – Log, page 4', theirs: '' },
    ]);
  });

  it('shows what only another version of Caveat knows as it is in the file', () => {
    const mine = { 'x-desk': { seen: true } } as object;
    expect(between(mine, {}, 'x-desk')).toEqual([{ name: 'x-desk', mine: '{"seen":true}', theirs: '' }]);
    expect(between({}, {}, '__proto__', 'attributes.constructor')).toMatchObject([{ mine: '' }, { mine: '' }]);
  });

  it('names the words that a mark has lost, and of one that was deleted what the other side changed', () => {
    const orphan = { ...said, fragments: anchorsOf(text, said.fragments) };
    expect(versionQuote({ orphan }, set)).toBe('The Kremlin … said');
    expect(disagreements({ id: 'q', mine: { orphan }, fields: ['fragments'] }, set)).toEqual([
      { name: 'Words', mine: 'lost: The Kremlin … said', theirs: '' },
    ]);
  });
});
