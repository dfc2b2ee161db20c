import { defineConfig } from 'vitest/config';
import server from './vitest.server.config';

/** Tests of the built server that take too long for every run. */
export default defineConfig({
  ...server,
  test: { ...server.test, include: ['tests/long-server/**/*.test.ts'], testTimeout: 900_000 },
});
