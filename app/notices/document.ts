import type { Instant } from '#lib/clock';
import { type Answer, HTML } from '#lib/http/answer';
import { phaseAt } from '#lib/notice/phase';
import type { NoticeEntry, Site } from '#lib/site/site';

/** A notice's page as it reads at `now`. */
export async function noticeDocument(
  site: Site,
  entry: NoticeEntry,
  now: Instant,
  cache: string,
): Promise<Answer> {
  const representation = await site.noticeDocument(entry.slug, phaseAt(entry, now));
  return { status: 200, type: HTML, cache, representation };
}
