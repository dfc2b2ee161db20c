import { rm } from 'node:fs/promises';
import { runScript } from '../harness/command';
import { TEST_OUTPUT } from '../harness/server';

/** Builds the fixtures once for all tests of the running server, unless TEST_BUILD=keep says that they are built. */
export default async function setup(): Promise<void> {
  if (process.env.TEST_BUILD === 'keep') return;
  // Without a build before it: fixtures that were changed have taken nothing from anybody.
  await rm(TEST_OUTPUT, { recursive: true, force: true });
  const build = await runScript('build', {
    env: { CONTENT_DIR: 'tests/fixtures/content', DISCLOSURE_OUTPUT: TEST_OUTPUT },
  });
  if (build.code !== 0) throw new Error(`the fixtures were not built:\n${build.stdout}\n${build.stderr}`);
}
