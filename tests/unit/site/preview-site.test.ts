import { describe, expect, test } from 'vitest';
import type { ContentTree } from '#lib/content/source';
import { NO_CACHE } from '#lib/derived-cache';
import { TIMELESS_STATE } from '#lib/site/page-pieces';
import { siteStyles } from '#lib/site/page-styles';
import { previewSource } from '#lib/site/preview-site';
import { createShareImages } from '#lib/site/share-images';
import { contentLoader } from '#lib/versions/checks/content-loader';
import { pdfWith } from '../../harness/attached-files';
import { BARE_CSS } from '../../harness/styles';
import { fixtureTree } from '../content/fixtures';

const SLUG = '2024-district-inspection';
const NOTICE = `${SLUG}/notice.md`;

/** A preview of what `read` gives, whose framework draws a page's name and the title of the notice that it shows. */
function preview(read: () => ContentTree) {
  let loads = 0;
  const clock = { at: Date.parse('2025-01-10T08:59:00+08:00') };
  const load = contentLoader({ root: 'content', cache: NO_CACHE, isPreview: true });
  const source = previewSource({
    readContent: read,
    loadContent: (tree) => {
      loads += 1;
      return load(tree);
    },
    siteUrl: 'http://localhost:3000',
    styles: siteStyles(BARE_CSS),
    clock: { now: () => clock.at },
    shareImage: createShareImages(),
    draw: async (page) => {
      const notice = await source.drawnSite()?.notice(page.replace('notices/', ''));
      return `<html lang="zh-CN"><head><style></style></head><body>${page} ${notice?.title}</body></html>`;
    },
  });
  return { source, clock, loads: () => loads };
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
  test('loads the content once for a change, however many requests and pages it is drawn for', async () => {
    let tree: ContentTree = fixtureTree;
    const { source, loads } = preview(() => tree);
    const [site] = await Promise.all([opened(source), opened(source)]);
    for (let page = 0; page < 3; page += 1) await site.noticeDocument(SLUG, TIMELESS_STATE, 'standard');
    await site.page('error', 'standard');
    await opened(source);
    expect(loads()).toBe(1);
    tree = changed('title: ', 'title: 新的');
    await opened(source);
    await opened(source);
    expect(loads()).toBe(2);
  });

  test('says the present moment while the content stays', async () => {
    const { source, clock } = preview(() => fixtureTree);
    await opened(source);
    clock.at += 60_000;
    expect((await opened(source)).preview).toBe('预览：北京时间 2025-01-10 09:00 的页面');
  });

  test('gives the attachments of a notice, and no other file', async () => {
    const text = new TextDecoder()
      .decode(fixtureTree.get(NOTICE))
      .replace('parts:\n', 'attachments:\n  - file: a.pdf\nparts:\n');
    const files = [
      [NOTICE, new TextEncoder().encode(text)],
      [`${SLUG}/a.pdf`, pdfWith()],
      [`${SLUG}/b.pdf`, pdfWith()],
    ] as const;
    const { source } = preview(() => new Map([...fixtureTree, ...files]));
    const site = await opened(source);
    const file = await site.attachment(SLUG, 'a.pdf');
    expect(new Uint8Array(await new Response(file?.open()).arrayBuffer())).toEqual(new Uint8Array(pdfWith()));
    expect(await Promise.all(['b.pdf', 'notice.md'].map((path) => site.attachment(SLUG, path)))).toEqual([
      null,
      null,
    ]);
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
