import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSingleKey } from '#lib/feedback/crypto/key-file';
import { parseReceipt } from '#lib/feedback/crypto/receipt';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { openStore } from '../../scripts/server/store';
import { type Answered, ask } from '../harness/ask';
import { openBrowser } from '../harness/browser';
import { FIRST } from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';
import { keyFileOf, openAll } from '../harness/stored';
import {
  checked,
  type Fields,
  headingOf,
  plain,
  posting,
  receiptIn,
  submitted,
  tokenIn,
  WRITTEN,
  wordsIn,
} from '../harness/writer';

// The two steps on the built server: what each page shows, and what is stored.

const SHOWN = [
  ['反馈类型', '建议'],
  ['针对哪一项', '（三）针对“科协组织在市域治理工作中作用发挥不充分”的问题的整改'],
  ['反馈内容', '第三项的讲座，我们社区没有听说。\n请再看看。'],
  ['姓名', '王小明'],
  ['联系方式', 'wang@example.cn'],
];

let server: SharedServer;
let store: FeedbackStore;
let identity: string;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
  store = await openStore({ DATA_DIR: server.data, DATABASE_URL: undefined });
  ({ identity } = await readSingleKey(await keyFileOf(server.data)));
});
afterAll(() => store.close());

/** The values in a page's form, as a browser would send them again. */
function keptIn({ text }: Answered): Fields {
  const value = (pattern: RegExp) => plain(pattern.exec(text)?.[1] ?? '');
  return {
    kind: value(/name="kind" checked="" value="([^"]*)"/),
    item: value(/<option value="([^"]*)" selected=""/),
    message: value(/<textarea[^>]*>([\s\S]*?)<\/textarea>/).replace(/^\n/, ''),
    name: value(/name="name" value="([^"]*)"/),
    contact: value(/name="contact" value="([^"]*)"/),
    consent: value(/name="consent" checked="" value="([^"]*)"/),
  };
}

describe('the first step', () => {
  test('shows everything as it will be sent, with a fresh token, and stores nothing', async () => {
    await submitted(server.url);
    const before = await openAll(store, identity);
    const [answer, again] = [
      await ask(server.url, posting(WRITTEN)),
      await ask(server.url, posting(WRITTEN)),
    ];
    expect([answer.status, headingOf(answer), wordsIn(answer)]).toEqual([200, '请核对后提交', SHOWN]);
    expect(tokenIn(answer)).not.toBe(tokenIn(again));
    expect(answer.text).toMatch(
      /<button type="submit">确认提交<\/button><button[^>]* name="edit"[^>]*>返回修改/,
    );
    expect(await openAll(store, identity)).toEqual(before);
  });

  test('says on the error page what is wrong beside each field and above all, and keeps every value', async () => {
    const { website, ...written } = WRITTEN;
    const wrong = { ...written, kind: '', message: '短\n一', contact: '电'.repeat(201), consent: '' };
    const answer = await ask(server.url, posting(wrong));
    expect([answer.status, headingOf(answer)]).toEqual([422, '错误：意见反馈']);
    const links = answer.text.matchAll(/<li><a href="#([^"]*)">([^<]*)<\/a><\/li>/g);
    expect(Array.from(links, ([, id, words]) => [id?.replace(/-opinion$/, ''), words])).toEqual([
      ['feedback-kind', '请选择反馈类型'],
      ['feedback-message', '反馈内容至少5个字，现在是3个字'],
      ['feedback-contact', '联系方式最多200个字，请缩短'],
      ['feedback-consent', '请先阅读隐私说明，再勾选这一项'],
    ]);
    for (const id of ['feedback-message', 'feedback-contact', 'feedback-consent'])
      expect(answer.text).toMatch(new RegExp(`id="${id}"[^>]* aria-describedby="${id}-hint ${id}-error"`));
    expect(keptIn(answer)).toEqual(wrong);
    expect(answer.text).toContain(`href="/notices/${FIRST.slug}"`);
    expect(answer.text).not.toContain('<article');
  });

  test('leads with 返回修改 back to the form, every value kept', async () => {
    const answer = await ask(server.url, posting({ ...(await checked(server.url)), edit: '1' }));
    expect([answer.status, headingOf(answer)]).toEqual([200, '修改反馈']);
    const { website, ...fields } = WRITTEN;
    expect(keptIn(answer)).toEqual({ ...fields, message: fields.message?.replaceAll('\r\n', '\n') });
    expect(tokenIn(answer)).toBeNull();
  });
});

describe('the second step', () => {
  test('stores what was checked, sealed, and shows its receipt, the day, and the words', async () => {
    const before = await openAll(store, identity);
    const answer = await submitted(server.url);
    const receipt = receiptIn(answer) ?? '';
    expect([answer.status, headingOf(answer), wordsIn(answer)]).toEqual([200, '已经收到您的反馈', SHOWN]);
    expect(parseReceipt(receipt)).toEqual({ state: 'valid', receipt: { form: 'digits', text: receipt } });
    expect(answer.text).toContain('<time role="none" dateTime="2025-01-15">2025年1月15日</time>');
    const known = new Set(before.map(({ id }) => id));
    expect((await openAll(store, identity)).filter(({ id }) => !known.has(id))).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        notice: FIRST.slug,
        received: '2025-01-15',
        entries: [],
        submission: {
          notice: FIRST.slug,
          kind: 'suggestion',
          item: {
            anchor: 'rectification-3',
            heading: '（三）针对“科协组织在市域治理工作中作用发挥不充分”的问题的整改',
          },
          message: '第三项的讲座，我们社区没有听说。\n请再看看。',
          name: '王小明',
          contact: 'wang@example.cn',
        },
      },
    ]);
  });

  test.each([
    { what: 'a forged token', change: { token: 'A'.repeat(75) } },
    { what: 'rubbish for a token', change: { token: '<script>' } },
    { what: 'no token', change: { token: '' } },
    { what: 'a token for other words', change: { message: '和核对过的不一样的话' } },
    { what: 'a token for another part', change: { item: 'leadership-1' } },
  ])('leads with $what to the check page once more, and stores nothing', async ({ change }) => {
    const before = await openAll(store, identity);
    const answer = await ask(server.url, posting({ ...(await checked(server.url)), ...change }));
    expect([answer.status, headingOf(answer)]).toEqual([200, '请核对后提交']);
    expect(await openAll(store, identity)).toEqual(before);
    const confirmed = { ...WRITTEN, ...change, token: tokenIn(answer) ?? '' };
    expect(headingOf(await ask(server.url, posting(confirmed)))).toBe('已经收到您的反馈');
  });

  test('gives, with a token that stored other words, its receipt, and back what came this time', async () => {
    const fields = await checked(server.url);
    const receipt = receiptIn(await ask(server.url, posting(fields)));
    const before = await openAll(store, identity);
    const answer = await ask(server.url, posting({ ...fields, message: '后来想到的另外的话', edit: '1' }));
    expect([answer.status, receiptIn(answer)]).toEqual([200, receipt]);
    expect(plain(answer.text)).toContain('下方的文字没有另外保存');
    expect(wordsIn(answer)).toContainEqual(['反馈内容', '后来想到的另外的话']);
    expect(await openAll(store, identity)).toEqual(before);
  });
});

describe('hostile words', () => {
  const HOSTILE: Readonly<Record<string, string>> = {
    'first empty lines': '\r\n\r\n先空两行，再写字',
    'marks of HTML':
      '<script>alert(1)</script></pre></bdi></dd><img src=x onerror=alert(1)> &lt;b&gt; &amp;amp;',
    'marks of the page’s own machinery': '<!-- --> ]]> <template data-phase="open">x</template> {{x}}',
    'signs of direction': '\u202e反过来的字\u2066隔离\u200f',
    'NUL and lone surrogates': '空\0字符和\ud800半个字',
    zalgo: `z${'\u0301\u0317'.repeat(50)}algo 的字`,
    emoji: '家👨‍👩‍👧‍👦与𠮷野家，e\u0301',
    'old line ends': '行尾\r老式\n换行\r\n再换行',
    SQL: "'; DROP TABLE submission; -- 的内容",
    'a spreadsheet formula': '=HYPERLINK("http://x","点我")',
    'header lines': '好的\r\nSet-Cookie: a=b\r\n\r\n<b>',
    'percent rubbish': '100%%zz%2 的内容',
  };
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  test.each(Object.keys(HOSTILE))('%s are shown and stored as they were written', async (name) => {
    const written = HOSTILE[name] ?? '';
    const taken = written.replace(/\r\n?/g, '\n').replace(/\0|\p{Surrogate}/gu, '\ufffd');
    const fields = { ...WRITTEN, message: written, name: written.slice(0, 40), contact: written };
    const check = await ask(server.url, posting(fields));
    const receipt = await ask(server.url, posting({ ...fields, token: tokenIn(check) ?? '' }));
    const form = await ask(server.url, posting({ ...fields, edit: '1' }));
    for (const answer of [check, receipt]) {
      await page.setContent(answer.text);
      const texts = await page.locator('dd bdi').evaluateAll((all) => all.map((one) => one.textContent));
      expect([headingOf(answer), texts[2], texts[4]]).toEqual([headingOf(answer), taken, taken]);
      expect(await page.locator('script, img, template').count()).toBe(0);
    }
    await page.setContent(form.text);
    expect(await page.locator('textarea').inputValue()).toBe(taken);
    const stored = (await openAll(store, identity)).map(({ submission }) => submission);
    expect(stored).toContainEqual(expect.objectContaining({ message: taken, contact: taken }));
  });

  test('5,000 family emoji are one submission, and one more is told of', async () => {
    const family = '👨‍👩‍👧‍👦';
    const fits = { ...WRITTEN, message: family.repeat(5000) };
    expect(headingOf(await submitted(server.url, fits))).toBe('已经收到您的反馈');
    const more = await ask(server.url, posting({ ...WRITTEN, message: family.repeat(5001) }));
    expect([more.status, plain(more.text).includes('反馈内容最多5000个字，现在是5001个字')]).toEqual([
      422,
      true,
    ]);
  });

  test.each([
    { what: 'nothing at all', body: '' },
    { what: 'a field twice', body: 'kind=opinion&message=第一份内容&message=第二份内容&consent=yes' },
    {
      what: 'a kind and a part that nobody offered',
      body: 'kind=%3Cb%3E&item=none&message=内容写在这里&consent=yes',
    },
    { what: 'fields that nobody asked for', body: 'admin=1&__proto__=x&constructor=y&toString=z' },
    { what: 'names alone', body: 'kind&message&=x&&&' },
    { what: 'a file’s name where text belongs', body: 'kind=opinion&message=C:\\fakepath\\a.doc的' },
  ])('of $what is answered with the form, and the reason', async ({ body }) => {
    const answer = await ask(server.url, posting(body));
    expect([answer.status, headingOf(answer)]).toEqual([422, '错误：意见反馈']);
  });

  test('that came in one field twice are both given back', async () => {
    const body = 'kind=opinion&message=第一份内容&message=第二份内容&consent=yes';
    const answer = await ask(server.url, posting(body));
    expect(keptIn(answer).message).toBe('第一份内容\n第二份内容');
    expect(plain(answer.text)).toContain('这一栏收到多份内容，请核对后重新提交');
  });
});
