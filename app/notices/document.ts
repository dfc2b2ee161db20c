import { type Answer, HTML } from '#lib/http/answer';
import type { NoticeEntry } from '#lib/model/notice-entry';
import { isPdfAvailable } from '#lib/pdf/published-pdf';
import { pageStateAt } from '#lib/site/page-pieces';
import { previousNextOf } from '#lib/site/previous-next';
import { isVisible } from '#lib/site/visible-notices';
import type { RequestContext } from '../respond';

/** A notice's page as it reads at the moment of the request. */
export async function noticeDocument(
  { site, now, view }: RequestContext,
  entry: NoticeEntry,
  cache: string,
): Promise<Answer> {
  const { newer } = previousNextOf(site.entries, entry.slug);
  const state = pageStateAt(entry, now, {
    newer: newer !== null && isVisible(site, newer, now),
    pdf: isPdfAvailable(site.pdfFacts(entry.slug), now),
  });
  const representation = await site.noticeDocument(entry.slug, state, view);
  return { status: 200, type: HTML, cache, representation };
}
