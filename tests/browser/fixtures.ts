import { test as base } from 'playwright/test';
import { startServer, type TestServer } from '../harness/server';
import { collectPosted, type PostedAnswer, type PostedName } from './posted';

interface Shared {
  /** A server of the built fixtures, one a worker, whose clock each test stops where it wants. */
  server: TestServer;
  /** Every kind of page that answers a post. */
  posted: ReadonlyMap<PostedName, PostedAnswer>;
}

/** Tests with what the worker's tests share. */
export const test = base.extend<object, Shared>({
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
});

export { expect } from 'playwright/test';
