import { cacheUntil } from '#lib/http/cache';
import { visibleEntries } from '#lib/site/visible-notices';
import { noticeDocument } from './notices/document';
import { route, sitePage } from './respond';

/** `/`: the newest visible notice's document, byte for byte. */
export const GET = route(async (context) => {
  const { site, now } = context;
  const cache = cacheUntil(site.nextBoundary(now), now);
  const [newest] = visibleEntries(site, now);
  return newest ? noticeDocument(context, newest, cache) : sitePage(context, 'home-empty', 200, cache);
});
