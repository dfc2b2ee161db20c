import { defineConfig } from 'vitest/config';
import { bundledThreads } from './tests/harness/bundled-threads.mjs';
import { longestFirst } from './tests/harness/longest-first';

/** Tests of the built server. */
export default defineConfig({
  define: await bundledThreads(),
  test: {
    include: ['tests/server/**/*.test.ts'],
    globalSetup: 'tests/server/setup.ts',
    // Files that only read share a server a worker; the others start their own, on ports and in folders of their own.
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    sequence: {
      sequencer: longestFirst(['take-over', 'preview', 'feedback-canary', 'leak', 'office', 'staff']),
    },
    // No test is about time: on a busy machine each may take its own.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
