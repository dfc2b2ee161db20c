import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, lastingLines, type Question } from '../harness/ask';
import { ARCHIVES, FIRST, FUNDS, secondsAfter, WHALE } from '../harness/fixtures';
import { type SharedServer, sharedServer } from '../harness/server';
import {
  checked,
  feedbackOf,
  formIn,
  headingOf,
  plain,
  posting,
  tokenIn,
  WRITTEN,
  wordsIn,
} from '../harness/writer';

// What the form's target answers before it looks at what was written: method, type, other site, size, window.

const FEEDBACK = feedbackOf(FUNDS.slug);
// But for `OPTIONS`, to which every address says the same (`headers.test.ts`).
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'];
const FORM_TYPE = 'application/x-www-form-urlencoded';
const LIMIT = 512 * 1024;

const FIELDS = { ...WRITTEN, item: 'report-2' };
const SHOWN = [
  ['反馈类型', '建议'],
  ['针对哪一项', '检查发现的问题有以下三项： 1. 社区科…'],
  ['反馈内容', '第三项的讲座，我们社区没有听说。\n请再看看。'],
  ['姓名', '王小明'],
  ['联系方式', 'wang@example.cn'],
];

function post(fields: Readonly<Record<string, string>> | string, headers = {}): Question {
  return posting(fields, { path: FEEDBACK, headers });
}

let server: SharedServer;

beforeAll(async () => {
  server = await sharedServer(FUNDS.opens);
});
beforeEach(() => server.stopClock(FUNDS.opens));

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
    expect([answer.status, answer.headers.allow, answer.headers['cache-control'], headingOf(answer)]).toEqual(
      [405, 'GET, HEAD, POST', 'no-store', '这个地址只用于提交意见反馈'],
    );
  });

  test.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/json',
    'application/x-www-form-urlencoded-not',
    '',
  ])('refuses the type “%s”', async (type) => {
    const answer = await ask(server.url, {
      ...post(FIELDS),
      headers: type === '' ? {} : { 'Content-Type': type },
    });
    expect([answer.status, answer.headers['cache-control'], headingOf(answer)]).toEqual([
      415,
      'no-store',
      '内容的格式不正确',
    ]);
  });

  test.each([`${FORM_TYPE}; charset=UTF-8`, FORM_TYPE.toUpperCase(), `${FORM_TYPE} ;charset=gbk`])(
    'takes the type “%s”',
    async (type) => {
      const answer = await ask(server.url, { ...post(FIELDS), headers: { 'Content-Type': type } });
      expect([answer.status, wordsIn(answer)]).toEqual([200, SHOWN]);
    },
  );

  test('counts while it reads: as much as the form can hold, and not a byte more', async () => {
    const message = 'message=';
    const fits = 'x'.repeat(LIMIT - message.length);
    const pieces = (text: string) => text.match(/.{1,60000}/g) ?? [];
    const taken = await ask(server.url, { ...post(message), body: pieces(message + fits) });
    expect([taken.status, taken.text.includes(`>${fits}</textarea>`)]).toEqual([422, true]);
    for (const body of [message + fits + 'x', pieces(message + fits + 'x'), pieces(message + fits + fits)]) {
      const refused = await ask(server.url, { ...post(message), body });
      // On the same connection: what was refused must not stand in the next one's way.
      expect((await ask(server.url, '/privacy')).status).toBe(200);
      expect([
        refused.status,
        refused.headers['cache-control'],
        headingOf(refused),
        wordsIn(refused),
      ]).toEqual([413, 'no-store', '内容过长，没有提交', []]);
    }
  });

  test('asks its questions in order: method, type, other site, size, window, honeypot, edit, fields', async () => {
    await server.stopClock(FUNDS.closed);
    const large = 'x'.repeat(LIMIT + 1);
    const foreign = { 'Sec-Fetch-Site': 'cross-site' };
    const answered = async (question: Question) => {
      const answer = await ask(server.url, question);
      return [answer.status, headingOf(answer)];
    };
    const faulty = { ...FIELDS, message: '短', website: 'x', edit: '1' };
    expect(await answered({ ...post(large), method: 'PUT', headers: {} })).toEqual([
      405,
      '这个地址只用于提交意见反馈',
    ]);
    expect(await answered({ ...post(large), headers: foreign })).toEqual([415, '内容的格式不正确']);
    expect(await answered(post(large, foreign))).toEqual([403, '内容来自其他网站']);
    expect(await answered(post(large))).toEqual([413, '内容过长，没有提交']);
    expect(await answered(post(faulty))).toEqual([403, '公示期已经结束']);
    await server.stopClock(FUNDS.opens);
    expect(await answered(post(faulty))).toEqual([422, '这份内容疑似由程序自动填写']);
    expect(await answered(post({ ...faulty, website: '' }))).toEqual([200, '修改反馈']);
    expect(await answered(post({ ...faulty, website: '', edit: '' }))).toEqual([422, '错误：意见反馈']);
  });
});

describe('a post from a page', () => {
  test.each([
    { where: 'of another site, as browsers say', headers: { 'Sec-Fetch-Site': 'cross-site' }, taken: false },
    { where: 'of this site', headers: { 'Sec-Fetch-Site': 'same-origin' }, taken: true },
    {
      where: 'of this site, of which a proxy changed the name',
      headers: { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://www.example.gov.cn' },
      taken: true,
    },
    {
      where: 'of another host, in a browser that only names the origin',
      headers: { Origin: 'https://evil.example' },
      taken: false,
    },
    { where: 'of this host, likewise', headers: { Origin: 'http://localhost:9' }, taken: true },
    {
      where: 'of this site, whose origin the browser hides',
      headers: { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' },
      taken: true,
    },
    { where: 'of which nothing is known', headers: {}, taken: true },
  ])('$where is taken: $taken', async ({ headers, taken }) => {
    const answer = await ask(server.url, post(FIELDS, headers));
    expect([answer.status, headingOf(answer)]).toEqual(
      taken ? [200, '请核对后提交'] : [403, '内容来自其他网站'],
    );
    expect(wordsIn(answer)).toEqual(SHOWN);
  });
});

describe('a post of which the browser hides from where it comes', () => {
  const HIDDEN = { Origin: 'null' };
  const TITLE = '不能确认内容来自本网站';

  test('stores nothing even with a token, and its page goes on at the first step, without one', async () => {
    const { token } = await checked(server.url, FIELDS, {}, FEEDBACK);
    const refused = await ask(server.url, post({ ...FIELDS, token: token ?? '' }, HIDDEN));
    expect([refused.status, headingOf(refused), wordsIn(refused), tokenIn(refused)]).toEqual([
      403,
      TITLE,
      SHOWN,
      null,
    ]);
    const { button, fields } = formIn(refused);
    expect(button).toBe('继续：核对内容');
    const next = await ask(server.url, post(fields, { Origin: server.url }));
    expect([next.status, headingOf(next), wordsIn(next)]).toEqual([200, '请核对后提交', SHOWN]);
    expect(tokenIn(next)).not.toBe(token);
  });

  test('is refused again from there, with the words to copy and the telephone', async () => {
    const { fields } = formIn(await ask(server.url, post(FIELDS, HIDDEN)));
    const again = await ask(server.url, post(fields, HIDDEN));
    expect([again.status, headingOf(again), wordsIn(again), formIn(again).button]).toEqual([
      403,
      TITLE,
      SHOWN,
      null,
    ]);
    expect(again.text).toMatch(/href="tel:/);
  });
});

describe('a post', () => {
  test.each([
    { when: 'one second before the opening', at: secondsAfter(FUNDS.opens, -1), title: '意见反馈尚未开始' },
    {
      when: 'a millisecond before the opening',
      at: secondsAfter(FUNDS.opens, -0.001),
      title: '意见反馈尚未开始',
    },
    { when: 'at the opening', at: FUNDS.opens, title: '请核对后提交' },
    { when: 'one second before the close', at: secondsAfter(FUNDS.closed, -1), title: '请核对后提交' },
    { when: 'a millisecond before the close', at: secondsAfter(FUNDS.closed, -0.001), title: '请核对后提交' },
    { when: 'at the close', at: FUNDS.closed, title: '公示期已经结束' },
    { when: 'one second after the close', at: secondsAfter(FUNDS.closed, 1), title: '公示期已经结束' },
  ])('$when is answered with “$title”, and every word given back', async ({ at, title }) => {
    await server.stopClock(at);
    const answer = await ask(server.url, post(FIELDS));
    expect([answer.status, headingOf(answer), wordsIn(answer)]).toEqual([
      title === '请核对后提交' ? 200 : 403,
      title,
      SHOWN,
    ]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).toContain(`href="/notices/${FUNDS.slug}"`);
    if (answer.status === 403) expect(answer.text).toMatch(/href="tel:/);
    // Nothing to write into, and nothing to send it with: its only buttons show the same page larger.
    if (answer.status === 403)
      expect(answer.text).not.toMatch(/<(textarea|select)|<button(?![^>]* name="view")/);
  });

  test('is told why it comes too early, and why too late', async () => {
    await server.stopClock(FUNDS.published);
    expect(plain((await ask(server.url, post(FIELDS))).text)).toContain(
      '意见反馈将于2024年12月10日（星期二）0:00（北京时间）开始，您填写的内容没有提交。',
    );
    await server.stopClock(FUNDS.closed);
    expect(plain((await ask(server.url, post(FIELDS))).text)).toContain(
      '公示期已于2025年1月15日结束，网上反馈已关闭；以系统收到的时间为准，您填写的内容没有提交。',
    );
  });
});

describe('a notice that takes no feedback', () => {
  test('because it has no window answers 404 to every method, and names the notice', async () => {
    await server.stopClock(FIRST.open);
    for (const method of METHODS.filter((one) => one !== 'HEAD')) {
      const answer = await ask(server.url, {
        ...posting(WRITTEN, { path: feedbackOf(ARCHIVES.slug) }),
        method,
      });
      expect([method, answer.status, answer.headers['cache-control']]).toEqual([method, 404, 'no-store']);
      expect(answer.text).toContain(`<a href="/notices/${ARCHIVES.slug}">`);
    }
  });

  test.each([
    { what: 'is not published yet', slug: WHALE.slug, at: secondsAfter(WHALE.published, -1) },
    { what: 'is a draft', slug: '2025-draft-bookhouse', at: FIRST.open },
    { what: 'does not exist', slug: 'nothing', at: FIRST.open },
  ])('because it $what answers 404 to every method', async ({ slug, at }) => {
    await server.stopClock(at);
    for (const method of METHODS) {
      const [answer, unknown] = [
        await ask(server.url, { ...posting(WRITTEN, { path: feedbackOf(slug) }), method }),
        await ask(server.url, { ...posting(WRITTEN, { path: '/nothing' }), method }),
      ];
      expect([method, answer.status, answer.headers['cache-control']]).toEqual([method, 404, 'no-store']);
      expect([lastingLines(answer), answer.text === unknown.text]).toEqual([lastingLines(unknown), true]);
    }
  });
});
