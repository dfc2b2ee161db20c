import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * Writes the page that draws screens of the inbox from plain data, for a browser to open from disk. Gives its address; the
 * name of a screen follows it after `#`.
 */
export async function writeScreensPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-screens-'));
  const { outputFiles } = await build({
    entryPoints: ['tests/harness/inbox-screens/page.tsx'],
    outdir: folder,
    bundle: true,
    write: false,
    jsx: 'automatic',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  const script = text('.js').replaceAll('</script', '<\\/script');
  const file = join(folder, 'screens.html');
  await writeFile(
    file,
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>收件箱</title><style>${text('.css')}</style><div id="inbox"></div><script>${script}</script></html>`,
  );
  return pathToFileURL(file).href;
}
