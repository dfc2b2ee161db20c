import { describe, expect, test } from 'vitest';
import type { ContentTree } from '#lib/content/source';
import { TIMELESS_STATE } from '#lib/site/page-pieces';
import { siteStyles } from '#lib/site/page-styles';
import { previewSource } from '#lib/site/preview-site';
import { createShareImages } from '#lib/site/share-images';
import { BARE_CSS } from '../../harness/styles';
import { fixtureTree } from '../content/fixtures';

const SLUG = '2024-district-inspection';
const NOTICE = `${SLUG}/notice.md`;

/** A preview of what `read` gives, whose framework draws a page's name and the title of the notice that it shows. */
function preview(read: () => ContentTree) {
  let reads = 0;
  const source = previewSource({
    contentDir: 'content',
    readContent: async () => {
      reads += 1;
      return read();
    },
    siteUrl: 'http://localhost:3000',
    styles: siteStyles(BARE_CSS),
    clock: { now: () => Date.parse('2025-01-10T08:59:00+08:00') },
    shareImage: createShareImages(),
    draw: async (page) => {
      const notice = await source.drawnSite()?.notice(page.replace('notices/', ''));
      return `<html lang="zh-CN"><head><style></style></head><body>${page} ${notice?.title}</body></html>`;
    },
  });
  return { source, reads: () => reads };
}

async function opened(source: ReturnType<typeof preview>['source']) {
  const site = await source.site();
  if ('problems' in site) throw new Error('the content was refused');
  return site;
}

function changed(from: string, to: string): ContentTree {
  const text = new TextDecoder().decode(fixtureTree.get(NOTICE));
  if (!text.includes(from)) throw new Error(`the notice does not hold ${from}`);
  return new Map([...fixtureTree, [NOTICE, new TextEncoder().encode(text.replace(from, to))]]);
}

describe('the preview', () => {
  test('reads the content once for a request, however many pages are drawn for it', async () => {
    const { source, reads } = preview(() => fixtureTree);
    const site = await opened(source);
    for (let page = 0; page < 3; page += 1) await site.noticeDocument(SLUG, TIMELESS_STATE, 'standard');
    await site.page('error', 'standard');
    expect(reads()).toBe(1);
  });

  test('says which moment it shows', async () => {
    expect((await opened(preview(() => fixtureTree).source)).preview).toBe(
      '预览：北京时间 2025-01-10 08:59 的页面',
    );
  });

  test('draws what was saved before the request', async () => {
    let tree: ContentTree = fixtureTree;
    const { source } = preview(() => tree);
    await opened(source);
    tree = changed('title: ', 'title: 新的');
    const page = await (await opened(source)).noticeDocument(SLUG, TIMELESS_STATE, 'standard');
    expect(Buffer.from(page.bytes).toString()).toContain(`notices/${SLUG} 新的`);
  });

  test('tells what is wrong with content that has errors, and which style sheet to tell it with', async () => {
    const { source } = preview(() => changed('closes: 2025-02-28', 'closes: 2024-02-28'));
    const refused = await source.site();
    expect(refused).toMatchObject({ style: BARE_CSS.feedback, problems: [{ line: 8, column: 11 }] });
  });
});
