import { defineConfig } from 'vitest/config';
import { bundledThreads } from './tests/harness/bundled-threads.mjs';
import { longestFirst } from './tests/harness/longest-first';

/** Tests of the built server that take too long for every run: crashes, floods, starts, whole drills, other browsers, full disks, old data. */
export default defineConfig({
  define: await bundledThreads(),
  test: {
    include: ['tests/long-server/**/*.test.ts'],
    globalSetup: 'tests/server/setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    sequence: {
      sequencer: longestFirst(['guide-steps', 'incremental', 'take-over', 'feedback-flood', 'years', 'orca']),
    },
    testTimeout: 900_000,
    hookTimeout: 600_000,
  },
});
