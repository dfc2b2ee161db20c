import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NO_CACHE } from '#lib/derived-cache';
import { buildFiles } from '#lib/site/build/build-files';
import { openDrawnIndex } from '#lib/site/build/drawn-index';
import { type FinishPage, pageFinisher } from '#lib/site/build/finish-page';
import { type BuildInput, type Drawing, makeObjects, manifestOf } from '#lib/site/build/make-build';
import { openObjectStore } from '#lib/site/build/object-store';

/** A page as this site's pages are framed, around `main`. */
export const framedPage = (main: string, css = '') =>
  `<!DOCTYPE html><html lang="zh-CN"><head><style>${css}</style></head><body><main>${main}</main><footer></footer></body></html>`;

/** Draws without the framework: each page by `html`, which is given the page's name and what it shows. */
export function simpleDrawing(
  { styles }: Pick<BuildInput, 'styles'>,
  html: (name: string, data: unknown) => string = (name) => framedPage(`<p>${name}</p>`),
): Drawing {
  const finish: FinishPage = pageFinisher(styles);
  const pieces = (name: string, kind: 'notice' | 'site', data: unknown) =>
    JSON.stringify(finish(name, kind, html(name, data)));
  return {
    sitePage: async (name, data) => pieces(name, 'site', data),
    noticePage: async (data) => pieces(`notices/${data.notice.slug}`, 'notice', data),
    shareImage: async (picture) => Buffer.from(JSON.stringify(picture)),
  };
}

/**
 * Makes a build of `input` below `root`, as `npm run build` does, without compiling an application.
 * @returns its folder.
 */
export async function madeBuild(
  root: string,
  input: BuildInput,
  drawing = simpleDrawing(input),
): Promise<string> {
  const directory = join(root, 'builds', '000001');
  const files = buildFiles(directory);
  await mkdir(directory, { recursive: true });
  const manifest = manifestOf(input);
  const tools = { objects: openObjectStore(files.objects), drawing, index: await openDrawnIndex(NO_CACHE) };
  const objects = await makeObjects(input, manifest, tools);
  await writeFile(files.manifest, JSON.stringify({ ...manifest, application: 'none', objects }));
  return directory;
}
