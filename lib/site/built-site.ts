import { readFile } from 'node:fs/promises';
import { type Representation, represent } from '#lib/http/representation';
import { PHASES } from '#lib/notice/phase';
import { redirectFinder } from '#lib/notice/redirect';
import { type Notice, noticeSchema } from '#lib/notice/schema';
import { buildFiles, buildRecordSchema } from '#lib/site/build-record';
import { inPhase } from '#lib/site/document';
import type { Site } from '#lib/site/site';

/**
 * The site as a build in `directory` holds it. The record is read once; pages, data and pictures are read when
 * first asked for and then answered from memory.
 * @throws when the folder holds no whole build.
 */
export async function openBuiltSite(directory: string): Promise<Site> {
  const files = buildFiles(directory);
  const record = buildRecordSchema.parse(JSON.parse(await readFile(files.record, 'utf8')));
  const style = await readFile(files.style, 'utf8');
  const slugs = new Set(record.entries.map((entry) => entry.slug));
  const page = remember((name) => readFile(files.page(name), 'utf8'));
  const notice = remember(
    async (slug): Promise<Notice> =>
      noticeSchema.parse(JSON.parse(await readFile(files.notice(slug), 'utf8'))),
  );
  const document = remember(async (key): Promise<Representation> => {
    const [name = '', phase] = key.split(' ');
    return represent(inPhase(await page(name), PHASES.find((known) => known === phase) ?? null));
  });
  const picture = remember(async (path): Promise<Representation> => represent(await readFile(path)));
  return {
    siteUrl: record.siteUrl,
    publisher: record.publisher,
    style,
    entries: record.entries,
    preview: null,
    redirect: redirectFinder(record.redirects),
    notice: async (slug) => (slugs.has(slug) ? notice(slug) : null),
    noticeDocument: (slug, phase) => document(`notices/${slug} ${phase ?? ''}`),
    page: (name) => document(name),
    picture: async (slug, path) =>
      record.pictures[slug]?.includes(path) ? picture(files.picture(slug, path)) : null,
    sharePicture: async (slug) => (slugs.has(slug) ? picture(files.sharePicture(slug)) : null),
    sitePicture: (name) => picture(files.sitePicture(name)),
  };
}

/** Asks for a value once and keeps it; a failure is not kept. */
function remember<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const kept = known.get(key);
    if (kept) return kept;
    const asked = ask(key);
    known.set(key, asked);
    asked.catch(() => known.delete(key));
    return asked;
  };
}
