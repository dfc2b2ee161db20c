// @ts-check
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** How many folders of bundles stay beside the one in use: those of other branches, and of before an update. */
const KEPT_FOLDERS = 3;

/** Begins the last line of a bundle: the checksum of everything before it. */
const CHECKSUM = '//# sha256=';

/**
 * Makes sure that bundles can be kept in the folder `.next/commands/<key>` of the repository: it belongs to this account,
 * and no other can write there.
 * @param {string} root the repository
 * @param {string} key
 * @returns {string | null} the folder; null where it cannot be had: then nothing in it may be trusted.
 */
export function openBundleFolder(root, key) {
  const output = join(root, '.next');
  const commands = join(output, 'commands');
  const folder = join(commands, key);
  try {
    // Nothing is left in a folder of another account, who could neither use nor remove it.
    if (!existsSync(output) && isOwn(root)) mkdirSync(output, { mode: 0o755 });
    if (!isPrivate(output)) return null;
    for (const path of [commands, folder]) {
      if (isPrivate(path)) continue;
      // What lay open to others may hold anything.
      rmSync(path, { recursive: true, force: true });
      mkdirSync(path, { mode: 0o700 });
      // A umask may have taken rights away from the owner.
      chmodSync(path, 0o700);
    }
    return folder;
  } catch {
    return null;
  }
}

/**
 * Whether a path is a folder of this account, in which no other can write. On Windows, which knows neither numbers of
 * accounts nor these modes, it is one where the rights of the repository, which it inherits, let nobody else write.
 * @param {string} path
 */
function isPrivate(path) {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return false;
  return process.platform === 'win32' || (isOwn(path) && (found.mode & 0o022) === 0);
}

/** @param {string} path */
function isOwn(path) {
  return process.getuid === undefined || lstatSync(path).uid === process.getuid();
}

/**
 * Reads a bundle: the whole file, and its content without the last line, which is the checksum of it. Null where there is
 * none, or it is not whole.
 * @param {string} file
 * @returns {{ whole: Buffer, content: Buffer } | null}
 */
export function readBundle(file) {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found?.isFile() || !isOwn(file)) return null;
  const whole = readFileSync(file);
  const end = whole.lastIndexOf(CHECKSUM);
  if (end < 0) return null;
  const content = whole.subarray(0, end);
  return whole.subarray(end).toString() === checksumLine(content) ? { whole, content } : null;
}

/**
 * Writes a bundle with its checksum, under another name until it is complete.
 * @param {string} file
 * @param {Uint8Array} content
 */
export function writeBundle(file, content) {
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, content, { mode: 0o600 });
    writeFileSync(part, checksumLine(content), { flag: 'a' });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

/** @param {Uint8Array} content */
function checksumLine(content) {
  return `${CHECKSUM}${createHash('sha256').update(content).digest('hex')}\n`;
}

/**
 * Removes the bundles of earlier sources, but for the newest. A command that still runs has read its own whole.
 * @param {string} folder the folder in use
 */
export function clearBundles(folder) {
  const commands = dirname(folder);
  const others = readdirSync(commands)
    .map((name) => join(commands, name))
    .filter((path) => path !== folder)
    .map((path) => ({ path, made: lstatSync(path).mtimeMs }))
    .sort((a, b) => b.made - a.made);
  for (const { path } of others.slice(KEPT_FOLDERS)) rmSync(path, { recursive: true, force: true });
}
