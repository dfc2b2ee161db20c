import { dayOf, instantOf } from '#lib/notice/date';
import type { NoticeEntry } from '#lib/site/site';

/**
 * `sitemap.xml` (sitemaps.org 0.9) of the site's pages. `lastmod` is the Beijing day of the content's own
 * publication, never of a deployment; pages whose content has no date carry none.
 */
export function sitemapXml(siteUrl: string, entries: readonly NoticeEntry[]): string {
  const dated = entries.filter((entry) => entry.published !== null);
  const newest = dated[0]?.published ?? null;
  const pages = [
    { path: '/', published: newest },
    { path: '/notices', published: newest },
    ...dated.map(({ slug, published }) => ({ path: `/notices/${slug}`, published })),
    { path: '/privacy', published: null },
    { path: '/reading', published: null },
  ];
  const urls = pages.map(({ path, published }) => {
    const lastmod = published === null ? '' : `<lastmod>${dayOf(instantOf(published))}</lastmod>`;
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

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
