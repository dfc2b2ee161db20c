import { feedXml } from '#lib/formats/feed';
import { ATOM } from '#lib/http/answer';
import { cacheUntil } from '#lib/http/cache';
import { visibleEntries } from '#lib/site/visible-notices';
import { notFound, route, textAnswer } from '../respond';

/** `/feed.xml`: the newest events of the visible notices; nothing where `site.yaml` does not fix what its ids begin with. */
export const GET = route(async (context, _, request) => {
  const { site, now } = context;
  const { feed: tag, organization } = site.publisher;
  if (!tag) return notFound(context, request);
  const input = { tag, organization, siteUrl: site.siteUrl };
  const text = feedXml(input, visibleEntries(site, now), now);
  return textAnswer(ATOM, text, cacheUntil(site.nextBoundary(now), now));
});
