import { beforeAll, expect, test } from 'vitest';
import { ask } from '../harness/ask';
import { FIRST, FUNDS, READING_ROOM, SLUGS, secondsAfter, WHALE } from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';

let server: SharedServer;

beforeAll(async () => {
  server = await sharedServer(FIRST.open);
});

/** Where a notice's page leads to, by the words before each title. */
async function turns(slug: string): Promise<Record<string, string>> {
  const { text } = await ask(server.url, `/notices/${slug}`);
  const links = text.matchAll(/<a rel="\w+" href="\/notices\/([^"]*)">(上一篇|下一篇)（较[新早]）：/g);
  return Object.fromEntries(Array.from(links, ([, to = '', words = '']) => [words, to]));
}

test('each notice leads to the one before and the one after it in the list', async () => {
  await server.stopClock(FIRST.open);
  for (const [index, slug] of SLUGS.entries()) {
    const [before, after] = [SLUGS[index - 1], SLUGS[index + 1]];
    expect([slug, await turns(slug)]).toEqual([
      slug,
      { ...(before && { 上一篇: before }), ...(after && { 下一篇: after }) },
    ]);
  }
});

test('a notice leads to a newer one from its moment on, and holds nothing of it before', async () => {
  await server.stopClock(secondsAfter(WHALE.published, -0.001));
  const before = await ask(server.url, `/notices/${FUNDS.slug}`);
  expect(await turns(FUNDS.slug)).toEqual({ 下一篇: FIRST.slug });
  expect(WHALE.words.filter((word) => before.text.includes(word))).toEqual([]);
  await server.stopClock(WHALE.published);
  expect(await turns(FUNDS.slug)).toEqual({ 上一篇: WHALE.slug, 下一篇: FIRST.slug });
});

test('a cache keeps a notice no longer than up to the publication of another', async () => {
  await server.stopClock(secondsAfter(WHALE.published, -10));
  const { headers } = await ask(server.url, `/notices/${READING_ROOM.slug}`);
  expect(headers['cache-control']).toContain('s-maxage=9');
});
