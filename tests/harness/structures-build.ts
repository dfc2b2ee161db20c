import { rm } from 'node:fs/promises';
import { copyApplication } from './build';
import { runScript } from './command';
import { startServer, type TestServer } from './server';

/** The notices that are each built in a way of its own. */
export const STRUCTURES = 'tests/fixtures/structures';

/** Builds those notices beside the tests' own, by the application that is compiled already, and serves them. */
export async function serveStructures(name: string): Promise<TestServer> {
  const output = `.next/test-${name}-${process.pid}`;
  const env = { CONTENT_DIR: STRUCTURES, DISCLOSURE_OUTPUT: output };
  await copyApplication(output);
  const build = await runScript('build', { env });
  if (build.code !== 0) throw new Error(`${STRUCTURES} was not built:\n${build.stdout}\n${build.stderr}`);
  const server = await startServer({ output, env: { CONTENT_DIR: STRUCTURES } });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await rm(output, { recursive: true, force: true });
    },
  };
}
