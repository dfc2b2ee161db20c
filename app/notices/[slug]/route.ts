import { type Answer, CALENDAR, JSON_DATA, PDF, PLAIN_TEXT, PNG } from '#lib/http/answer';
import { cacheUntil } from '#lib/http/cache';
import { represent } from '#lib/http/representation';
import { noticeData } from '#lib/notice/data';
import { nextBoundary, withdrawnAt } from '#lib/notice/phase';
import { noticeText } from '#lib/notice/plain';
import { isPaperShown } from '#lib/record/published-paper';
import { closingCalendar } from '#lib/site/calendar';
import { shownEntry } from '#lib/site/shown';
import { notFound, route, type Visit } from '../../respond';
import { noticeDocument } from '../document';

/**
 * `/notices/<slug>`, and with `.json` or `.txt` the same notice as data and as plain text, with `.ics` the closing moment
 * of its window for a calendar, with `.png` the picture that stands for it where its address is shared, with `.pdf` its
 * paper.
 */
export const GET = route<{ slug: string }>(async (visit, { slug: name }, request) => {
  const { site, now } = visit;
  const [, slug = '', format] = /^([^.]*)(?:\.(json|txt|ics|png|pdf))?$/.exec(name) ?? [];
  const entry = shownEntry(site, slug, now);
  if (!entry) return notFound(visit, request);
  // The page leads to its neighbours in the list, so that it changes when another notice appears.
  if (!format) return noticeDocument(visit, entry, cacheUntil(site.nextBoundary(now), now));
  if (format === 'pdf') return paper(visit, slug, request);
  const cache = cacheUntil(nextBoundary([entry], now), now);
  if (format === 'png') {
    const picture = await site.sharePicture(slug, withdrawnAt(entry, now));
    return picture ? { status: 200, type: PNG, cache, representation: picture } : notFound(visit, request);
  }
  const notice = await site.notice(slug);
  if (!notice) return notFound(visit, request);
  if (format === 'txt')
    return { status: 200, type: PLAIN_TEXT, cache, representation: represent(noticeText(notice)) };
  if (format === 'ics') {
    const calendar = closingCalendar(notice, site, now);
    return calendar === null
      ? notFound(visit, request)
      : { status: 200, type: CALENDAR, cache, representation: represent(calendar) };
  }
  const data = JSON.stringify(noticeData(notice, now, site.siteUrl), null, 2);
  return { status: 200, type: JSON_DATA, cache, representation: represent(`${data}\n`) };
});

/** The notice's PDF, from when it tells all that the public may know until it no longer does. */
async function paper(visit: Visit, slug: string, request: Request): Promise<Answer> {
  const { site, now } = visit;
  const pdf = isPaperShown(site.paperFacts(slug), now) ? await site.paper(slug) : null;
  if (!pdf) return notFound(visit, request);
  return { status: 200, type: PDF, cache: cacheUntil(site.nextBoundary(now), now), representation: pdf };
}

export {
  readOnly as POST,
  readOnly as PUT,
  readOnly as PATCH,
  readOnly as DELETE,
  readOnly as OPTIONS,
} from '../../respond';
