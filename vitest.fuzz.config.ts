import { defineConfig } from 'vitest/config';
import { bundledThreads } from './tests/harness/bundled-threads.mjs';

/** Properties that `npm test` tries for a moment, tried for long. */
export default defineConfig({
  define: await bundledThreads(),
  test: {
    include: ['tests/fuzz/**/*.test.ts'],
    testTimeout: 300_000,
  },
});
