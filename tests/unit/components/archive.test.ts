import { describe, expect, test } from 'vitest';
import type { Instant } from '#lib/clock';
import { noticeAsOf } from '#lib/model/as-at';
import { instantOf } from '#lib/model/date';
import type { Notice } from '#lib/model/notice';
import { pageStateAt } from '#lib/site/page-pieces';
import { archivedHtml } from '../../../scripts/notice/archive-page';
import { noticeHtml } from '../../../scripts/notice/document';
import { fixtureContent } from '../content/fixtures';

const { publisher, notices } = fixtureContent;
if (!publisher) throw new Error('the fixtures have no publisher');
const site = { publisher, siteUrl: 'https://www.example.gov.cn', style: '' };

const archivedPage = (notice: Notice, now: Instant) =>
  archivedHtml(notice, now, { ...site, isReachable: true, day: '2025-03-05' });

/**
 * What a page says of a notice: its article, but for the form's region and what leads to it, what is there to pass the
 * notice on, and where its other forms lie.
 */
function articleOf(html: string): string {
  const [article = ''] = /<article[\s\S]*<\/article>/.exec(html) ?? [];
  return (
    article
      .replace(/<section (?:class="share"|id="feedback")[\s\S]*?<\/section>/g, '')
      .replace(/<p class="say">.*?<\/p>/g, '')
      .replace(/<a href="[^"]*\.ics">.*?<\/a>/, '')
      // Nobody can look anything up on a disk.
      .replace(/。已经反馈过的，可以凭回执号<a href="\/feedback">查询反馈<\/a>/, '')
      .replace(/(?<=<a href=")(?:notice\.txt|\/notices\/[\w-]+\.txt)(?=" download)/, 'text')
  );
}

describe('an archived page', () => {
  test.each(['2024-12-06', '2025-01-12', '2026-01-01'])(
    'says of a notice exactly what its page on the site says, on %s',
    async (day) => {
      const now = instantOf(`${day}T09:00+08:00`);
      for (const notice of notices.map((one) => noticeAsOf(one, now))) {
        const archived = await archivedPage(notice, now);
        expect(archived).not.toContain('feedback?');
        const article = articleOf(archived);
        expect(article).toContain('<h1');
        expect(article).toBe(articleOf(await noticeHtml({ ...site, notice }, pageStateAt(notice, now))));
      }
    },
  );

  test('keeps the tags of the standard, and what leads away is not there', async () => {
    const [notice] = notices;
    if (!notice) throw new Error('no notices');
    const html = await archivedPage(notice, instantOf('2026-01-01T09:00+08:00'));
    expect(html).toContain(`<meta name="ArticleTitle" content="${notice.title}"/>`);
    expect(html).not.toMatch(/property="og:|通报目录<|字号和关怀版|隐私说明|转发和打印/);
  });
});
