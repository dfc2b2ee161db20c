import { sitemapXml } from '#lib/formats/sitemap';
import { XML } from '#lib/http/answer';
import { cacheUntil } from '#lib/http/cache';
import { represent } from '#lib/http/representation';
import { visibleEntries } from '#lib/site/visible-notices';
import { route } from '../respond';

/** `/sitemap.xml`: the visible pages, with dates of the content's. */
export const GET = route(async ({ site, now }) => ({
  status: 200,
  type: XML,
  cache: cacheUntil(site.nextBoundary(now), now),
  representation: represent(sitemapXml(site.siteUrl, visibleEntries(site, now), now)),
}));
