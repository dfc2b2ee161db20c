import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answered, ask, lastingLines, type Question } from '../harness/ask';
import { openBrowser } from '../harness/browser';
import { ARCHIVES, FIRST, FUNDS, secondsAfter, WHALE } from '../harness/fixtures';
import { startServer, type TestServer } from '../harness/server';

const FORM_TYPE = 'application/x-www-form-urlencoded';
const FEEDBACK = `/notices/${FUNDS.slug}/feedback`;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];
const LIMIT = 512 * 1024;

/** A post of a form's fields as a browser sends them. */
function post(fields: Readonly<Record<string, string>> | string, path = FEEDBACK): Question {
  const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
  return { path, method: 'POST', headers: { 'Content-Type': FORM_TYPE }, body };
}

const WRITTEN = {
  kind: 'suggestion',
  item: 'report-2',
  message: '第一行\r\n第二行',
  name: '王小明',
  contact: 'wang@example.cn',
  consent: 'yes',
  website: '',
};

const GIVEN_BACK = [
  ['反馈类型', '建议'],
  ['涉及的内容', '检查发现的问题有以下三项： 1. 社区科…'],
  ['反馈内容', '第一行\n第二行'],
  ['姓名', '王小明'],
  ['联系方式', 'wang@example.cn'],
];

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/** HTML's text. */
function plain(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&([^;]+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** What a page gives back: each label with the words below it. */
function givenBack({ text }: Answered): string[][] {
  const words = text.matchAll(/<h3>(.*?)<\/h3><pre><bdi>([\s\S]*?)<\/bdi><\/pre>/g);
  return Array.from(words, ([, label = '', value = '']) => [plain(label), plain(value)]);
}

/** A page's heading. */
function heading({ text }: Answered): string {
  return plain(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(text)?.[1] ?? '');
}

let server: TestServer;
let data: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'disclosure-data-'));
  server = await startServer({ at: FUNDS.opens, env: { DATA_DIR: data } });
});
beforeEach(() => server.stopClock(FUNDS.opens));
afterAll(async () => {
  await server.stop();
  await rm(data, { recursive: true });
});

describe('the form’s target', () => {
  test.each(['GET', 'HEAD'])('sends %s on to the notice’s feedback, in every phase', async (method) => {
    for (const at of [FUNDS.published, FUNDS.opens, FUNDS.closed]) {
      await server.stopClock(at);
      const answer = await ask(server.url, { path: FEEDBACK, method });
      expect([
        answer.status,
        answer.headers.location,
        answer.body.length,
        answer.headers['cache-control'],
      ]).toEqual([303, `/notices/${FUNDS.slug}#feedback`, 0, 'no-store']);
      expect((await ask(server.url, `/notices/${FUNDS.slug}`)).text).toContain('id="feedback"');
    }
  });

  test.each(METHODS.slice(3))('refuses %s and says which methods it takes', async (method) => {
    const answer = await ask(server.url, { path: FEEDBACK, method });
    expect([answer.status, answer.headers.allow, answer.headers['cache-control'], heading(answer)]).toEqual([
      405,
      'GET, HEAD, POST',
      'no-store',
      '这个地址只接收反馈表',
    ]);
  });

  test.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/json',
    'application/x-www-form-urlencoded-not',
    '',
  ])('refuses the type “%s”', async (type) => {
    const answer = await ask(server.url, {
      ...post(WRITTEN),
      headers: type === '' ? {} : { 'Content-Type': type },
    });
    expect([answer.status, answer.headers['cache-control'], heading(answer)]).toEqual([
      415,
      'no-store',
      '收到的内容格式不对',
    ]);
  });

  test.each([`${FORM_TYPE}; charset=UTF-8`, FORM_TYPE.toUpperCase(), `${FORM_TYPE} ;charset=gbk`])(
    'takes the type “%s”',
    async (type) => {
      const answer = await ask(server.url, { ...post(WRITTEN), headers: { 'Content-Type': type } });
      expect([answer.status, givenBack(answer)]).toEqual([503, GIVEN_BACK]);
    },
  );

  test('counts while it reads: as much as the form can hold, and not a byte more', async () => {
    const message = 'message=';
    const fits = 'x'.repeat(LIMIT - message.length);
    const pieces = (text: string) => text.match(/.{1,60000}/g) ?? [];
    const taken = await ask(server.url, { ...post(message), body: pieces(message + fits) });
    expect([taken.status, givenBack(taken)[0]?.[1] === fits]).toEqual([503, true]);
    for (const body of [message + fits + 'x', pieces(message + fits + 'x'), pieces(message + fits + fits)]) {
      const refused = await ask(server.url, { ...post(message), body });
      // On the same connection: what was refused must not stand in the next one's way.
      expect((await ask(server.url, '/privacy')).status).toBe(200);
      expect([
        refused.status,
        refused.headers['cache-control'],
        heading(refused),
        givenBack(refused),
      ]).toEqual([413, 'no-store', '内容太长，没有收下', []]);
    }
  });

  test('asks its questions in order: method, type, size, window', async () => {
    await server.stopClock(FUNDS.closed);
    const large = 'x'.repeat(LIMIT + 1);
    const statusOf = async (question: Question) => (await ask(server.url, question)).status;
    expect(await statusOf({ ...post(large), method: 'PUT', headers: {} })).toBe(405);
    expect(await statusOf({ ...post(large), headers: {} })).toBe(415);
    expect(await statusOf(post(large))).toBe(413);
    expect(await statusOf(post(WRITTEN))).toBe(403);
  });
});

describe('a post', () => {
  test.each([
    {
      when: 'one second before the opening',
      at: secondsAfter(FUNDS.opens, -1),
      status: 403,
      title: '意见反馈还没有开始',
    },
    {
      when: 'a millisecond before the opening',
      at: secondsAfter(FUNDS.opens, -0.001),
      status: 403,
      title: '意见反馈还没有开始',
    },
    { when: 'at the opening', at: FUNDS.opens, status: 503, title: '反馈没有提交成功' },
    {
      when: 'one second after the opening',
      at: secondsAfter(FUNDS.opens, 1),
      status: 503,
      title: '反馈没有提交成功',
    },
    {
      when: 'one second before the close',
      at: secondsAfter(FUNDS.closed, -1),
      status: 503,
      title: '反馈没有提交成功',
    },
    {
      when: 'a millisecond before the close',
      at: secondsAfter(FUNDS.closed, -0.001),
      status: 503,
      title: '反馈没有提交成功',
    },
    { when: 'at the close', at: FUNDS.closed, status: 403, title: '公示期已经结束' },
    {
      when: 'one second after the close',
      at: secondsAfter(FUNDS.closed, 1),
      status: 403,
      title: '公示期已经结束',
    },
  ])('$when is answered $status, and every word given back', async ({ at, status, title }) => {
    await server.stopClock(at);
    const answer = await ask(server.url, post(WRITTEN));
    expect([answer.status, heading(answer), givenBack(answer)]).toEqual([status, title, GIVEN_BACK]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).toMatch(/href="tel:/);
    expect(answer.text).toContain(`href="/notices/${FUNDS.slug}"`);
    expect(answer.text).not.toContain('<form');
  });

  test('is told why it comes too early, and why too late', async () => {
    await server.stopClock(FUNDS.published);
    expect(plain((await ask(server.url, post(WRITTEN))).text)).toContain(
      '意见反馈将于2024年12月10日（星期二）0:00（北京时间）开始，您写的内容没有提交。',
    );
    await server.stopClock(FUNDS.closed);
    expect(plain((await ask(server.url, post(WRITTEN))).text)).toContain(
      '公示期已于2025年1月15日结束，以系统收到时间为准，您写的内容没有提交。',
    );
  });

  test.each([
    { what: 'nothing', body: '', back: [] },
    { what: 'percent rubbish', body: 'message=100%+%zz%', back: [['反馈内容', '100% %zz%']] },
    { what: 'a field twice', body: 'message=one&message=two', back: [['反馈内容', 'one']] },
    {
      what: 'a kind and a part that nobody offered',
      body: 'kind=%3Cb%3E&item=none',
      back: [
        ['反馈类型', '<b>'],
        ['涉及的内容', 'none'],
      ],
    },
    { what: 'a field that nobody asked for', body: 'admin=1&__proto__=x', back: [] },
  ])('of $what is answered in peace', async ({ body, back }) => {
    const answer = await ask(server.url, post(body));
    expect([answer.status, givenBack(answer)]).toEqual([503, back]);
  });

  test('leaves no trace: no file, and no word in what the server prints', async () => {
    await ask(server.url, post({ message: '不可记录的话' }));
    expect(await readdir(data)).toEqual([]);
    expect(server.log()).not.toContain('不可记录的话');
    expect(server.log()).not.toContain(encodeURIComponent('不可记录的话'));
  });
});

describe('hostile words', () => {
  const HOSTILE = [
    '\r\n\r\n先空两行',
    '<script>alert(1)</script></pre></bdi><img src=x onerror=alert(1)>',
    '&lt;b&gt; &amp;amp; “引号” \'"',
    '\u202e反过来\u2066隔离\u200f',
    '空\0字符',
    '家👨‍👩‍👧‍👦与𠮷野家，e\u0301',
    '行尾\r老式\n',
    '<!-- --> ]]> <template data-phase="open">x</template>',
  ].join('\r\n');
  const SHOWN = HOSTILE.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');

  test('come back to the writer’s eyes as they were written, and do nothing', async () => {
    const browser = await openBrowser();
    for (const at of [FUNDS.published, FUNDS.opens, FUNDS.closed]) {
      await server.stopClock(at);
      const answer = await ask(server.url, post({ message: HOSTILE, name: HOSTILE, contact: HOSTILE }));
      const page = await browser.newPage();
      await page.setContent(answer.text);
      expect(await page.locator('pre bdi').evaluateAll((all) => all.map((one) => one.textContent))).toEqual([
        SHOWN,
        SHOWN,
        SHOWN,
      ]);
      expect(await page.locator('script, img, template, main form').count()).toBe(0);
      await page.close();
    }
    await browser.close();
  });
});

describe('a notice that takes no feedback', () => {
  test.each([
    { what: 'has no window', slug: ARCHIVES.slug, at: FIRST.open },
    { what: 'is not published yet', slug: WHALE.slug, at: secondsAfter(WHALE.published, -1) },
    { what: 'is a draft', slug: '2025-draft-bookhouse', at: FIRST.open },
    { what: 'does not exist', slug: 'nothing', at: FIRST.open },
  ])('because it $what answers 404 to every method', async ({ slug, at }) => {
    await server.stopClock(at);
    for (const method of METHODS) {
      const [answer, unknown] = [
        await ask(server.url, { ...post(WRITTEN, `/notices/${slug}/feedback`), method }),
        await ask(server.url, { ...post(WRITTEN, '/nothing'), method }),
      ];
      expect([method, answer.status, answer.headers['cache-control']]).toEqual([method, 404, 'no-store']);
      expect([lastingLines(answer), answer.text === unknown.text]).toEqual([lastingLines(unknown), true]);
    }
  });
});
