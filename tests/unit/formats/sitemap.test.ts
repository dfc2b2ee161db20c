import { describe, expect, test } from 'vitest';
import { robotsText, sitemapXml } from '#lib/formats/sitemap';
import { noticeEntrySchema } from '#lib/model/notice-entry';
import { structureNotice } from '../content/structure-fixtures';
import { EVERY_EVENT } from '../model/events';

const LATE = Date.UTC(2040, 0, 1);

const entry = (slug: string, published: string | null) => ({
  slug,
  title: 'x',
  issuer: 'x',
  jointIssuers: [],
  published,
  window: null,
  events: [],
  withdrawn: null,
  ledger: null,
  outcome: null,
});

describe('the sitemap', () => {
  test('dates pages by the Beijing day of the content, and the lists by the newest', () => {
    const entries = [entry('b', '2025-01-01T00:30+08:00'), entry('a', '2024-11-01T00:00+08:00')];
    expect(sitemapXml('https://www.yunxi.example', entries, LATE)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://www.yunxi.example/</loc><lastmod>2025-01-01</lastmod></url>
        <url><loc>https://www.yunxi.example/notices</loc><lastmod>2025-01-01</lastmod></url>
        <url><loc>https://www.yunxi.example/notices/b</loc><lastmod>2025-01-01</lastmod></url>
        <url><loc>https://www.yunxi.example/notices/a</loc><lastmod>2024-11-01</lastmod></url>
        <url><loc>https://www.yunxi.example/privacy</loc></url>
        <url><loc>https://www.yunxi.example/reading</loc></url>
        <url><loc>https://www.yunxi.example/feedback</loc></url>
      </urlset>
      "
    `);
  });

  test('dates nothing while there is nothing, and leaves drafts of a preview out', () => {
    expect(sitemapXml('https://www.yunxi.example', [entry('draft', null)], LATE)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://www.yunxi.example/</loc></url>
        <url><loc>https://www.yunxi.example/notices</loc></url>
        <url><loc>https://www.yunxi.example/privacy</loc></url>
        <url><loc>https://www.yunxi.example/reading</loc></url>
        <url><loc>https://www.yunxi.example/feedback</loc></url>
      </urlset>
      "
    `);
  });

  test('dates a page by what happened to the notice last, from its moment on', () => {
    const changed = { ...entry('a', '2025-03-01T09:00+08:00'), events: EVERY_EVENT };
    const datesAt = (moment: string) => {
      const entries = [entry('b', '2025-03-02T00:30+08:00'), changed];
      const xml = sitemapXml('https://www.yunxi.example', entries, Date.parse(moment));
      return [...xml.matchAll(/<lastmod>(.*?)<\/lastmod>/g)].map(([, day]) => day);
    };
    expect(datesAt('2025-03-05T10:29:59+08:00')).toEqual([
      '2025-03-02',
      '2025-03-02',
      '2025-03-02',
      '2025-03-02',
    ]);
    expect(datesAt('2025-03-05T10:30:00+08:00')).toEqual([
      '2025-03-02',
      '2025-03-05',
      '2025-03-02',
      '2025-03-05',
    ]);
  });

  test('names the ledger of a notice beside it, with its date', () => {
    const entries = [{ ...entry('a', '2024-11-01T00:00+08:00'), ledger: { part: null } }];
    expect(sitemapXml('https://www.yunxi.example', entries, LATE)).toContain(
      [
        '  <url><loc>https://www.yunxi.example/notices/a</loc><lastmod>2024-11-01</lastmod></url>',
        '  <url><loc>https://www.yunxi.example/notices/a/ledger</loc><lastmod>2024-11-01</lastmod></url>',
        '',
      ].join('\n'),
    );
  });

  test('knows of a ledger by what a build keeps of its notice, and of none by what earlier builds kept', () => {
    const kept = noticeEntrySchema.parse(structureNotice('2026-park-greening'));
    expect(kept.ledger).toEqual({ part: null });
    const { ledger, ...earlier } = kept;
    const xml = (one: unknown) =>
      sitemapXml('https://www.yunxi.example', [noticeEntrySchema.parse(one)], LATE);
    expect([xml(kept), xml(earlier)].map((text) => text.includes('/ledger'))).toEqual([true, false]);
  });

  test('escapes what XML would read otherwise', () => {
    expect(sitemapXml('https://a.example/?x=1&y=<z>', [], LATE)).toContain(
      '<loc>https://a.example/?x=1&amp;y=&lt;z&gt;/privacy</loc>',
    );
  });
});

test('robots are told where not to post, and where the sitemap is', () => {
  expect(robotsText('https://www.yunxi.example')).toBe(
    'User-agent: *\nDisallow: /notices/*/feedback$\nAllow: /\n\nSitemap: https://www.yunxi.example/sitemap.xml\n',
  );
});
