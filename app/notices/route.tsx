import { NoticeListView } from '#components/NoticeListView';
import { cacheUntil } from '#lib/http/cache';
import { nextBoundary, phaseAt } from '#lib/notice/phase';
import { shownEntries } from '#lib/site/shown';
import { drawnPage, route } from '../respond';

/** `/notices`: every visible notice, newest first, each with its phase. */
export const GET = route(async (visit) => {
  const { site, now } = visit;
  const entries = shownEntries(site, now).map((entry) => ({ ...entry, phase: phaseAt(entry, now) }));
  const { publisher, siteUrl, preview } = site;
  const page = (
    <NoticeListView
      entries={entries}
      publisher={publisher}
      siteUrl={siteUrl}
      preview={preview ?? undefined}
    />
  );
  return drawnPage(visit, page, 200, cacheUntil(nextBoundary(site.entries, now), now));
});

export {
  readOnly as POST,
  readOnly as PUT,
  readOnly as PATCH,
  readOnly as DELETE,
  readOnly as OPTIONS,
} from '../respond';
