// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The folders and files that every command is made of; npm's own record says which packages are really installed. */
const SOURCES = [
  'scripts',
  'lib',
  'components',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'node_modules/.package-lock.json',
];

/**
 * Hashes (SHA-256, hexadecimal) what a program is made of: the content of its source files, never their times, and
 * the version and platform of Node.
 * @param {string} root the repository
 * @param {readonly string[]} [more] folders of source files besides those of every command
 * @returns {string}
 */
export function hashSources(root, more = []) {
  return hashFiles(root, [...SOURCES, ...more]);
}

/**
 * Hashes, in the same way, the files at and below some paths.
 * @param {string} root the repository
 * @param {readonly string[]} paths
 * @returns {string}
 */
export function hashFiles(root, paths) {
  const hash = createHash('sha256');
  const [major] = process.versions.node.split('.');
  hash.update(JSON.stringify([major, process.platform, process.arch]));
  for (const path of paths.flatMap((source) => filesBelow(root, source))) {
    const content = readFileSync(join(root, path));
    // With its length, so that no content can pass for the beginning of the next file.
    hash.update(JSON.stringify([path, content.length])).update(content);
  }
  return hash.digest('hex');
}

/**
 * The files at and below a path, sorted, with `/` on every system; none where there is nothing. Dotfiles are an editor's.
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(root, path) {
  if (!existsSync(join(root, path))) return [];
  return statSync(join(root, path)).isDirectory() ? filesIn(root, path) : [path];
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(root, folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isFile() ? [path] : filesBelow(root, path);
    });
}
