import { z } from 'zod';
import { setFileSchema } from './caveat-json';

/** The native file as a JSON Schema (2020-12), for those who read or write it with other programs. */
export function publishedSchema(): Readonly<Record<string, unknown>> {
  const { $schema, title, description, ...rules } = z.toJSONSchema(setFileSchema, {
    target: 'draft-2020-12',
    io: 'input',
  });
  return { $schema, $id: 'urn:caveat:annotation-set:1', title, description, ...rules };
}

/** The text of the published file. */
export function publishedSchemaText(): string {
  return `${JSON.stringify(publishedSchema(), null, 2)}\n`;
}
