// @ts-check
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { clearBundles, openBundleFolder, readBundle, writeBundle } from './launch/folder.mjs';
import { runBundle } from './launch/run-bundle.mjs';
import { endWithShell } from './launch/shell.mjs';
import { hashSources } from './launch/sources.mjs';
import { nameSourcesInTraces } from './launch/traces.mjs';

// `node scripts/launch.mjs <command> …`: runs a command of `package.json` in this process, from a bundle of its sources
// that is made when there is none. No TypeScript loader: its cache would lie where other accounts can write.

/**
 * A command: the file that it begins with, the folders of sources that it has besides those of every command, and whether
 * it is bundled as an ES module: it imports packages that are ones.
 * @typedef {{ entry: string, more?: readonly string[], isModule?: true }} Command
 */

/**
 * The commands, by name.
 * @type {Readonly<Record<string, Command>>}
 */
const COMMANDS = {
  build: { entry: 'scripts/build.ts' },
  start: { entry: 'scripts/start.ts' },
  dev: { entry: 'scripts/dev.ts', isModule: true },
  check: { entry: 'scripts/check.ts' },
  notice: { entry: 'scripts/notice.ts' },
  office: { entry: 'scripts/office.ts' },
  doctor: { entry: 'scripts/doctor.ts' },
  test: { entry: 'scripts/test.ts', isModule: true },
  bench: { entry: 'scripts/bench.ts', more: ['tests/harness', 'inbox'], isModule: true },
  pictures: { entry: 'scripts/bench/pictures.ts', more: ['tests/harness'], isModule: true },
};

/**
 * Programs that commands start; nobody types their names.
 * @type {typeof COMMANDS}
 */
const PROGRAMS = {
  'check-part': { entry: 'scripts/content/check-part.ts' },
  // What `start` starts where a build has no program of its own.
  worker: { entry: 'scripts/server/worker.ts' },
};

/** Programs that write what others run, or run it. */
const PRIVATE = new Set(['build', 'start', 'worker']);

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[/\\]$/, '');

/** What the file system refuses, by its codes (errno(3)), in Chinese. */
const REFUSALS = new Map([
  ['EACCES', '没有权限'],
  ['EROFS', '磁盘是只读的'],
  ['ENOSPC', '磁盘已满'],
  ['EDQUOT', '磁盘已满'],
]);

const [name = '', ...args] = process.argv.slice(2);
const all = { ...COMMANDS, ...PROGRAMS };
const command = Object.hasOwn(all, name) ? all[name] : undefined;
if (command === undefined) complain(`没有这个命令：${name}。可用的有：${Object.keys(COMMANDS).join('、')}。`);
else await launch(command);

/** @param {Command} command */
async function launch(command) {
  const hash = hashSources(root, command.more);
  const key = createHash('sha256')
    .update(JSON.stringify([hash, root]))
    .digest('hex')
    .slice(0, 32);
  const folder = openBundleFolder(root, key);
  if (folder !== null) {
    const file = join(folder, `${name}.mjs`);
    const kept = readBundle(file);
    if (kept) return load(command, file, kept.whole);
    const content = await bundle(command, file, hash);
    if (content === null) return;
    const written = wasKept(folder, file, content) ? readBundle(file) : null;
    if (written) return load(command, file, written.whole);
  }
  return launchOnce(command, hash);
}

/**
 * Runs a command from a folder that is removed at once: this account has none in the repository.
 * @param {Command} command
 * @param {string} hash
 */
async function launchOnce(command, hash) {
  const temporary = temporaryFolder();
  if (temporary === null) return;
  try {
    const file = join(temporary, `${name}.mjs`);
    const content = await bundle(command, file, hash);
    if (content === null) return;
    writeBundle(file, content);
    await load(command, file, readFileSync(file));
  } catch (error) {
    explainRefusal(error, temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Makes a folder that is this account's alone; null where it cannot be made, which has been said. */
function temporaryFolder() {
  try {
    return mkdtempSync(join(tmpdir(), 'disclosure-command-'));
  } catch (error) {
    explainRefusal(error, tmpdir());
    return null;
  }
}

/**
 * Bundles a command; null where it cannot be, which has been said.
 * @param {Command} command
 * @param {string} file
 * @param {string} hash
 */
async function bundle({ entry, isModule = false }, file, hash) {
  try {
    const { bundleProgram, stopBundling } = await import('./launch/bundle.mjs');
    const content = await bundleProgram({ root, entry, outfile: file, hash, isScript: !isModule });
    await stopBundling();
    return content;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    complain(
      `没有运行：程序没有装好，或者源文件有错误。如果刚安装或更新过程序，请先运行 npm ci。\n${reason}`,
    );
    return null;
  }
}

/**
 * Whether a bundle could be written. A full disk, or a folder that is read-only, keeps no command from being run.
 * @param {string} folder
 * @param {string} file
 * @param {Uint8Array} content
 */
function wasKept(folder, file, content) {
  try {
    writeBundle(file, content);
    clearBundles(folder);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Command} command
 * @param {string} file
 * @param {Buffer} whole what the file holds
 */
async function load({ entry, isModule }, file, whole) {
  // What is built and served is written by this account alone, whatever it leaves to its group elsewhere.
  if (PRIVATE.has(name)) process.umask(process.umask() | 0o022);
  endWithShell(name);
  process.argv = [process.execPath, file, ...args];
  // The framework of the preview names sources in its own way.
  if (name === 'dev') process.setSourceMapsEnabled(true);
  else nameSourcesInTraces(file);
  if (isModule) await import(pathToFileURL(file).href);
  else runBundle({ file, whole, from: join(root, entry) });
}

/**
 * @param {unknown} error
 * @param {string} path
 */
function explainRefusal(error, path) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = REFUSALS.get(code);
  if (words === undefined) throw error;
  complain(`没有运行：${path}：${words}（${code}）。`);
}

/** @param {string} reason */
function complain(reason) {
  console.error(reason);
  process.exitCode = 1;
}
