import { feedXml } from '#lib/formats/feed';
import { ATOM } from '#lib/http/answer';
import { cacheUntil } from '#lib/http/cache';
import { represent } from '#lib/http/representation';
import { visibleEntries } from '#lib/site/visible-notices';
import { notFound, route } from '../respond';

/** `/feed.xml`: the newest events of the visible notices; nothing where `site.yaml` does not fix what its ids begin with. */
export const GET = route(async (context, _, request) => {
  const { site, now } = context;
  const { feed: tag, organization } = site.publisher;
  if (!tag) return notFound(context, request);
  const input = { tag, organization, siteUrl: site.siteUrl };
  return {
    status: 200,
    type: ATOM,
    cache: cacheUntil(site.nextBoundary(now), now),
    representation: represent(feedXml(input, visibleEntries(site, now), now)),
  };
});
