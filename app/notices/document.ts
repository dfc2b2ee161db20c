import { type Answer, HTML } from '#lib/http/answer';
import { phaseAt } from '#lib/notice/phase';
import type { NoticeEntry } from '#lib/site/site';
import type { Visit } from '../respond';

/** A notice's page as it reads at the visit's moment. */
export async function noticeDocument(
  { site, now, view }: Visit,
  entry: NoticeEntry,
  cache: string,
): Promise<Answer> {
  const representation = await site.noticeDocument(entry.slug, phaseAt(entry, now), view);
  return { status: 200, type: HTML, cache, representation };
}
