// @ts-check
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { constants, Script } from 'node:vm';
import { readBundle, writeBundle } from './folder.mjs';
import { SOURCE_MAP } from './traces.mjs';

/** Hexadecimal digits of the SHA-256 with which compiled code begins: that of the bundle that it was compiled from. */
const SUM = 64;

/**
 * Runs a bundle that is a script (`bundleProgram`) in this process. What V8 compiled of it in an earlier run lies beside it,
 * and is not compiled again: that is half of the time that a command takes to start. V8 does not verify it, so that it is
 * kept and read as a bundle is: whole, and in a folder in which no other account can write.
 * @param {{ file: string, whole: Buffer, from: string }} bundle its file, read whole, and the file of the sources that it
 * begins with: its packages are found from there.
 */
export function runBundle({ file, whole, from }) {
  const compiledFile = `${file}.compiled`;
  const sum = whole.toString('latin1', whole.length - SUM - 1, whole.length - 1);
  const kept = readBundle(compiledFile)?.content;
  const isOfBundle = kept?.toString('latin1', 0, SUM) === sum;
  // Half of it is its source map, which is read from the file for the first trace.
  const end = whole.lastIndexOf(SOURCE_MAP);
  const script = new Script(whole.toString('utf8', 0, end < 0 ? whole.length : end), {
    filename: pathToFileURL(file).href,
    cachedData: isOfBundle ? kept.subarray(SUM) : undefined,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  // Another version or other options of Node: it says so itself.
  if (!isOfBundle || script.cachedDataRejected) process.once('exit', keep);
  script.runInThisContext()(createRequire(from), { exports: {} });

  function keep() {
    try {
      writeBundle(compiledFile, Buffer.concat([Buffer.from(sum), script.createCachedData()]));
    } catch {
      // A full disk, or a folder that is gone: then it is compiled the next time, too.
    }
  }
}
