// @ts-check
import { bundleThreads, stopBundling } from '../../scripts/launch/bundle.mjs';

// A module of Node's own, since the configurations of vitest load it, and know no tests.

/**
 * Bundles the programs of threads as the launcher bundles them into commands, once for all tests: each thread that has
 * to do it for itself takes a quarter of a second. Gives them as literals of JavaScript, by their constants.
 * @returns {Promise<Record<string, string>>}
 */
export async function bundledThreads() {
  const threads = await bundleThreads(process.cwd(), false);
  await stopBundling();
  return threads;
}
