/**
 * The default annotation scheme: kinds, roles, attributes and their closed value lists. The first value of a list is
 * its default. Values map onto ClaimBuster, CheckThat!, PARC/PolNeAR, FactBank and CoNLL-2010 labels.
 */
export const kinds = ['claim', 'attribution', 'unverified'] as const;
export type Kind = (typeof kinds)[number];

export const roles = ['source', 'cue', 'content', 'marker'] as const;
export type Role = (typeof roles)[number];

/** The roles that the fragments of each kind can play, in the order of their keys. */
export const rolesOf: Readonly<Record<Kind, readonly Role[]>> = {
  claim: [],
  attribution: ['source', 'cue', 'content'],
  unverified: ['marker'],
};

export const roleNames: Readonly<Record<Role, string>> = {
  source: 'Source',
  cue: 'Cue',
  content: 'Content',
  marker: 'Marker words',
};

export const confidences = ['unset', 'low', 'medium', 'high'] as const;
export const origins = ['manual', 'suggested-accepted', 'imported'] as const;

export const claimValues = {
  checkability: ['check-worthy', 'factual-minor', 'not-checkable'],
  claimType: ['event-or-fact', 'statistic', 'comparison', 'causal', 'prediction', 'rule-or-law', 'quotation'],
  status: ['unverified', 'in-progress', 'supported', 'refuted', 'mixed', 'cannot-determine'],
} as const;

export const attributionValues = {
  quoteType: ['direct', 'mixed', 'indirect'],
  sourceType: ['named-person', 'organisation', 'document-or-data', 'group', 'anonymous', 'unstated'],
  stance: ['states', 'denies', 'believes', 'intends', 'feels', 'orders', 'other'],
} as const;

export const unverifiedValues = {
  reason: ['no-source', 'hedged', 'anonymous-only', 'rumour', 'vague-quantity', 'prediction', 'other'],
  certainty: ['unspecified', 'possible', 'probable', 'certain'],
  resolution: ['open', 'verified', 'corrected', 'cut', 'attributed'],
} as const;

export const evidenceValues = {
  type: ['document', 'data', 'interview', 'expert', 'own-observation', 'archive', 'other'],
  stance: ['supports', 'refutes', 'context'],
} as const;

export const relationTypes = ['supports', 'contradicts', 'same-claim', 'attributed-to', 'corrects'] as const;

/** What a kind is called in the window: one mark, and several. */
export const kindNames: Readonly<Record<Kind, { readonly one: string; readonly many: string }>> = {
  claim: { one: 'Claim', many: 'Claims' },
  attribution: { one: 'Attribution', many: 'Attributions' },
  unverified: { one: 'Unverified', many: 'Unverified' },
};
