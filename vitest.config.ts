import { defineConfig } from 'vitest/config';
import { bundledThreads } from './tests/harness/bundled-threads.mjs';
import { YOUNG_HEAP } from './tests/harness/young-heap';

export default defineConfig({
  define: await bundledThreads(),
  plugins: [
    {
      name: 'packages as commands take them',
      // Those for `development` check themselves, and read Markdown half as fast.
      configResolved: ({ ssr, environments }) => {
        for (const { resolve } of [ssr, ...Object.values(environments)])
          for (const names of [resolve?.conditions, resolve?.externalConditions])
            names?.splice(0, Infinity, ...names.filter((name) => !name.startsWith('development')));
      },
    },
  ],
  test: {
    include: ['tests/unit/**/*.test.ts'],
    globalSetup: 'tests/unit/postgres.ts',
    setupFiles: ['tests/unit/setup.ts'],
    // What engines of 2019 know has not changed since: that the data are old is nothing to warn of.
    env: { BROWSERSLIST_IGNORE_OLD_DATA: '1' },
    // Processes, not threads: only there does a change of `process.env.TZ` reach `Date`.
    pool: 'forks',
    maxWorkers: 2,
    execArgv: YOUNG_HEAP,
    // Files share what they import: no test changes a module, and importing took most of the time.
    isolate: false,
    // No test is about time: on a busy machine each may take its own.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
  },
});
