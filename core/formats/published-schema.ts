import { z } from 'zod';
import { setFileSchema } from './caveat-json';
import { schemeFileSchema } from './scheme-file';

/** Our formats as JSON Schemas (2020-12), for those who read or write them with other programs; by file name. */
export const publishedSchemas: ReadonlyMap<string, string> = new Map([
  ['annotation-set-1.schema.json', published(setFileSchema, 'urn:caveat:annotation-set:1')],
  ['scheme-1.schema.json', published(schemeFileSchema, 'urn:caveat:scheme:1')],
]);

/** The text of the published file. */
function published(definition: z.ZodType, id: string): string {
  const { $schema, title, description, ...rules } = z.toJSONSchema(definition, {
    target: 'draft-2020-12',
    io: 'input',
  });
  return `${JSON.stringify({ $schema, $id: id, title, description, ...rules }, null, 2)}\n`;
}
