import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { logStep } from '../session';

/** The version of Eleventy that is measured: it is no dependency, and installed for the run alone. */
const ELEVENTY = '@11ty/eleventy@3.1.8';

/** A generator of static pages that knows nothing of time, checks nothing and draws no picture. */
export interface Generator {
  name: string;
  /** Generates all pages from nothing, and returns the seconds that it took. */
  generate(): Promise<number>;
}

/**
 * Prepares other generators with a page for each notice below `content`, of the same text, in a layout of a few lines.
 * @param folder where they work; made anew for each run.
 */
export async function otherGenerators(content: string, folder: string): Promise<Generator[]> {
  const pages = await notesIn(content);
  return [
    await prepareEleventy(pages, join(folder, 'eleventy')),
    await prepareHugo(pages, join(folder, 'hugo')),
  ];
}

/** A notice's whole text as Markdown, by its slug. */
type Pages = ReadonlyMap<string, string>;

async function notesIn(content: string): Promise<Pages> {
  const pages = new Map<string, string>();
  for (const folder of await readdir(content, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const files = await readdir(join(content, folder.name), { recursive: true });
    const texts = await Promise.all(
      files
        .filter((file) => file.endsWith('.md'))
        .sort()
        .map((file) => readFile(join(content, folder.name, file), 'utf8')),
    );
    pages.set(folder.name, texts.map((text) => text.replace(/^---\n[\s\S]*?\n---\n/, '')).join('\n'));
  }
  return pages;
}

async function prepareEleventy(pages: Pages, folder: string): Promise<Generator> {
  const layout =
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ title }}</title></head><body>{{ content }}</body></html>';
  await mkdir(join(folder, 'input', '_includes'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"private":true}');
  await writeFile(join(folder, 'input', '_includes', 'page.liquid'), layout);
  for (const [slug, text] of pages) {
    const page = `---\nlayout: page.liquid\ntitle: ${slug}\n---\n{% raw %}\n${text}\n{% endraw %}\n`;
    await writeFile(join(folder, 'input', `${slug}.md`), page);
  }
  logStep(`installing ${ELEVENTY}`);
  const npm = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', ELEVENTY], {
    cwd: folder,
  });
  if (npm.status !== 0) throw new Error(`could not install ${ELEVENTY}: ${npm.stderr}`);
  const main = createRequire(join(folder, 'package.json')).resolve('@11ty/eleventy');
  const args = [join(dirname(main), '..', 'cmd.cjs'), '--input=input', '--output=output', '--quiet'];
  return { name: 'Eleventy (npm)', generate: () => timed(process.execPath, args, folder) };
}

async function prepareHugo(pages: Pages, folder: string): Promise<Generator> {
  await mkdir(join(folder, 'content'), { recursive: true });
  await mkdir(join(folder, 'layouts', '_default'), { recursive: true });
  await writeFile(join(folder, 'config.toml'), 'baseURL = "http://localhost/"\ntitle = "x"\n');
  const layout =
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>';
  await writeFile(join(folder, 'layouts', '_default', 'single.html'), layout);
  await writeFile(join(folder, 'layouts', '_default', 'list.html'), layout);
  for (const [slug, text] of pages)
    await writeFile(join(folder, 'content', `${slug}.md`), `---\ntitle: ${slug}\n---\n${text}\n`);
  return {
    name: 'Hugo (Debian)',
    generate: () => timed('hugo', ['--quiet', '--cleanDestinationDir'], folder),
  };
}

/** Runs a program to its end, and returns the seconds that it took. @throws Error when it fails. */
async function timed(program: string, args: readonly string[], directory: string): Promise<number> {
  const start = performance.now();
  const child = spawn(program, args, { cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} failed: ${errors}`);
  return (performance.now() - start) / 1000;
}
