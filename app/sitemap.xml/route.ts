import { sitemapXml } from '#lib/formats/sitemap';
import { XML } from '#lib/http/answer';
import { cacheUntil } from '#lib/http/cache';
import { visibleEntries } from '#lib/site/visible-notices';
import { route, textAnswer } from '../respond';

/** `/sitemap.xml`: the visible pages, with dates of the content's. */
export const GET = route(async ({ site, now }) => {
  const text = sitemapXml(site.siteUrl, visibleEntries(site, now), now);
  return textAnswer(XML, text, cacheUntil(site.nextBoundary(now), now));
});
