import { sameJson } from './same-json';
import type { Kind, Scheme, Value } from './scheme';

/*
 * What an article is marked with unless its set says otherwise. The values map onto the labels of ClaimBuster,
 * CheckThat!, PARC and PolNeAR, FactBank and CoNLL-2010. A set in this very scheme does not carry it, so whatever is
 * changed here changes what existing files mean: give a changed scheme another id.
 */

const claim: Kind = {
  id: 'claim',
  name: 'Claim',
  plural: 'Claims',
  key: 'C',
  colour: 'blue',
  line: 'solid',
  glyph: '!',
  guideline:
    'A statement about the world that could turn out to be wrong. Mark the shortest words that can be checked by themselves.',
  roles: [],
  statusAttribute: 'status',
  attributes: [
    {
      id: 'checkability',
      name: 'Worth checking',
      type: 'choice',
      default: 'check-worthy',
      values: [
        value(
          'check-worthy',
          'Worth checking',
          'Readers would want to know whether it is true, and somebody can find out.',
        ),
        value('factual-minor', 'Factual, but minor', 'It can be checked, and nothing depends on it.'),
        value('not-checkable', 'Cannot be checked', 'An opinion, a wish, or something nobody can know.'),
      ],
    },
    {
      id: 'claimType',
      name: 'Type of claim',
      type: 'choice',
      values: [
        value('event-or-fact', 'Event or fact'),
        value('statistic', 'Figure', 'A number, a share, an amount.'),
        value('comparison', 'Comparison', 'More, less, the first, the worst.'),
        value('causal', 'Cause and effect'),
        value('prediction', 'Prediction'),
        value('rule-or-law', 'Rule or law'),
        value('quotation', 'Quotation', 'That somebody said these words.'),
      ],
    },
    {
      id: 'status',
      name: 'Finding',
      type: 'choice',
      default: 'unverified',
      guideline: 'What the check has found so far. Note the evidence for any finding.',
      values: [
        open('unverified', 'Not checked yet'),
        open('in-progress', 'Being checked'),
        { id: 'supported', name: 'Supported', tone: 'good' },
        { id: 'refuted', name: 'Refuted', tone: 'bad' },
        {
          id: 'mixed',
          name: 'Partly right',
          tone: 'mixed',
          guideline: 'Some of it holds and some does not, or it leaves out what matters.',
        },
        value('cannot-determine', 'Cannot be determined', 'It was checked, and the evidence does not decide it.'),
      ],
    },
    {
      id: 'claimant',
      name: 'Who claims it',
      type: 'annotation',
      kind: 'attribution',
      other: [value('author-voice', 'The article itself')],
      guideline: 'The attribution that this claim is made in, or the article itself.',
    },
  ],
};

const attribution: Kind = {
  id: 'attribution',
  name: 'Attribution',
  plural: 'Attributions',
  key: 'A',
  colour: 'purple',
  line: 'double',
  glyph: '“',
  guideline: 'Words that the article gives to somebody: who says it, how that is said, and what is said.',
  roles: [
    { id: 'source', name: 'Source', key: '1', face: 'bold', guideline: 'Who says it: a person, a body, a document.' },
    {
      id: 'cue',
      name: 'Cue',
      key: '2',
      face: 'italic',
      guideline: 'What ties the two: “said”, “according to”, a colon.',
    },
    { id: 'content', name: 'Content', key: '3', guideline: 'What is said, quoted or not.' },
  ],
  statusAttribute: 'sourceType',
  attributes: [
    {
      id: 'quoteType',
      name: 'Quotation',
      type: 'choice',
      guideline: 'How much of the content stands in quotation marks.',
      values: [value('direct', 'Direct'), value('mixed', 'Mixed'), value('indirect', 'Indirect')],
    },
    {
      id: 'sourceType',
      name: 'Type of source',
      type: 'choice',
      default: 'named-person',
      values: [
        value('named-person', 'Named person'),
        value('organisation', 'Organisation'),
        value('document-or-data', 'Document or data'),
        value('group', 'Group', '“Residents”, “experts”: people who are not told apart.'),
        value('anonymous', 'Anonymous', 'The article keeps the name back.'),
        value('unstated', 'Not stated', 'Nobody is named as the source: “it is said”.'),
      ],
    },
    {
      id: 'anonymityReason',
      name: 'Reason for anonymity',
      type: 'text',
      shownWhen: { attribute: 'sourceType', value: 'anonymous' },
      guideline: 'Why the name is kept back, as the article says it.',
    },
    {
      id: 'stance',
      name: 'Stance',
      type: 'choice',
      default: 'states',
      guideline: 'What the cue makes of the content.',
      values: [
        value('states', 'States'),
        value('denies', 'Denies'),
        value('believes', 'Believes'),
        value('intends', 'Intends'),
        value('feels', 'Feels'),
        value('orders', 'Orders or asks'),
        value('other', 'Other'),
      ],
    },
    {
      id: 'parent',
      name: 'Within',
      type: 'annotation',
      kind: 'attribution',
      guideline: 'The attribution that this one stands in, when somebody reports what another said.',
    },
  ],
};

const unverified: Kind = {
  id: 'unverified',
  name: 'Unverified',
  plural: 'Unverified',
  key: 'U',
  colour: 'orange',
  line: 'wavy',
  glyph: '?',
  guideline:
    'Something that the article itself puts forward and leaves unsupported. What a named source says is not unverified for that alone.',
  roles: [
    { id: 'marker', name: 'Marker', key: '1', guideline: 'The words that give it away: “reportedly”, “some say”.' },
  ],
  statusAttribute: 'resolution',
  attributes: [
    {
      id: 'reason',
      name: 'Reason',
      type: 'choice',
      default: 'no-source',
      values: [
        value('no-source', 'No source'),
        value('hedged', 'Hedged', '“May”, “reportedly”, “is thought to”.'),
        value('anonymous-only', 'Anonymous sources only'),
        value('rumour', 'Rumour'),
        value('vague-quantity', 'Vague quantity', '“Many”, “a growing number”.'),
        value('prediction', 'Prediction'),
        value('other', 'Other'),
      ],
    },
    {
      id: 'certainty',
      name: 'Certainty',
      type: 'choice',
      default: 'unspecified',
      guideline: 'How sure the wording makes it sound.',
      values: [
        value('unspecified', 'Not said'),
        value('possible', 'Possible'),
        value('probable', 'Probable'),
        value('certain', 'Certain'),
      ],
    },
    {
      id: 'resolution',
      name: 'Outcome',
      type: 'choice',
      default: 'open',
      guideline: 'What became of it before publication.',
      values: [
        open('open', 'Open'),
        { id: 'verified', name: 'Verified', tone: 'good' },
        value('corrected', 'Corrected'),
        value('cut', 'Cut'),
        value('attributed', 'Given a source'),
      ],
    },
  ],
};

export const defaultScheme: Scheme = {
  id: 'caveat',
  name: 'Claims, attributions, unverified assertions',
  kinds: [claim, attribution, unverified],
  relationTypes: [
    { id: 'supports', name: 'Supports', inverse: 'Supported by' },
    { id: 'contradicts', name: 'Contradicts', inverse: 'Contradicted by' },
    { id: 'same-claim', name: 'Same claim as', inverse: 'Same claim as' },
    { id: 'attributed-to', name: 'Attributed to', inverse: 'Source of' },
    { id: 'corrects', name: 'Corrects', inverse: 'Corrected by' },
  ],
};

function value(id: string, name: string, guideline?: string): Value {
  return guideline === undefined ? { id, name } : { id, name, guideline };
}

/** A value that leaves something to be found out. */
function open(id: string, name: string): Value {
  return { id, name, open: true };
}

/** Whether a scheme is the default one, wherever it came from. */
export function isDefaultScheme(scheme: Scheme): boolean {
  return sameJson(scheme, defaultScheme);
}
