import { describe, expect, test } from 'vitest';
import { robotsText } from '#lib/site/robots';
import { sitemapXml } from '#lib/site/sitemap';

const entry = (slug: string, published: string | null) => ({
  slug,
  title: 'x',
  issuer: 'x',
  published,
  window: null,
  withdrawn: null,
  outcome: null,
});

describe('the sitemap', () => {
  test('dates pages by the Beijing day of the content, and the lists by the newest', () => {
    const entries = [entry('b', '2025-01-01T00:30+08:00'), entry('a', '2024-11-01T00:00+08:00')];
    expect(sitemapXml('https://www.yunxi.example', entries)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://www.yunxi.example/</loc><lastmod>2025-01-01</lastmod></url>
        <url><loc>https://www.yunxi.example/notices</loc><lastmod>2025-01-01</lastmod></url>
        <url><loc>https://www.yunxi.example/notices/b</loc><lastmod>2025-01-01</lastmod></url>
        <url><loc>https://www.yunxi.example/notices/a</loc><lastmod>2024-11-01</lastmod></url>
        <url><loc>https://www.yunxi.example/privacy</loc></url>
        <url><loc>https://www.yunxi.example/reading</loc></url>
      </urlset>
      "
    `);
  });

  test('dates nothing while there is nothing, and leaves drafts of a preview out', () => {
    expect(sitemapXml('https://www.yunxi.example', [entry('draft', null)])).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://www.yunxi.example/</loc></url>
        <url><loc>https://www.yunxi.example/notices</loc></url>
        <url><loc>https://www.yunxi.example/privacy</loc></url>
        <url><loc>https://www.yunxi.example/reading</loc></url>
      </urlset>
      "
    `);
  });

  test('escapes what XML would read otherwise', () => {
    expect(sitemapXml('https://a.example/?x=1&y=<z>', [])).toContain(
      '<loc>https://a.example/?x=1&amp;y=&lt;z&gt;/privacy</loc>',
    );
  });
});

test('robots are told where not to post, and where the sitemap is', () => {
  expect(robotsText('https://www.yunxi.example')).toBe(
    'User-agent: *\nDisallow: /notices/*/feedback$\nAllow: /\n\nSitemap: https://www.yunxi.example/sitemap.xml\n',
  );
});
