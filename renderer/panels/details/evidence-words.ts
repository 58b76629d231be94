import type { Evidence } from '../../../core/annotation';

export const evidenceTypeNames: Readonly<Record<Evidence['type'], string>> = {
  document: 'Document',
  data: 'Data',
  interview: 'Interview',
  expert: 'Expert',
  'own-observation': 'Own observation',
  archive: 'Archive',
  other: 'Other',
};

export const stanceNames: Readonly<Record<Evidence['stance'], string>> = {
  supports: 'supports',
  refutes: 'refutes',
  context: 'context',
};

export const stanceTones = { supports: 'good', refutes: 'bad', context: 'none' } as const;

/** What evidence is called: by its title, or else by what it is. */
export function titleOf({ title, type }: Evidence): string {
  return title ?? evidenceTypeNames[type];
}

/** Where in it to look, and what was noted: “page 12, paragraph 3: pier 4 rated poor”. */
export function placeIn({ page, paragraph, timestamp, date, note, url }: Evidence): string {
  const places = [page && `page ${page}`, paragraph && `paragraph ${paragraph}`, timestamp && `at ${timestamp}`, date];
  const place = places.filter(Boolean).join(', ');
  return [[place, note].filter(Boolean).join(': '), url].filter(Boolean).join(' · ');
}
