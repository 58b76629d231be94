import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{core,electron,renderer,scripts}/**/*.test.{ts,tsx}'],
    // Some start programs, and a small machine runs several files at once.
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
