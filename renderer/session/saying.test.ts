import { beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../core/annotation';
import { defaultScheme } from '../../core/default-scheme';
import type { Attribute, RelationType } from '../../core/scheme';
import { setAttribute } from './attributes';
import { setConfidence } from './confidence';
import { deleteEvidence, setEvidence, withPart } from './evidence';
import { changeKind } from './marking';
import { relate, relationsOf, removeRelation } from './relations';
import { clearRole, removeWords } from './roles';
import { Session } from './session';
import { addTag, removeTag, tagsInUse } from './tags';
import { claim, FakeHost, openedArticle } from './testing';

const text = 'The bridge is safe. “Work will stop,” she said.';
const attribution: Annotation = {
  ...claim('said', 20, 46),
  kind: 'attribution',
  fragments: [
    { start: 20, end: 37, role: 'content' },
    { start: 38, end: 41, role: 'source' },
  ],
};
let session: Session;

const attribute = (kind: string, id: string) =>
  defaultScheme.kinds.find((one) => one.id === kind)?.attributes.find((one) => one.id === id) as Attribute;
const now = (id: string) => session.annotations.find((one) => one.id === id) as Annotation;
const supports = defaultScheme.relationTypes[0] as RelationType;

/** Does something; it is one step of this name, and undoing it leaves the set as it was, redoing it as it became. */
function expectStep(name: string, action: () => void): void {
  const steps = session.history.value.done.length;
  const before = session.replica.set.value;
  action();
  const after = session.replica.set.value;
  expect(session.history.value.done.map((step) => step.name).slice(steps)).toEqual([name]);
  session.undo();
  expect(session.replica.set.value).toStrictEqual(before);
  session.redo();
  expect(session.replica.set.value).toStrictEqual(after);
}

function expectNothing(action: () => void): void {
  const before = session.replica.set.value;
  action();
  expect(session.replica.set.value).toBe(before);
}

beforeEach(() => {
  const opened = openedArticle(text, [claim('bridge', 4, 18), attribution]);
  session = new Session(new FakeHost(opened), opened);
});

describe('attributes', () => {
  it('are set, and cleared by choosing the default', () => {
    expectStep('Set finding to Refuted', () =>
      setAttribute(session, 'bridge', attribute('claim', 'status'), 'refuted'),
    );
    expect(now('bridge').attributes).toEqual({ status: 'refuted' });
    expectStep('Set finding to Not checked yet', () =>
      setAttribute(session, 'bridge', attribute('claim', 'status'), 'unverified'),
    );
    expect(now('bridge').attributes).toEqual({});
    expectNothing(() => setAttribute(session, 'bridge', attribute('claim', 'status'), 'unverified'));
  });

  it('that the words tell are stored only where they are corrected', () => {
    const quoteType = attribute('attribution', 'quoteType');
    expectNothing(() => setAttribute(session, 'said', quoteType, 'direct'));
    expectStep('Set quotation to Mixed', () => setAttribute(session, 'said', quoteType, 'mixed'));
    expectStep('Set quotation to Direct', () => setAttribute(session, 'said', quoteType, 'direct'));
    expect(now('said').attributes).toEqual({});
  });

  it('name another annotation, by its words', () => {
    const claimant = attribute('claim', 'claimant');
    expectStep('Set who claims it to ““Work will stop,” … she”', () =>
      setAttribute(session, 'bridge', claimant, 'said'),
    );
    expectStep('Clear who claims it', () => setAttribute(session, 'bridge', claimant, ''));
  });

  it('are one step while they are typed in one visit', () => {
    const reason = attribute('attribution', 'anonymityReason');
    for (const typed of ['n', 'no', 'not']) setAttribute(session, 'said', reason, typed, 'visit');
    expect(session.history.value.done.map(({ name }) => name)).toEqual(['Edit reason for anonymity']);
    session.undo();
    expect(now('said')).toStrictEqual(attribution);
  });

  it('stay with a new kind as far as it has them, and so does what no kind knows', () => {
    const opened = openedArticle(text, [
      { ...claim('bridge', 4, 18), attributes: { status: 'refuted', 'their-own': { deep: true } } },
    ]);
    session = new Session(new FakeHost(opened), opened);
    session.selectAnnotation(now('bridge'));
    expectStep('Change to Unverified', () => changeKind(session, 'unverified'));
    expect(now('bridge').attributes).toEqual({ 'their-own': { deep: true } });
  });
});

describe('confidence and tags', () => {
  it('are one step each', () => {
    expectStep('Set confidence to High', () => setConfidence(session, 'bridge', 'high'));
    expectStep('Add tag budget', () => addTag(session, 'bridge', '  budget '));
    expectNothing(() => addTag(session, 'bridge', 'budget'));
    expectNothing(() => addTag(session, 'bridge', ' '));
    addTag(session, 'said', 'budget');
    addTag(session, 'said', 'union');
    expect(tagsInUse(session)).toEqual(['budget', 'union']);
    expectStep('Remove tag budget', () => removeTag(session, 'bridge', 'budget'));
    expect(now('bridge').tags).toEqual([]);
  });
});

describe('evidence', () => {
  it('is added, edited and deleted; all of a visit is one step', () => {
    const visit = { key: 'visit', adds: true };
    const report = { type: 'document', stance: 'refutes', title: 'Report' } as const;
    setEvidence(session, 'bridge', 0, withPart(report, 'title', 'R'), visit);
    setEvidence(session, 'bridge', 0, report, visit);
    expect(session.history.value.done.map(({ name }) => name)).toEqual(['Add Evidence']);
    expectStep('Edit Evidence', () =>
      setEvidence(session, 'bridge', 0, withPart(report, 'page', '12'), { key: 'another', adds: false }),
    );
    expect(now('bridge').evidence).toEqual([{ ...report, page: '12' }]);
    expectStep('Delete Evidence', () => deleteEvidence(session, 'bridge', 0));
    expectNothing(() => deleteEvidence(session, 'bridge', 0));
    expect(withPart(report, 'title', '')).toEqual({ type: 'document', stance: 'refutes' });
  });
});

describe('relations', () => {
  it('have a name from each end, and are there once', () => {
    expectStep('Relate: supports', () => relate(session, 'bridge', supports, 'said'));
    expectNothing(() => expect(relate(session, 'bridge', supports, 'said')).toBe(false));
    expectNothing(() => expect(relate(session, 'bridge', supports, 'bridge')).toBe(false));
    const names = (id: string) => relationsOf(session.replica.set.value, id).map(({ name, other }) => [name, other.id]);
    expect(names('bridge')).toEqual([['Supports', 'said']]);
    expect(names('said')).toEqual([['Supported by', 'bridge']]);
    const [seen] = relationsOf(session.replica.set.value, 'said');
    if (seen) expectStep('Remove relation: supports', () => removeRelation(session, seen.relation));
    expect(names('bridge')).toEqual([]);
  });
});

describe('roles', () => {
  it('are cleared, and words leave the mark, but for the last', () => {
    expectStep('Clear Source', () => clearRole(session, 'said', 1));
    expectStep('Remove Words', () => removeWords(session, 'said', 1));
    expect(now('said').fragments).toEqual([{ start: 20, end: 37, role: 'content' }]);
    expectNothing(() => removeWords(session, 'said', 0));
  });
});
