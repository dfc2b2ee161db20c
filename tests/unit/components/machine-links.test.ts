import { expect, test } from 'vitest';
import type { Notice, Publisher } from '#lib/model/notice';
import { TIMELESS_STATE } from '#lib/site/page-pieces';
import { noticeHtml } from '../../../scripts/notice/document';
import { fixtureContent, fixtureNotice } from '../content/fixtures';

const FIRST = fixtureNotice('2024-district-inspection');

function pageOf(
  notice: Notice,
  change: (publisher: Publisher) => Publisher = (publisher) => publisher,
): Promise<string> {
  const { publisher } = fixtureContent;
  if (!publisher) throw new Error('no publisher');
  const input = { notice, publisher: change(publisher), siteUrl: 'https://www.yunxi.example', style: '' };
  return noticeHtml(input, { ...TIMELESS_STATE, phase: 'open' });
}

test('a page leads to the feed where there is one, and nowhere else', async () => {
  const link = '<link rel="alternate" type="application/atom+xml" href="/feed.xml"/>';
  expect(await pageOf(FIRST)).toContain(link);
  expect(await pageOf(FIRST, ({ feed: _, ...publisher }) => publisher)).not.toContain('feed.xml');
});

test('keywords are the office’s own, or there are none', async () => {
  expect(await pageOf(FIRST)).not.toContain('name="Keywords"');
  expect(await pageOf({ ...FIRST, keywords: ['巡察整改', '科普'] })).toContain(
    '<meta name="Keywords" content="巡察整改,科普"/>',
  );
});
