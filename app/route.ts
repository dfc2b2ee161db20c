import { cacheUntil } from '#lib/http/cache';
import { visibleEntries } from '#lib/site/visible-notices';
import { noticeDocument } from './notices/document';
import { route, sitePage } from './respond';

/** `/`: the newest visible notice's document, byte for byte. */
export const GET = route(async (visit) => {
  const { site, now } = visit;
  const cache = cacheUntil(site.nextBoundary(now), now);
  const [newest] = visibleEntries(site, now);
  return newest ? noticeDocument(visit, newest, cache) : sitePage(visit, 'home-empty', 200, cache);
});

export {
  readOnly as POST,
  readOnly as PUT,
  readOnly as PATCH,
  readOnly as DELETE,
  readOnly as OPTIONS,
} from './respond';
