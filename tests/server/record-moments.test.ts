import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../harness/ask';
import { faultsOf } from '../harness/document';
import { secondsAfter, WATER, WHALE } from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';
import { shownByW3m } from '../harness/w3m';
import { feedbackOf, headingOf, posting, receiptIn, WRITTEN, wordsIn } from '../harness/writer';

// A withdrawal and an outcome: nothing of them before their moment, all of them from the very second on.

const WITHDRAWN_PAGE = `/notices/${WHALE.slug}`;
const OUTCOME_PAGE = `/notices/${WATER.slug}`;
const LIST = '/notices?page=1';

let server: SharedServer;
beforeAll(async () => {
  server = await sharedServer(WHALE.withdrawn);
});

const textAt = async (path: string) => (await ask(server.url, path)).text;

/** Addresses that tell of notices. */
const addressesOf = (page: string) => [
  ...['', '.json', '.txt', '.png', '/feedback', '.html'].map((end) => page + end),
  ...['/', '/notices', '/notices?phase=withdrawn', '/notices?phase=closed', '/sitemap.xml', '/nowhere'],
];

/** What of `words` is told at any of the addresses of `page`, in the head of the answer or in its body. */
async function toldOf(page: string, words: readonly string[]): Promise<string[]> {
  const searches = words.map((word) => `/notices?q=${encodeURIComponent(word)}`);
  const told: string[] = [];
  for (const path of [...addressesOf(page), ...searches]) {
    const { lines, text } = await ask(server.url, path);
    // A search says what was searched for, and that it found nothing.
    const said = searches.includes(path) ? /<ol class="list">[\s\S]*?<\/ol>/.exec(text)?.[0] : text;
    const found = words.filter((word) => [...lines, said ?? ''].join('\n').includes(word));
    if (found.length > 0) told.push(`${path}: ${found}`);
  }
  return told;
}

describe('a withdrawal', () => {
  const before = secondsAfter(WHALE.withdrawn, -0.001);

  test('is told of nowhere a millisecond before its moment', async () => {
    await server.stopClock(before);
    expect(
      await toldOf(WITHDRAWN_PAGE, ['【已撤回】', '不再接收意见', WHALE.reason, '2025-03-20T16:00']),
    ).toEqual([]);
    const { headers } = await ask(server.url, WITHDRAWN_PAGE);
    expect(headers['cache-control']).toContain('s-maxage=0');
  });

  test('comes first in title, page, list, share picture and data from the very second on', async () => {
    await server.stopClock(before);
    const picture = (await ask(server.url, `${WITHDRAWN_PAGE}.png`)).body;
    await server.stopClock(WHALE.withdrawn);
    const page = await textAt(WITHDRAWN_PAGE);
    expect(page).toMatch(/<title>【已撤回】雾隐岛/);
    expect(page).toMatch(/<meta property="og:title" content="【已撤回】雾隐岛/);
    expect(page).toMatch(/<meta property="og:image:alt" content="【已撤回】雾隐岛/);
    expect(page).toMatch(/<meta name="ArticleTitle" content="雾隐岛/);
    expect(headingOf({ text: page })).toMatch(/^【已撤回】雾隐岛/);
    expect(page).toMatch(
      /<\/h1><p class="note warn">本通报已于<time [^>]*>2025年3月20日 16:00<\/time>撤回。原因：救护数量的统计有误/,
    );
    expect(await faultsOf(page)).toEqual([]);
    expect(await textAt('/')).toBe(page);
    expect(await textAt('/notices')).toContain(WHALE.reason);
    expect((await ask(server.url, `${WITHDRAWN_PAGE}.png`)).body.equals(picture)).toBe(false);
    const data = JSON.parse(await textAt(`${WITHDRAWN_PAGE}.json`));
    expect([data.phase, data.withdrawn.reason]).toEqual(['withdrawn', WHALE.reason]);
  });

  test('is found by the filter and by a search, and changes nothing of the text', async () => {
    await server.stopClock(before);
    const text = await textAt(`${WITHDRAWN_PAGE}.txt`);
    await server.stopClock(WHALE.withdrawn);
    expect(await textAt(`${WITHDRAWN_PAGE}.txt`)).toBe(text);
    for (const query of ['phase=withdrawn', `q=${encodeURIComponent('珊瑚灯塔')}`]) {
      const list = await textAt(`/notices?${query}`);
      expect(list).toMatch(/1篇/);
      expect(list).toMatch(new RegExp(`<a href="${WITHDRAWN_PAGE}">【已撤回】`));
    }
  });

  test('takes the form away and refuses what is posted, giving every word back', async () => {
    await server.stopClock(before);
    expect(await textAt(WITHDRAWN_PAGE)).toContain('<section id="feedback"');
    const fields = { ...WRITTEN, item: 'rescue-1' };
    const place = { path: feedbackOf(WHALE.slug) };
    const first = await ask(server.url, posting(fields, place));
    expect(first.status).toBe(200);
    await server.stopClock(WHALE.withdrawn);
    const page = await textAt(WITHDRAWN_PAGE);
    expect(page).not.toContain('<form method="post" action="/notices');
    expect(page).toMatch(
      /<p id="feedback" class="note">本通报已撤回，网上反馈已关闭，仍可来电(、来信)?。已经反馈过的，可以凭回执号<a href="\/feedback">查询反馈<\/a><\/p>/,
    );
    expect(page.match(/ id="feedback"/g)).toHaveLength(1);
    const refused = await ask(server.url, posting(fields, place));
    expect([refused.status, headingOf(refused), receiptIn(refused)]).toEqual([403, '本通报已经撤回', null]);
    expect(wordsIn(refused).flat()).toContain('王小明');
    expect(refused.text).toContain('我们社区没有听说');
  });
});

describe('an outcome', () => {
  const before = secondsAfter(WATER.outcome, -0.001);
  const words = [...WATER.words, 'id="outcome"', '#outcome', '2025-01-20T10:00'];

  test('is told of nowhere a millisecond before its moment', async () => {
    await server.stopClock(before);
    expect(await toldOf(OUTCOME_PAGE, words)).toEqual([]);
    expect(JSON.parse(await textAt(`${OUTCOME_PAGE}.json`)).outcome).toBeNull();
  });

  test('comes first at the same address, in contents and list, from the very second on', async () => {
    await server.stopClock(WATER.outcome);
    const page = await textAt(OUTCOME_PAGE);
    expect(await faultsOf(page)).toEqual([]);
    for (const word of WATER.words) expect(page).toContain(word);
    expect(page.indexOf('id="outcome"')).toBeLessThan(page.indexOf('id="milestones"'));
    expect(page.indexOf('id="outcome"')).toBeLessThan(page.indexOf('id="opening"'));
    expect(page).toMatch(/<ol><li><a href="#outcome">反馈情况<\/a><\/li>/);
    expect(page).toContain('；办理情况见<a href="#outcome">反馈情况</a>');
    expect(await textAt(LIST)).toContain(`<a href="${OUTCOME_PAGE}#outcome">反馈情况已公布</a>`);
    const data = JSON.parse(await textAt(`${OUTCOME_PAGE}.json`));
    expect(data.outcome.opinions[2]).toMatchObject({ item: null, taken: 'no', from: '季某' });
  });

  test('is no part of the text, and no search finds it', async () => {
    await server.stopClock(before);
    const text = await textAt(`${OUTCOME_PAGE}.txt`);
    await server.stopClock(WATER.outcome);
    expect(await textAt(`${OUTCOME_PAGE}.txt`)).toBe(text);
    expect(await textAt(`/notices?q=${encodeURIComponent('柳荫小区')}`)).toContain('没有找到');
  });

  test('is read whole where there is neither script nor style', async () => {
    await server.stopClock(WATER.outcome);
    const shown = (await shownByW3m(server.url + OUTCOME_PAGE)).replace(/\s+/g, '');
    const order = ['反馈类型', '意见3', '合计6', '意见采纳情况', '已采纳', '部分采纳', '未采纳', '重要时间'];
    const places = order.map((word) => shown.indexOf(word, shown.indexOf('公布时间')));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});

test('the receipt of what was sent before a withdrawal is still shown after it', async () => {
  await server.stopClock(secondsAfter(WHALE.withdrawn, -60));
  const place = { path: feedbackOf(WHALE.slug) };
  const fields = { ...WRITTEN, item: 'rescue-1', message: '撤回以前写的一段话。' };
  const check = await ask(server.url, posting(fields, place));
  const token = /name="token" value="([^"]*)"/.exec(check.text)?.[1] ?? '';
  const first = await ask(server.url, posting({ ...fields, token }, place));
  const receipt = receiptIn(first);
  expect(receipt).not.toBeNull();
  await server.stopClock(WHALE.withdrawn);
  expect(receiptIn(await ask(server.url, posting({ ...fields, token }, place)))).toBe(receipt);
});
