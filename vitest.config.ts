import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{core,electron,renderer,scripts}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
  },
});
