import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formatsPage } from './formats-page';

it('is what docs/formats.md says: `npm run published` writes it anew', () => {
  expect(readFileSync('docs/formats.md', 'utf8')).toBe(formatsPage());
});
