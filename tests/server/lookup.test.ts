import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formatReceipt } from '#lib/feedback/crypto/receipt';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { openStore } from '../../scripts/server/store';
import { LOOKUP_POSTED } from '../browser/posted-lookup';
import { type Answered, ask } from '../harness/ask';
import { faultsOf, PAGE_BUDGET, running, strayNames } from '../harness/document';
import { FIRST, secondsAfter } from '../harness/fixtures';
import { ownFolder, ownServer } from '../harness/for-test';
import { office } from '../harness/office';
import { type SharedServer, sharedServer, until } from '../harness/server';
import { postUnheard } from '../harness/wire';
import {
  type Fields,
  formIn,
  headingOf,
  plain,
  posting,
  receiptIn,
  submitted,
  tokenIn,
} from '../harness/writer';

// The writer's way back on the built server: /feedback, by receipt, without script.

const PATH = '/feedback';
const TITLE = '<title>查询反馈办理情况－云溪县政务公开办公室</title>';

let server: SharedServer;
let store: FeedbackStore;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
  store = await openStore({ DATA_DIR: server.data, DATABASE_URL: undefined });
});
afterAll(() => store.close());

const post = (fields: Fields) => ask(server.url, posting(fields, { path: PATH }));
const textIn = ({ text }: Answered) => plain(text.replace(/<style>[\s\S]*?<\/style>/g, ''));

/** A submission's receipt, and the beginning of its id. */
async function sent(): Promise<{ receipt: string; id: string }> {
  const before = new Set((await store.list()).map(({ id }) => id));
  const receipt = receiptIn(await submitted(server.url)) ?? '';
  const id = (await store.list()).find((one) => !before.has(one.id))?.id ?? '';
  return { receipt, id };
}

/** Takes both steps of a change. */
async function confirm(fields: Fields): Promise<Answered> {
  const token = tokenIn(await post({ filled: '1', ...fields })) ?? '';
  return post({ filled: '1', ...fields, token });
}

const run = (...args: string[]) => office({ DATA_DIR: server.data, DATABASE_URL: undefined }, ...args);

describe('the form', () => {
  test('has one field, no password, and nothing that a browser keeps', async () => {
    const answer = await ask(server.url, { path: PATH });
    expect([answer.status, headingOf(answer)]).toEqual([200, '查询反馈办理情况']);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).toContain(TITLE);
    expect(answer.text.match(/<input [^>]*name="receipt"[^>]*>/)?.[0]).toMatch(/autocomplete="off"/i);
    expect(answer.text).not.toMatch(/<script|type="password"/);
  });

  test('has a plain link to a field for receipts of letters', async () => {
    const { text } = await ask(server.url, { path: PATH });
    expect(text).toContain('href="/feedback?form=letters"');
    const letters = await ask(server.url, { path: `${PATH}?form=letters` });
    expect(letters.text).toMatch(/inputmode="text"/i);
  });

  test.each(['/', `/notices/${FIRST.slug}`, '/notices', '/nowhere-at-all', '/privacy'])(
    'is linked from %s',
    async (path) => {
      expect((await ask(server.url, { path })).text).toContain('href="/feedback"');
    },
  );
});

describe('a look-up', () => {
  test('has three answers that cannot be taken for each other', async () => {
    const { receipt } = await sent();
    const wrong = receipt.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
    const mistyped = await post({ receipt: wrong });
    const nothing = await post({ receipt: formatReceipt(0n) });
    await confirm({ receipt, change: 'withdraw' });
    const withdrawn = await post({ receipt });
    expect([mistyped, nothing, withdrawn].map((answer) => [answer.status, headingOf(answer)])).toEqual([
      [422, '错误：回执号不对'],
      [200, '没有这个回执号的反馈'],
      [200, '这份反馈已经撤回'],
    ]);
    expect(textIn(withdrawn)).toContain('已于2025年1月15日按写信人的要求撤回');
    expect(textIn(withdrawn)).toContain('备份里的内容，最后一份最迟在2025年4月15日消失。');
  });

  test('that fails shows what was typed in groups, and nowhere else but in its field', async () => {
    const [typed, groups] = ['123451234512345123451234', '1 2 3 4 5　'.repeat(4)];
    const pages = [
      await post({ receipt: `<b>${typed}` }),
      await post({ receipt: typed }),
      await post({ receipt: formatReceipt(0n).replaceAll(' ', '') }),
    ];
    expect(pages.map(receiptIn)).toEqual([`${groups}1 2 3 4`, `${groups}1 2 3 4`, formatReceipt(0n)]);
    for (const { text } of pages) {
      expect(text).toContain(TITLE);
      expect(text.match(/<p class="receipt"><bdi>/g)).toHaveLength(1);
      expect(text).not.toMatch(/(?:href|action)="[^"]*12345123/);
    }
  });

  test('of nothing says that nothing was typed', async () => {
    const answer = await post({ receipt: ' ' });
    expect([answer.status, headingOf(answer), receiptIn(answer)]).toEqual([
      422,
      '错误：没有填写回执号',
      null,
    ]);
  });

  test('is the same after a double tap, a reload, in a second tab and after a lost answer, and stores nothing', async () => {
    const { receipt, id } = await sent();
    const close = await postUnheard(server.port, PATH, { receipt });
    close();
    const taps = await Promise.all([post({ receipt }), post({ receipt })]);
    const reloaded = await post({ receipt });
    expect(new Set([...taps, reloaded].map(({ text }) => text)).size).toBe(1);
    expect((await store.read(id))?.entries).toEqual([]);
  });

  test('with a token that confirms nothing here is a look-up', async () => {
    const { receipt } = await sent();
    await server.stopClock(secondsAfter(FIRST.open, 25 * 3_600));
    const answer = await post({ receipt, token: 'A'.repeat(75) });
    await server.stopClock(FIRST.open);
    expect([answer.status, headingOf(answer)]).toEqual([200, '办理情况']);
  });

  test('shows states, the promised day and answers, and never what was written', async () => {
    const { receipt, id } = await sent();
    const answer = await post({ receipt });
    expect([answer.status, headingOf(answer)]).toEqual([200, '办理情况']);
    expect(textIn(answer)).toContain('最迟2025年2月14日答复');
    expect(textIn(answer)).toContain('已收到2025年1月15日');
    expect(textIn(answer)).not.toMatch(/第三项的讲座|王小明|wang@example/);
    await run('state', id, '办理中', '--confirm');
    expect(textIn(await post({ receipt }))).toMatch(/办理中\d{4}年/);
  });

  test('is nowhere but in its own page: not in the title, not in an address, not kept', async () => {
    const { receipt } = await sent();
    const answer = await post({ receipt });
    expect(answer.text).toContain(TITLE);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['referrer-policy']).toBe('same-origin');
    expect(answer.text).not.toMatch(new RegExp(`(?:href|action)="[^"]*${receipt.slice(0, 5)}`));
    expect(formIn(answer).fields).toEqual({ receipt });
  });
});

test('every page is valid, runs nothing, and fits into the first packets, also in 关怀版', async () => {
  const file = join(await ownFolder(), 'file');
  await writeFile(file, '');
  const storeless = await ownServer({ at: FIRST.open, env: { DATA_DIR: join(file, 'data') } });
  const pages = [await ask(server.url, { path: PATH })];
  for (const { get } of Object.values(LOOKUP_POSTED)) pages.push(await get({ sound: server, storeless }));
  await server.stopClock(FIRST.open);
  const { receipt, id } = await sent();
  await run('state', id, '已答复', '--confirm');
  for (const change of ['', 'add', 'rate', 'withdraw'])
    pages.push(await post({ receipt, change, filled: '1', message: '话'.repeat(300), view: 'care' }));
  expect(new Set(pages.map(headingOf)).size).toBe(17);
  for (const { text } of pages) {
    const heading = headingOf({ text });
    expect([heading, await faultsOf(text), strayNames(text), running(text)]).toEqual([heading, [], [], []]);
    expect(gzipSync(text).length).toBeLessThanOrEqual(PAGE_BUDGET);
  }
});

describe('a change', () => {
  test('adds a sentence, in two steps, and shows the same number again', async () => {
    const { receipt, id } = await sent();
    const form = await post({ receipt, change: 'add' });
    expect([headingOf(form), formIn(form).fields]).toEqual([
      '补充内容',
      { receipt, change: 'add', filled: '1' },
    ]);
    const message = '再补充一句，\n讲座改到了下午。';
    const check = await post({ ...formIn(form).fields, message });
    expect([check.status, headingOf(check)]).toEqual([200, '请核对后提交']);
    expect(textIn(check)).toContain('还没有提交');
    const done = await post(formIn(check).fields);
    expect([done.status, headingOf(done), receiptIn(done)]).toEqual([200, '补充已经收到', receipt]);
    const shown = await run('show', id);
    expect(shown.stdout).toContain('补充\n   再补充一句，\n   讲座改到了下午。');
    expect(shown.stdout).toContain('状态：已收到（有新的补充）');
  });

  test.each([
    { change: 'add', button: '不补充，返回办理情况' },
    { change: 'rate', button: '不评价，返回办理情况' },
  ])(
    'by the form of “$change” is left for how it stands, and nothing is stored',
    async ({ change, button }) => {
      const { receipt, id } = await sent();
      await run('state', id, '已答复', '--confirm');
      const { text } = await post({ receipt, change });
      const form = /<form[\s\S]*?<\/form>/.exec(text)?.[0] ?? '';
      // As a browser sends it: the button and the fields in the order of the page, a name perhaps twice.
      const body = new URLSearchParams({ message: '写了一半' });
      for (const [, tag = '', words] of form.matchAll(/<((?:input|button)[^>]*)>([^<]*)/g))
        if (tag.includes('type="hidden"') || words === button)
          body.append(/ name="([^"]*)"/.exec(tag)?.[1] ?? '', / value="([^"]*)"/.exec(tag)?.[1] ?? '');
      const back = await ask(server.url, posting(body.toString(), { path: PATH }));
      expect([back.status, headingOf(back)]).toEqual([200, '办理情况']);
      expect(back.text).not.toContain('写了一半');
      expect((await store.read(id))?.entries.map(({ kind }) => kind)).toEqual(['state']);
    },
  );

  test('withdraws, after it said what is destroyed, what is kept, and when backups die', async () => {
    const { receipt, id } = await sent();
    const check = await post({ receipt, change: 'withdraw' });
    expect(headingOf(check)).toBe('请确认撤回');
    expect(textIn(check)).toMatch(/还没有撤回.*立即删除.*最迟90天以后也会消失.*已经导出、打印或者抄录的/s);
    const done = await post(formIn(check).fields);
    expect(headingOf(done)).toBe('这份反馈已经撤回');
    expect((await run('show', id)).stderr).toContain(`${id} 这一件已于`);
  });

  test('is refused from another site, and gives back what was written', async () => {
    const { receipt } = await sent();
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    const answer = await ask(
      server.url,
      posting({ receipt, change: 'add', filled: '1', message: '我的话' }, { path: PATH, headers }),
    );
    expect([answer.status, headingOf(answer)]).toEqual([403, '内容来自其他网站']);
    expect(textIn(answer)).toContain('我的话');
  });

  test.each(['PUT', 'DELETE'])('is not made by %s', async (method) => {
    const answer = await ask(server.url, { path: PATH, method });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
  });

  test('of the view is made on the spot, and loses nothing', async () => {
    const { receipt } = await sent();
    const fields = { receipt, change: 'add', filled: '1', message: '一句话。', view: 'care' };
    const answer = await post(fields);
    expect(answer.text).toContain('data-view="care"');
    expect(formIn(answer).fields).toMatchObject({ receipt, message: '一句话。' });
    expect(String(answer.headers['set-cookie'])).toContain('view=care');
  });
});

test('the form to rate says that totals alone are published', async () => {
  const { receipt, id } = await sent();
  await run('state', id, '已答复', '--confirm');
  expect(textIn(await post({ receipt, change: 'rate' }))).toContain('要公布的，只有各种评价的件数。');
});

describe.each([
  {
    what: 'an addition',
    change: { change: 'add', message: '再补充一句。' },
    kind: 'addition',
    done: '补充已经收到',
  },
  { what: 'a rating', change: { change: 'rate', rating: 'satisfied' }, kind: 'rating', done: '评价已经收到' },
  { what: 'a withdrawal', change: { change: 'withdraw' }, kind: null, done: '这份反馈已经撤回' },
])('$what', ({ change, kind, done }) => {
  let sentOne: { receipt: string; id: string };
  let fields: Fields;
  beforeEach(async () => {
    await server.stopClock(FIRST.open);
    sentOne = await sent();
    await run('state', sentOne.id, '已答复', '--confirm');
    fields = { receipt: sentOne.receipt, filled: '1', ...change };
  });

  /** How often it was made. */
  async function made(): Promise<number> {
    if (kind === null) return (await store.listDestroyed()).filter(({ id }) => id === sentOne.id).length;
    const read = await store.read(sentOne.id);
    return (read?.entries ?? []).filter((entry) => entry.kind === kind).length;
  }

  test('is made once by a double tap, a reload and a second tab, and shown each time', async () => {
    const confirmed = { ...fields, token: tokenIn(await post(fields)) ?? '' };
    const answers = await Promise.all([post(confirmed), post(confirmed)]);
    answers.push(await post(confirmed));
    expect(answers.map((answer) => [answer.status, headingOf(answer)])).toEqual(
      answers.map(() => [200, done]),
    );
    expect(await made()).toBe(1);
  });

  test('is made once for whoever lost the answer, which is shown when they send it again', async () => {
    const confirmed = { ...fields, token: tokenIn(await post(fields)) ?? '' };
    const close = await postUnheard(server.port, PATH, confirmed);
    await until(async () => (await made()) || null, 'the change');
    close();
    const again = await post(confirmed);
    expect([again.status, headingOf(again), await made()]).toEqual([200, done, 1]);
  });

  test('is made once for whoever hung up at once and sent it again', async () => {
    const confirmed = { ...fields, token: tokenIn(await post(fields)) ?? '' };
    const close = await postUnheard(server.port, PATH, confirmed);
    close();
    const again = await post(confirmed);
    expect([again.status, headingOf(again), await made()]).toEqual([200, done, 1]);
  });

  test('is not made by a token that confirmed other words or another thing', async () => {
    const token = tokenIn(await post({ ...fields, change: 'add', message: '别的话。' })) ?? '';
    const answer = await post({ ...fields, token });
    expect([answer.status, tokenIn(answer) === token, await made()]).toEqual([200, false, 0]);
  });

  test('is asked for once more when somebody goes back, and when the token is too old', async () => {
    const first = await post(fields);
    const again = await post(fields);
    expect(headingOf(again)).toBe(headingOf(first));
    expect(tokenIn(again)).not.toBe(tokenIn(first));
    await server.stopClock(secondsAfter(FIRST.open, 25 * 3_600));
    const late = await post({ ...fields, token: tokenIn(first) ?? '' });
    expect([headingOf(late), await made()]).toEqual([headingOf(first), 0]);
  });
});
