import { test as base } from 'playwright/test';
import { startServer, type TestServer } from '../harness/server';

/** Tests with a server of the built fixtures, one a worker, whose clock each test stops where it wants. */
export const test = base.extend<object, { server: TestServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off this pattern
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
});

export { expect } from 'playwright/test';
