// @ts-check
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { clearBundles, isWholeBundle, openBundleFolder, writeBundle } from './launch/folder.mjs';
import { hashSources } from './launch/sources.mjs';
import { nameSourcesInTraces } from './launch/traces.mjs';

// `node scripts/launch.mjs <command> …`: runs a command of `package.json` in this process, from a bundle of its sources
// that is made when there is none. No TypeScript loader: its cache would lie where other accounts can write.

/**
 * The commands: the file that each begins with, and the folders of sources that it has besides those of every command.
 * @type {Readonly<Record<string, { entry: string, more?: readonly string[] }>>}
 */
const COMMANDS = {
  build: { entry: 'scripts/build.ts' },
  start: { entry: 'scripts/start.ts' },
  dev: { entry: 'scripts/dev.ts' },
  check: { entry: 'scripts/check.ts' },
  notice: { entry: 'scripts/notice.ts' },
  office: { entry: 'scripts/office.ts' },
  doctor: { entry: 'scripts/doctor.ts' },
  test: { entry: 'scripts/test.ts' },
  bench: { entry: 'scripts/bench.ts', more: ['tests/harness', 'inbox'] },
  pictures: { entry: 'scripts/bench/pictures.ts', more: ['tests/harness'] },
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

/** How often a command looks whether npm's shell is still there, in milliseconds. */
const SHELL_LOOK = 250;

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

/** @param {{ entry: string, more?: readonly string[] }} command */
async function launch({ entry, more = [] }) {
  const hash = hashSources(root, more);
  const key = createHash('sha256')
    .update(JSON.stringify([hash, root]))
    .digest('hex')
    .slice(0, 32);
  const folder = openBundleFolder(root, key);
  if (folder !== null) {
    const file = join(folder, `${name}.mjs`);
    if (isWholeBundle(file)) return load(file);
    const content = await bundle({ entry, file, hash });
    if (content === null) return;
    if (wasKept(folder, file, content)) return load(file);
  }
  return launchOnce(entry, hash);
}

/**
 * Runs a command from a folder that is removed at once: this account has none in the repository.
 * @param {string} entry
 * @param {string} hash
 */
async function launchOnce(entry, hash) {
  const temporary = temporaryFolder();
  if (temporary === null) return;
  try {
    const file = join(temporary, `${name}.mjs`);
    const content = await bundle({ entry, file, hash });
    if (content === null) return;
    writeBundle(file, content);
    await load(file);
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
 * @param {{ entry: string, file: string, hash: string }} what
 */
async function bundle({ entry, file, hash }) {
  try {
    const { bundleProgram, stopBundling } = await import('./launch/bundle.mjs');
    const content = await bundleProgram({ root, entry, outfile: file, hash });
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

/** @param {string} file */
async function load(file) {
  // What is built and served is written by this account alone, whatever it leaves to its group elsewhere.
  if (PRIVATE.has(name)) process.umask(process.umask() | 0o022);
  endWithShell();
  process.argv = [process.execPath, file, ...args];
  // The framework of the preview names sources in its own way.
  if (name === 'dev') process.setSourceMapsEnabled(true);
  else nameSourcesInTraces(file);
  await import(pathToFileURL(file).href);
}

/**
 * Ends a command that npm started when the shell between the two has ended: npm hands SIGTERM and SIGINT to the shell
 * alone, which ends of them and tells nobody. (`exec` in the script would spare the shell, but cmd knows none.)
 */
function endWithShell() {
  if (process.platform === 'win32' || process.env.npm_lifecycle_event !== name) return;
  const shell = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, SHELL_LOOK);
  looking.unref();
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
