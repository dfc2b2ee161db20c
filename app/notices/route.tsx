import { NoticeListView } from '#components/list/NoticeListView';
import { cacheUntil, forOneReader } from '#lib/http/cache';
import { listPage, toListedNotice } from '#lib/search/list-page';
import { readListQuery } from '#lib/search/list-query';
import { visibleEntries } from '#lib/site/visible-notices';
import { drawnPage, route } from '../respond';

/** `/notices`: every visible notice, newest first, each with its phase; filtered and searched as its address says. */
export const GET = route(async (context, _, request) => {
  const { site, now } = context;
  const query = readListQuery(new URL(request.url).searchParams);
  const notices = visibleEntries(site, now).map((entry) => toListedNotice(entry, now));
  const { publisher, siteUrl, preview } = site;
  const page = (
    <NoticeListView
      listing={listPage(notices, query, query.q === null ? null : await site.search())}
      publisher={publisher}
      siteUrl={siteUrl}
      preview={preview ?? undefined}
    />
  );
  const cache = cacheUntil(site.nextBoundary(now), now);
  // What people search for is kept on no shared cache's disk.
  return drawnPage(context, 'list', page, 200, query.q === null ? cache : forOneReader(cache));
});
