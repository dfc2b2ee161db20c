// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, stop } from 'esbuild';
import { hashSources } from './sources.mjs';

/**
 * CommonJS packages that are never bundled: native ones, those that look for files beside themselves, and the framework.
 */
const EXTERNAL = [
  'esbuild',
  'libsql',
  'lightningcss',
  'next',
  'pg',
  'playwright',
  'react',
  'react-dom',
  'sharp',
  'typescript',
  'wawoff2',
];

/**
 * The programs of threads, by the constants that hold their bundled text: the one that keeps a SQLite database, and the
 * one that reads a PDF.
 * @type {Readonly<Record<string, { entry: string, format: 'cjs' | 'esm' }>>}
 */
export const THREADS = {
  SQLITE_THREAD: { entry: 'lib/feedback/store/sqlite/worker.ts', format: 'cjs' },
  PDF_THREAD: { entry: 'lib/content/attachments/pdf/thread.ts', format: 'esm' },
};

/** Packages of ES modules that are never bundled, besides those of tests: they look for files beside themselves. */
const EXTERNAL_MODULES = ['pdfjs-dist'];

/**
 * What to bundle, and how.
 * @typedef {object} Program
 * @property {string} root the repository
 * @property {string} entry the TypeScript file that it begins with, as a path from the root
 * @property {string} outfile the path of the bundle, to which its source map is relative
 * @property {string} hash what `programHash` of `lib/program.ts` returns in it
 * @property {Promise<Record<string, string>>} [threads] what `bundleThreads` gives, for several programs together
 * @property {boolean} [isScript] whether it is a script, whose value is a function of `require` and `module`, and no ES
 * module: what V8 compiles of it can be kept. Packages of ES modules can only be loaded by `import()` in it
 * @property {boolean} [isMovable] whether it finds its packages from where it lies, and not by their full paths: unset,
 * it can be run from anywhere on this machine
 */

/**
 * Bundles a program into one file, packages included but for the external ones: a single file starts faster than some
 * thousand. It is an ES module, unless it is to be a script.
 * @param {Program} program
 * @returns {Promise<Uint8Array>}
 * @throws when esbuild finds a mistake in the sources.
 */
export async function bundleProgram({
  root,
  entry,
  outfile,
  hash,
  isScript = false,
  isMovable = false,
  threads = bundleThreads(root, isMovable),
}) {
  const common = optionsFor(root, isMovable);
  const base = isMovable ? 'import.meta.url' : JSON.stringify(pathToFileURL(join(root, entry)).href);
  const bundled = await build({
    ...common,
    entryPoints: [entry],
    ...(isScript
      ? { format: 'cjs', banner: { js: "(function (require, module) { 'use strict';" }, footer: { js: '})' } }
      : {
          format: 'esm',
          banner: {
            js: `import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(${base});`,
          },
        }),
    define: {
      PROGRAM_HASH: JSON.stringify(hash),
      ...(await threads),
      ...(isMovable ? {} : { 'import.meta.url': base }),
    },
    outfile,
    // For traces that name the lines of the sources.
    sourcemap: isMovable ? false : 'inline',
    sourcesContent: false,
  });
  const [file] = bundled.outputFiles ?? [];
  if (!file) throw new Error(`esbuild made nothing of ${entry}`);
  return file.contents;
}

/**
 * Bundles the programs of threads, and gives each as a literal of JavaScript by the constant that holds it.
 * @param {string} root the repository
 * @param {boolean} isMovable as for a whole program
 * @returns {Promise<Record<string, string>>}
 */
export async function bundleThreads(root, isMovable) {
  const common = optionsFor(root, isMovable);
  const threads = Object.entries(THREADS).map(async ([constant, { entry, format }]) => {
    const { outputFiles } = await build({ ...common, entryPoints: [entry], format });
    return [constant, JSON.stringify(outputFiles?.[0]?.text)];
  });
  return Object.fromEntries(await Promise.all(threads));
}

/**
 * What all bundles have in common.
 * @param {string} root
 * @param {boolean} isMovable
 * @returns {import('esbuild').BuildOptions & { write: false }}
 */
function optionsFor(root, isMovable) {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return {
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    // Node 20 has what these patterns need; esbuild would make each of them anew wherever it is used.
    supported: { 'regexp-lookbehind-assertions': true, 'regexp-unicode-property-escapes': true },
    jsx: 'automatic',
    // Packages are taken as Node would load them, not as bundlers may.
    conditions: [],
    logLevel: 'silent',
    plugins: [leavingOut(root, [...Object.keys(devDependencies), ...EXTERNAL_MODULES], isMovable)],
  };
}

/** The programs that lie beside a compiled application, by the names of their files: what serves it, and what draws from it. */
const BESIDE = { 'server.mjs': 'scripts/server/worker.ts', 'draw.mjs': 'scripts/draw.ts' };

/**
 * Bundles the programs that use a compiled application into its folder.
 * @param {string} directory
 * @param {string} [root] the repository
 */
export async function bundleBeside(directory, root = process.cwd()) {
  const hash = hashSources(root);
  const threads = bundleThreads(root, true);
  const bundles = Object.entries(BESIDE).map(async ([name, entry]) => {
    const outfile = join(directory, name);
    writeFileSync(outfile, await bundleProgram({ root, entry, outfile, hash, threads, isMovable: true }));
  });
  await Promise.all(bundles);
  await stopBundling();
}

/** Ends esbuild's own process, which would otherwise live as long as this one. */
export async function stopBundling() {
  await stop();
}

/**
 * An esbuild plugin that leaves packages out of a bundle. A CommonJS one is required by the module that imports it, when
 * that runs: an import would load it at the start, also for what only another use of the command needs.
 * @param {string} root
 * @param {readonly string[]} modules packages of ES modules
 * @param {boolean} isMovable
 * @returns {import('esbuild').Plugin}
 */
function leavingOut(root, modules, isMovable) {
  const { resolve } = createRequire(join(root, 'package.json'));
  return {
    name: 'leaving packages out',
    setup({ onResolve, onLoad, resolve: resolveImport }) {
      onResolve({ filter: /./, namespace: 'left-out' }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /./, namespace: 'left-out' }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)});`,
      }));
      onResolve({ filter: /^[^.#/]/ }, async ({ path, kind, pluginData }) => {
        if (isOf(EXTERNAL, path)) {
          const found = isMovable ? path : resolve(path);
          return kind.startsWith('require')
            ? { path: found, external: true }
            : { path: found, namespace: 'left-out' };
        }
        // `pluginData`: our own question, which comes by here again.
        if (!isOf(modules, path) || pluginData === 'asked') return null;
        if (isMovable) return { path, external: true };
        const found = await resolveImport(path, { kind, resolveDir: root, pluginData: 'asked' });
        return found.errors.length > 0 ? found : { path: pathToFileURL(found.path).href, external: true };
      });
    },
  };
}

/**
 * @param {readonly string[]} names
 * @param {string} path such as `react` or `react/jsx-runtime`
 */
function isOf(names, path) {
  return names.some((name) => path === name || path.startsWith(`${name}/`));
}
