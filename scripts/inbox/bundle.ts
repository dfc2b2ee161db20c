import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin, stop } from 'esbuild';
import { composeInbox } from '#lib/office/inbox-file';

/** The oldest engines that the inbox is made for: the last of Windows 7, and the Firefox that still runs there. */
const ENGINES = ['es2020', 'chrome109', 'firefox115'];

/** The name of the bare inbox in the folder of a compiled application, which no address of the site serves. */
export const INBOX_FILE = 'inbox.html';

/**
 * Bundles the office's inbox into one HTML file, which holds nobody's data: the same bytes wherever the same sources lie.
 * @param root the repository.
 * @throws when esbuild finds a mistake in the sources.
 */
export async function bundleInbox(root: string): Promise<string> {
  const common = {
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: ENGINES,
    charset: 'utf8',
    jsx: 'automatic',
    legalComments: 'eof',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [withoutLocales],
  } satisfies BuildOptions;
  const worker = await bundled({ ...common, entryPoints: ['inbox/work/opening/worker.ts'] });
  const define = { ...common.define, INBOX_WORKER: JSON.stringify(worker) };
  const [program, style] = await Promise.all([
    bundled({ ...common, define, entryPoints: ['inbox/main.tsx'] }),
    bundled({ ...common, entryPoints: ['inbox/styles/inbox.css'] }),
  ]);
  // In HTML a comment would begin there; within a string or a pattern both mean the same.
  return composeInbox({ style, program: program.replaceAll('<!--', '\\x3c!--') }, null);
}

/** Leaves out zod's messages in other languages, a third of the program: nobody reads them. */
const withoutLocales: Plugin = {
  name: 'without locales',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/locales\/index\.js$/ }, ({ path }) => ({ path, namespace: 'left-out' }));
    onLoad({ filter: /./, namespace: 'left-out' }, () => ({ contents: 'export {};' }));
  },
};

async function bundled(options: BuildOptions): Promise<string> {
  const { outputFiles = [] } = await build(options);
  const [file, ...more] = outputFiles;
  if (!file || more.length > 0) throw new Error(`esbuild made ${outputFiles.length} files`);
  return file.text;
}

/** Bundles the inbox into the folder of a compiled application, and ends esbuild's own process. */
export async function writeInbox(directory: string, root = process.cwd()): Promise<void> {
  await writeFile(join(directory, INBOX_FILE), await bundleInbox(root));
  await stop();
}
