import { z } from 'zod';
import type { DeepReadonly } from './annotation';
import { inDigits } from './numbers';

/**
 * An annotation scheme: what can be marked, and what can be said of a mark. Ids stand in the files and never change by
 * themselves (scheme-changes.ts renames one together with every annotation that has it); names, colours, keys and
 * guidelines are for people and change freely. What this shape cannot say is in scheme-rules.ts.
 */

/** Names of colours; the page's tokens say what each is on light and dark paper and in forced colours. */
export const colours = ['blue', 'purple', 'orange', 'green', 'red', 'teal', 'pink', 'brown'] as const;
/** The patterns of an underline: what tells kinds apart where colours do not. */
export const lines = ['solid', 'double', 'wavy', 'dotted', 'dashed'] as const;
/** How the words of a role are set. */
export const faces = ['bold', 'italic'] as const;

/** More than a person can keep apart; a file with more is refused. */
export const maxKinds = 24;
const maxRoles = 12;
const maxAttributes = 24;
const maxValues = 100;
const maxRelationTypes = 24;

const atMost = (count: number, what: string) => `there are more than ${count} ${what}`;

/** An id of a scheme or of anything in one. */
export const label = z
  .string()
  .regex(
    /^[a-z][a-zA-Z0-9-]{0,59}$/,
    'an id has up to 60 letters (a–z), digits and hyphens, and begins with a small letter',
  )
  .meta({ id: 'label', description: 'an id of a kind, role, attribute, value or relation type' });

// Lengths in patterns count code points, as those of JSON Schema do; zod's own count UTF-16 units.
const name = z.string().regex(/^[^\u0000-\u001f\u007f]{1,80}$/u, 'a name has 1 to 80 characters, on one line');
const key = z
  .string()
  .regex(/^[^\u0000-\u0020+\u007f-\u00a0]$/u, 'a key is one character, and not a space or a plus sign')
  .describe('one character, pressed alone');
const guideline = z
  .string()
  .max(4000, 'a guideline has no more than 4,000 characters')
  .describe('when to use it, for those who annotate');

/** How a value is coloured where a mark's status is shown: what holds, what does not, and what is between. */
export const tones = ['good', 'bad', 'mixed'] as const;

const value = z
  .object({
    id: label,
    name,
    guideline: guideline.optional(),
    tone: z.enum(tones).optional(),
    open: z.boolean().optional().describe('something is still to be found out while a mark has this value'),
  })
  .meta({ id: 'value' });

const attributeShape = {
  id: label,
  name,
  guideline: guideline.optional(),
  shownWhen: z
    .object({ attribute: label, value: label })
    .optional()
    .describe('shown only while that choice of the same kind has that value'),
};

export const attributeSchema = z
  .discriminatedUnion('type', [
    z.object({
      ...attributeShape,
      type: z.literal('choice'),
      values: z.array(value).min(1, 'a choice has at least one value').max(maxValues, atMost(maxValues, 'values')),
      default: label.optional().describe('the value of an annotation that has none'),
    }),
    z.object({ ...attributeShape, type: z.literal('text') }),
    z.object({
      ...attributeShape,
      type: z.literal('annotation').describe('the id of another annotation'),
      kind: label.optional().describe('of which kind the other annotation is; without it, of any'),
      other: z
        .array(value)
        .max(maxValues, atMost(maxValues, 'values'))
        .optional()
        .describe('what may stand instead of an id'),
    }),
  ])
  .meta({ id: 'attribute' });

export const roleSchema = z
  .object({ id: label, name, key: key.optional(), face: z.enum(faces).optional(), guideline: guideline.optional() })
  .meta({ id: 'role', description: 'what a fragment is to its annotation' });

export const kindSchema = z
  .object({
    id: label,
    name: name.describe('what one annotation of this kind is called'),
    plural: name,
    key: key.optional(),
    colour: z.enum(colours),
    line: z.enum(lines),
    glyph: z
      .string()
      .regex(/^[^\s\u0000-\u001f\u007f]{1,8}$/u, 'a sign has 1 to 8 characters, and no space')
      .optional()
      .describe('one short sign'),
    guideline: guideline.optional(),
    roles: z.array(roleSchema).max(maxRoles, atMost(maxRoles, 'roles')),
    attributes: z.array(attributeSchema).max(maxAttributes, atMost(maxAttributes, 'attributes')),
    statusAttribute: label.optional().describe('the choice whose value is shown beside every mark of this kind'),
  })
  .meta({ id: 'kind', description: 'a kind of annotation' });

export const relationTypeSchema = z
  .object({ id: label, name, inverse: name.describe('its name from the other end'), guideline: guideline.optional() })
  .meta({ id: 'relationType', description: 'a kind of link from one annotation to another' });

export const schemeSchema = z
  .object({
    id: label,
    name,
    version: name.optional(),
    guideline: guideline.optional(),
    kinds: z.array(kindSchema).min(1, 'a scheme has at least one kind').max(maxKinds, atMost(maxKinds, 'kinds')),
    relationTypes: z.array(relationTypeSchema).max(maxRelationTypes, atMost(maxRelationTypes, 'relation types')),
  })
  .meta({ id: 'scheme', description: 'what can be marked, and what can be said of a mark' });

export type Scheme = DeepReadonly<z.infer<typeof schemeSchema>>;
export type Kind = Scheme['kinds'][number];
export type Role = Kind['roles'][number];
export type Attribute = Kind['attributes'][number];
export type Value = DeepReadonly<z.infer<typeof value>>;
export type RelationType = Scheme['relationTypes'][number];
export type Tone = (typeof tones)[number];
export type Colour = Kind['colour'];
export type Line = Kind['line'];

/** The key that gives a role: its own, or else the number of its place. */
export function roleKey({ key }: Role, index: number): string | undefined {
  return key?.toUpperCase() ?? (index < 9 ? `${index + 1}` : undefined);
}

/** The values that an attribute names: those of a choice, or what may stand instead of an annotation's id. */
export function valuesOf(attribute: Attribute): readonly Value[] {
  if (attribute.type === 'choice') return attribute.values;
  return attribute.type === 'annotation' ? (attribute.other ?? []) : [];
}

/** `3 claims`, `1 claim`: so many annotations of a kind. */
export function countOf(kind: Pick<Kind, 'name' | 'plural'>, count: number): string {
  return `${inDigits(count)} ${withinSentence(count === 1 ? kind.name : kind.plural)}`;
}

/** A name as it stands within a sentence: “Claim” begins small there, “NGO quote” does not. */
export function withinSentence(name: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
