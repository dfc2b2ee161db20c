import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, mergeTests } from 'playwright/test';
import { writeScreensPage } from '../harness/inbox-screens/write-page';
import { startServer, type TestServer } from '../harness/server';
import { deskTest } from './inbox-desk';
import { collectPosted, type PostedAnswer, type PostedName } from './posted';

interface Shared {
  /** A server of the built fixtures, one a worker, whose clock each test stops where it wants. */
  server: TestServer;
  /** Every kind of page that answers a post. */
  posted: ReadonlyMap<PostedName, PostedAnswer>;
  /** The address of the page that draws the inbox's screens from plain data: the name of one follows after `#`. */
  screens: string;
}

const siteTest = base.extend<object, Shared>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off this pattern
    async ({}, use) => {
      // What all tests of a worker send comes from one source, and much of it in one hour.
      const server = await startServer({ env: { FEEDBACK_PER_HOUR: '1000' } });
      await use(server);
      await server.stop();
    },
    // Its own time, and not that of the first test of each worker that needs it.
    { scope: 'worker', timeout: 600_000 },
  ],
  posted: [
    async ({ server }, use) => use(await collectPosted(server)),
    { scope: 'worker', timeout: 600_000 },
  ],
  screens: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const address = await writeScreensPage();
      await use(address);
      await rm(dirname(fileURLToPath(address)), { recursive: true });
    },
    { scope: 'worker' },
  ],
});

/**
 * Tests with what the worker's tests share, each made when the first of them needs it. It is for every test: Playwright starts
 * other workers, with browsers and servers of their own, for each set of shared things that differs.
 */
export const test = mergeTests(siteTest, deskTest);

export { expect } from 'playwright/test';
