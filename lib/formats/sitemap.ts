import type { Instant } from '#lib/clock';
import { escapeXml } from '#lib/formats/xml';
import { feedbackPath, noticeLedgerPath, noticePath, SITE_PATHS } from '#lib/model/addresses';
import { dayOf, instantOf } from '#lib/model/date';
import { eventsUntil } from '#lib/model/event';
import type { NoticeEntry } from '#lib/model/notice-entry';

/**
 * Renders `sitemap.xml` (sitemaps.org 0.9) with the site's pages and `entries`, the notices visible at `now`, each with
 * its ledger: the first page of all rows, from which the others can be reached; filtered pages are `noindex`. `lastmod` is the Beijing day of a notice's publication or latest event, never of a deployment; pages without a date have none.
 */
export function sitemapXml(siteUrl: string, entries: readonly NoticeEntry[], now: Instant): string {
  const notices = entries.flatMap(({ slug, published, events, ledger }) => {
    if (published === null) return [];
    const moments = [published, ...eventsUntil(events, now).map(({ at }) => at)];
    const changed = Math.max(...moments.map(instantOf));
    const paths = ledger === null ? [noticePath(slug)] : [noticePath(slug), noticeLedgerPath(slug)];
    return paths.map((path) => ({ path, changed }));
  });
  const newest = notices.length === 0 ? null : Math.max(...notices.map(({ changed }) => changed));
  const pages = [
    { path: SITE_PATHS.home, changed: notices[0]?.changed ?? null },
    { path: SITE_PATHS.list, changed: newest },
    ...notices,
    { path: SITE_PATHS.privacy, changed: null },
    { path: SITE_PATHS.reading, changed: null },
    { path: SITE_PATHS.lookup, changed: null },
  ];
  const urls = pages.map(({ path, changed }) => {
    const lastmod = changed === null ? '' : `<lastmod>${dayOf(changed)}</lastmod>`;
    return `  <url><loc>${escapeXml(siteUrl + path)}</loc>${lastmod}</url>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}

/** Renders `robots.txt` (RFC 9309): everything may be crawled except the targets of forms. */
export function robotsText(siteUrl: string): string {
  return [
    'User-agent: *',
    `Disallow: ${feedbackPath('*')}$`,
    'Allow: /',
    '',
    `Sitemap: ${siteUrl}${SITE_PATHS.sitemap}`,
    '',
  ].join('\n');
}
