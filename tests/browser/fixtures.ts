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
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  posted: [async ({ server }, use) => use(await collectPosted(server)), { scope: 'worker' }],
});

export { expect } from 'playwright/test';
