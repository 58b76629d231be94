import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['faults/**/*.fault.ts'], testTimeout: 120_000, hookTimeout: 60_000, fileParallelism: false },
});
