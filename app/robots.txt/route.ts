import { robotsText } from '#lib/formats/sitemap';
import { PLAIN_TEXT } from '#lib/http/answer';
import { cacheUntil } from '#lib/http/cache';
import { represent } from '#lib/http/representation';
import { route } from '../respond';

/** `/robots.txt`. */
export const GET = route(async ({ site, now }) => ({
  status: 200,
  type: PLAIN_TEXT,
  cache: cacheUntil(null, now),
  representation: represent(robotsText(site.siteUrl)),
}));
