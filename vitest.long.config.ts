import { defineConfig } from 'vitest/config';

/** Tests of the built server that take too long for every run. */
export default defineConfig({
  test: {
    include: ['tests/long-server/**/*.test.ts'],
    globalSetup: 'tests/server/setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 900_000,
    hookTimeout: 300_000,
  },
});
