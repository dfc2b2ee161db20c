import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FEEDBACK_ANSWERS } from '../harness/answers';
import { type Answered, ask } from '../harness/ask';
import { faultsOf, PAGE_BUDGET, running, strayNames, titleOf } from '../harness/document';
import { FIRST } from '../harness/fixtures';
import { startServer, type TestServer } from '../harness/server';
import { checked, headingOf, plain, posting, submitted, WRITTEN, wordsIn } from '../harness/writer';

// Every page that answers a post is held to what every page of the site is held to.

/** A message of 300 characters, no two sentences of which pack into one. */
const MESSAGE = Array.from({ length: 300 }, (_, index) =>
  String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
).join('');
const LONG = { ...WRITTEN, message: MESSAGE };

/** What a page sends again: every field but the one that stays empty. */
const HIDDEN = Object.fromEntries(Object.entries(LONG).filter(([, value]) => value !== ''));

let server: TestServer;
let folder: string;
const pages = new Map<string, Answered>();

/** A page by the heading that it must have. */
async function collect(heading: string, answer: Promise<Answered>): Promise<void> {
  const given = await answer;
  expect(headingOf(given)).toBe(heading);
  pages.set(`${given.status} ${heading}`, given);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-pages-'));
  server = await startServer({ at: FIRST.open, env: { FEEDBACK_PER_HOUR: '1' } });
  const { url } = server;
  await collect('请核对后提交', ask(url, posting(LONG)));
  await collect('修改反馈', ask(url, posting({ ...LONG, edit: '1' })));
  await collect('错误：意见反馈', ask(url, posting({ ...LONG, consent: '', kind: '' })));
  await collect('这份内容疑似由程序自动填写', ask(url, posting({ ...LONG, website: 'x' })));
  await collect('内容来自其他网站', ask(url, posting(LONG, { headers: { 'Sec-Fetch-Site': 'cross-site' } })));
  await collect('内容中有无法识别的文字', ask(url, posting(`message=${encodeURIComponent(MESSAGE)}%ff`)));
  const used = await checked(url, LONG);
  await collect('已经收到您的反馈', ask(url, posting(used)));
  await collect('提交过于频繁，请稍后再试', submitted(url, LONG));
  await server.stopClock(FIRST.closed);
  await collect('公示期已经结束', ask(url, posting(LONG)));
  await collect('已经收到您的反馈', ask(url, posting({ ...used, message: `${MESSAGE}。` })));
  await server.stopClock(FIRST.open);
  // A folder of the data below a file: there will never be a store.
  await writeFile(join(folder, 'file'), '');
  const storeless = await startServer({ at: FIRST.open, env: { DATA_DIR: join(folder, 'file', 'data') } });
  const token = { ...LONG, token: (await checked(storeless.url, LONG)).token ?? '' };
  await collect('不能确定反馈是否提交成功', ask(storeless.url, posting(token)));
  await storeless.stop();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('every page that answers a post', () => {
  test('is valid, and whatever it names by an id is there', async () => {
    for (const [name, { text }] of pages)
      expect([name, await faultsOf(text), strayNames(text)]).toEqual([name, [], []]);
    expect(pages.size).toBe(10);
  });

  test('holds nothing that runs', () => {
    for (const [name, { text }] of pages) expect([name, running(text)]).toEqual([name, []]);
  });

  test('arrives with the first packets when it carries 300 characters', () => {
    for (const [name, { text }] of pages) {
      expect([name, text.includes(MESSAGE)]).toEqual([name, true]);
      expect([name, gzipSync(text, { level: 9 }).length > PAGE_BUDGET]).toEqual([name, false]);
    }
  });

  test('is kept by nobody, and told to no other site', () => {
    for (const [name, { headers }] of pages)
      expect([name, headers['cache-control'], headers.etag, headers['referrer-policy']]).toEqual([
        name,
        'no-store',
        undefined,
        'same-origin',
      ]);
  });

  test('is called as the notice is, so that history tells nothing of the step', async () => {
    const own = titleOf(await ask(server.url, `/notices/${FIRST.slug}`));
    for (const [name, page] of pages) expect([name, titleOf(page)]).toEqual([name, own]);
  });

  test('is left by no link: each opens another window, and says so to whoever hears it', () => {
    for (const [name, { text }] of pages) {
      const links = (text.match(/<a [\s\S]*?<\/a>/g) ?? []).filter(
        (link) => !/ href="(#|tel:|mailto:)/.test(link),
      );
      expect([name, links.length > 2]).toEqual([name, true]);
      const leaving = links.filter(
        (link) =>
          !link.includes(' target="_blank" rel="noopener"') ||
          !/（新窗口）|aria-describedby="feedback-consent-hint"/.test(link),
      );
      expect([name, leaving]).toEqual([name, []]);
      // WeChat ignores `target`: no page promises that it stays.
      const first = headingOf({ text }) === '已经收到您的反馈' ? '请先抄下回执号' : '请先复制填写的内容';
      expect(plain(text)).toContain(
        `通往其他页面的链接在新窗口打开；在微信等软件里可能仍在本页打开，${first}。`,
      );
      expect([name, /会留着|不会丢失/.test(plain(text))]).toEqual([name, false]);
    }
  });

  test('holds the form or the words, not the notice', () => {
    for (const [name, { text }] of pages) expect([name, text.includes('<article')]).toEqual([name, false]);
  });

  test('thanks nobody and names no receipt unless something was stored', () => {
    for (const [name, { text }] of pages) {
      if (headingOf({ text }) === '已经收到您的反馈') continue;
      expect([name, /class="receipt"|谢谢|感谢|已经收到您/.test(text)]).toEqual([name, false]);
    }
  });
});

describe('a refusal that may pass', () => {
  test.each(['429 提交过于频繁，请稍后再试', '503 不能确定反馈是否提交成功'])(
    '%s gives the words back, and sends the very same again at a press',
    async (name) => {
      const page = pages.get(name);
      if (!page) throw new Error(`no page ${name}`);
      expect(wordsIn(page)).toContainEqual(['反馈内容', MESSAGE]);
      const hidden = page.text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
      expect(Object.fromEntries(Array.from(hidden, ([, field, value]) => [field, value]))).toEqual({
        ...HIDDEN,
        token: expect.stringMatching(/^[\w-]{75}$/),
        // Only a press on a view’s button heeds it.
        refused: expect.stringMatching(/^(too-many-\d+|not-sure)$/),
      });
    },
  );

  test('429 says when to try again, in words and for programs', () => {
    const page = pages.get('429 提交过于频繁，请稍后再试');
    expect(page?.headers['retry-after']).toBe('3600');
    expect(page?.text).toContain('请在2025年1月15日10:00以后再试。');
  });
});

test('no answer of the form’s target is missing here or among the known ones', () => {
  const known = new Set(FEEDBACK_ANSWERS.map(({ status }) => status));
  const seen = new Set([...pages.values()].map(({ status }) => status));
  // 408 takes a minute to have: it is asked for in `test:long`.
  expect(
    [200, 303, 400, 403, 404, 405, 413, 415, 422, 429, 503].filter((s) => !known.has(s) && !seen.has(s)),
  ).toEqual([]);
});
