import { gzipSync } from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask } from '../harness/ask';
import { values } from '../harness/document';
import { ARCHIVES, FIRST, FUNDS, secondsAfter } from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';
import { plain } from '../harness/writer';

// 对这一项提意见 at every item of a notice, while feedback is taken.

const PAGE = `/notices/${FIRST.slug}`;

/** Most bytes, packed, that the links of all items add to the first notice's page. */
const LINKS_BUDGET = 350;

let server: SharedServer;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
});
beforeEach(() => server.stopClock(FIRST.open));

/** The links from items to the form: where each leads, how it reads and how it is named. */
function itemLinks(html: string): { item: string; words: string; name: string }[] {
  return Array.from(
    html.matchAll(/<a href="[^"]*\/feedback\?item=([^"]*)" aria-label="([^"]*)">([^<]*)<\/a>/g),
    ([, item = '', name = '', words = '']) => ({ item, words, name }),
  );
}

describe('the links from the items of a notice', () => {
  test('stand at every item, all read alike, and are each named apart', async () => {
    for (const slug of [FIRST.slug, FUNDS.slug]) {
      const { text } = await ask(server.url, `/notices/${slug}`);
      const items = values(text, 'value', /<option[^>]*>/g).filter((anchor) => /-\d+$/.test(anchor));
      const links = itemLinks(text);
      expect(links.map(({ item }) => item)).toEqual(items);
      expect(new Set(links.map(({ name }) => name)).size).toBe(items.length);
      for (const { words, name } of links) {
        expect(words).toBe('对这一项提意见');
        expect(name).toMatch(/^对这一项提意见：.{2,8}$/);
      }
    }
  });

  test('are there while the window is open, and at no other moment', async () => {
    for (const [at, isOpen] of [
      [FUNDS.published, false],
      [FUNDS.opens, true],
      [secondsAfter(FUNDS.closed, -1), true],
      [FUNDS.closed, false],
    ] as const) {
      await server.stopClock(at);
      const { text } = await ask(server.url, `/notices/${FUNDS.slug}`);
      expect([at, itemLinks(text).length > 0, text.includes('class="say"')]).toEqual([at, isOpen, isOpen]);
    }
    expect(itemLinks((await ask(server.url, `/notices/${ARCHIVES.slug}`)).text)).toEqual([]);
  });

  test('are no part of the notice in its other forms', async () => {
    for (const ending of ['txt', 'json'])
      expect(plain((await ask(server.url, `${PAGE}.${ending}`)).text)).not.toContain('对这一项提意见');
  });

  test('cost the first notice few bytes', async () => {
    const { text } = await ask(server.url, PAGE);
    const without = text
      .replace(/<p class="say">.*?<\/p>/g, '')
      .replace(/\.say[^{},]*\{[^}]*\}/g, '')
      .replaceAll('.say,', '');
    expect(without).not.toContain('say');
    const size = (html: string) => gzipSync(html, { level: 9 }).length;
    expect(size(text) - size(without)).toBeLessThanOrEqual(LINKS_BUDGET);
  });
});
