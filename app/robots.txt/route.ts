import { robotsText } from '#lib/formats/sitemap';
import { PLAIN_TEXT } from '#lib/http/answer';
import { cacheUntil } from '#lib/http/cache';
import { route, textAnswer } from '../respond';

/** `/robots.txt`. */
export const GET = route(async ({ site, now }) =>
  textAnswer(PLAIN_TEXT, robotsText(site.siteUrl), cacheUntil(null, now)),
);
