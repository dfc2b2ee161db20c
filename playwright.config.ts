import { defineConfig } from 'playwright/test';
import { LAUNCH_ARGS } from './tests/browser/launch';

/** Browser tests of the built server, in the Chromium that `npm test` found. */
export default defineConfig({
  testDir: 'tests/browser',
  globalSetup: './tests/server/setup.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // No test is about time: on a busy machine each page may take its own.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  snapshotPathTemplate: '{testDir}/aria/{arg}{ext}',
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    // Half of what a short test takes is the browser profile made for it: the next test finds the same, cleared.
    reuseContext: true,
    javaScriptEnabled: false,
    launchOptions: {
      timeout: 0,
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [...LAUNCH_ARGS],
    },
  },
});
