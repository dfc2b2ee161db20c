import { type Answer, HTML } from '#lib/http/answer';
import type { NoticeEntry } from '#lib/model/notice-entry';
import { isPaperShown } from '#lib/pdf/published-pdf';
import { pageState } from '#lib/site/document';
import { neighboursOf } from '#lib/site/previous-next';
import { isShown } from '#lib/site/visible-notices';
import type { Visit } from '../respond';

/** A notice's page as it reads at the visit's moment. */
export async function noticeDocument(
  { site, now, view }: Visit,
  entry: NoticeEntry,
  cache: string,
): Promise<Answer> {
  const { newer } = neighboursOf(site.entries, entry.slug);
  const state = {
    ...pageState(entry, now, newer !== null && isShown(site, newer, now)),
    paper: isPaperShown(site.paperFacts(entry.slug), now),
  };
  const representation = await site.noticeDocument(entry.slug, state, view);
  return { status: 200, type: HTML, cache, representation };
}
