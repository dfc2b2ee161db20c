import { defineConfig } from 'vitest/config';
import { bundledThreads } from './tests/harness/bundled-threads.mjs';
import { YOUNG_HEAP } from './tests/harness/young-heap';

/** Properties that `npm test` tries for a moment, tried for long. */
export default defineConfig({
  define: await bundledThreads(),
  test: {
    include: ['tests/fuzz/**/*.test.ts'],
    execArgv: YOUNG_HEAP,
    testTimeout: 300_000,
  },
});
