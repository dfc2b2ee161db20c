import { defineConfig } from 'vitest/config';

/** Tests of the built server. */
export default defineConfig({
  test: {
    include: ['tests/server/**/*.test.ts'],
    globalSetup: 'tests/server/setup.ts',
    // Each file starts servers of its own, on ports and in folders of their own.
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
