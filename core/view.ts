import { z } from 'zod';
import { noFilter } from './mark-filter';

/**
 * How somebody looked at an article when they left it: kept by the host in the app's own folder, never in the set. `caret`
 * is a UTF-16 offset.
 */
export const viewSchema = z.object({
  caret: z.int().nonnegative(),
  filter: z
    .object({
      kind: z.string().max(60),
      words: z.string().max(400),
      facets: z.record(z.string().max(100), z.array(z.string().max(1000)).max(200).readonly()).readonly(),
    })
    .readonly(),
  dimmed: z.boolean(),
  rolesOnly: z.boolean(),
});
export type View = Readonly<z.infer<typeof viewSchema>>;

/** How an article is shown that nobody has looked at. */
export const initialView: View = {
  caret: 0,
  filter: noFilter,
  dimmed: false,
  rolesOnly: false,
};
