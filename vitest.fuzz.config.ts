import { defineConfig } from 'vitest/config';

/** Properties that `npm test` tries for a moment, tried for long. */
export default defineConfig({
  test: {
    include: ['tests/fuzz/**/*.test.ts'],
    testTimeout: 300_000,
  },
});
