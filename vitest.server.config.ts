import { defineConfig } from 'vitest/config';

/** Tests of the built server: one file at a time, since each starts servers of its own. */
export default defineConfig({
  test: {
    include: ['tests/server/**/*.test.ts'],
    globalSetup: 'tests/server/setup.ts',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
