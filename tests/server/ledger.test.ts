import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../harness/ask';
import { running, values } from '../harness/document';
import { FIRST, secondsAfter, WHALE } from '../harness/fixtures';
import { madeLedger } from '../harness/ledger';
import { buildWithLedger } from '../harness/ledger-build';
import { startServer, type TestServer } from '../harness/server';
import { storedIn } from '../harness/stored';
import { checked, feedbackOf, posting, receiptIn, WRITTEN, wordsIn } from '../harness/writer';

const OUTPUT = `.next/test-ledger-${process.pid}`;
const PATH = `/notices/${WHALE.slug}/ledger`;
/** What nobody may write into a page, in the cells of one row, by its index. */
const HOSTILE = {
  problem: '</td><script>alert("问题")</script>',
  unit: '"><img src=x onerror=alert(1)>',
};
const HOSTILE_ROW = 43;
const LEDGER = madeLedger(
  Array.from({ length: 45 }, (_, index) => ({
    problem: index === HOSTILE_ROW ? HOSTILE.problem : `礁石之${index + 1}`,
    unit: index === HOSTILE_ROW ? HOSTILE.unit : index < 5 ? '潜水队' : '观测站',
    state: index % 3 === 0 ? '未完成' : '已完成',
  })),
);

let server: TestServer;
beforeAll(async () => {
  await buildWithLedger(OUTPUT, WHALE.slug, LEDGER);
  server = await startServer({ output: OUTPUT, at: secondsAfter(WHALE.published, 60) });
});
afterAll(async () => {
  await server.stop();
  await rm(OUTPUT, { recursive: true, force: true });
});

const rowsOf = (html: string) => values(html, 'id', /<tr [^>]*>/g);
const answered = (parameters: Readonly<Record<string, string>> = {}) =>
  ask(server.url, `${PATH}?${new URLSearchParams(parameters)}`);

describe('the ledger of a notice that is not published yet', () => {
  test('answers like an address that does not exist, whatever is asked of it', async () => {
    await server.stopClock(secondsAfter(WHALE.published, -1));
    const answers = await Promise.all([
      ...['GET', 'HEAD'].map((method) => ask(server.url, { path: PATH, method })),
      answered({ state: '未完成', page: '2' }),
    ]);
    expect(answers.map(({ status, headers }) => [status, headers['cache-control'], headers.etag])).toEqual(
      answers.map(() => [404, 'no-store', undefined]),
    );
    expect(answers.map(({ text }) => text).join('')).not.toContain('礁石');
  });
});

describe('the ledger of a published notice', () => {
  beforeAll(() => server.stopClock(secondsAfter(WHALE.published, 60)));

  test('has all its rows on its pages, once each and in order', async () => {
    const pages = await Promise.all(['1', '2', '3'].map((page) => answered({ page })));
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(pages.flatMap(({ text }) => rowsOf(text))).toEqual(LEDGER.rows.map(({ anchor }) => anchor));
    expect(pages.flatMap(({ text }) => running(text))).toEqual([]);
  });

  test('is filtered by state and by unit, alone and together', async () => {
    const asked = [{ state: '未完成' }, { unit: '潜水队' }, { state: '未完成', unit: '潜水队' }];
    const answers = await Promise.all(asked.map(answered));
    expect(answers.map(({ text }) => /”的有(\d+)项/.exec(text)?.[1])).toEqual(['15', '5', '2']);
    expect(rowsOf(answers[2]?.text ?? '')).toEqual(['ledger-1', 'ledger-4']);
  });

  test('is whole and begins at its beginning where parameters are unknown or make no sense', async () => {
    const plain = await answered();
    for (const parameters of [{ page: '-1' }, { state: '不存在' }, { unit: '没有' }, { from: 'wechat' }])
      expect((await answered(parameters)).text).toBe(plain.text);
  });

  test('past its end is its last page', async () => {
    const { status, text } = await answered({ page: '99' });
    expect([status, rowsOf(text).length]).toEqual([200, 5]);
    expect(text).toContain('没有第99页');
  });

  test('keeps what its cells and its address say as text', async () => {
    const { text } = await answered({ unit: HOSTILE.unit });
    expect(rowsOf(text)).toEqual([`ledger-${HOSTILE_ROW + 1}`]);
    expect(text).toContain('&lt;/td&gt;&lt;script&gt;alert(');
    expect(text).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;');
    expect(text).not.toMatch(/<script|<img src=x/);
    expect(running(text)).toEqual([]);
  });

  test('is asked for again each time, and who holds it is told so', async () => {
    const [got, head] = await Promise.all(
      ['GET', 'HEAD'].map((method) => ask(server.url, { path: PATH, method })),
    );
    expect(got?.headers).toMatchObject({
      'cache-control': 'public, max-age=0, must-revalidate, s-maxage=60',
      etag: expect.stringMatching(/^"[\w-]+"$/),
    });
    const named = (lines: readonly string[] = []) => lines.filter((line) => !line.startsWith('date:'));
    expect([head?.body.length, named(head?.lines)]).toEqual([0, named(got?.lines)]);
    const again = await ask(server.url, {
      path: PATH,
      headers: { 'if-none-match': String(got?.headers.etag) },
    });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test('takes no other method, and has nothing below it', async () => {
    expect((await ask(server.url, { path: PATH, method: 'POST', body: '' })).status).toBe(405);
    expect((await ask(server.url, `${PATH}/1`)).status).toBe(404);
  });

  test('is not there for a notice that has none', async () => {
    expect((await ask(server.url, `/notices/${FIRST.slug}/ledger`)).status).toBe(404);
  });
});

describe('the way to the form', () => {
  test('leads from a row to the form with that row chosen, and no other row', async () => {
    await server.stopClock(secondsAfter(WHALE.published, 60));
    const { text } = await answered({ page: '2' });
    const way = `/notices/${WHALE.slug}/feedback?item=ledger-25`;
    expect(values(text, 'href')).toContain(way);
    const form = await ask(server.url, way);
    expect(form.text).toContain('<option value="ledger-25" selected="">台账第25项：礁石之25</option>');
    expect(form.text.match(/value="ledger-/g)).toHaveLength(1);
  });

  test('ends in a submission that names the row, on the page to check and for the office', async () => {
    await server.stopClock(secondsAfter(WHALE.published, 60));
    const written = { ...WRITTEN, item: 'ledger-25', message: '这一项还没有做好，请再去看看。' };
    const path = feedbackOf(WHALE.slug);
    const check = await ask(server.url, posting(written, { path }));
    expect(wordsIn(check).map(([, words]) => words)).toContain('台账第25项：礁石之25');
    const sent = await ask(server.url, posting(await checked(server.url, written, {}, path), { path }));
    expect(receiptIn(sent)).not.toBeNull();
    const [stored] = await storedIn(server.data);
    expect(stored?.submission).toMatchObject({
      notice: WHALE.slug,
      item: { anchor: 'ledger-25', heading: '台账第25项：礁石之25' },
    });
  });

  test('takes no row that the ledger does not have', async () => {
    await server.stopClock(secondsAfter(WHALE.published, 60));
    const path = feedbackOf(WHALE.slug);
    const { status } = await ask(server.url, posting({ ...WRITTEN, item: 'ledger-46' }, { path }));
    expect(status).toBe(422);
  });

  test('is not there once the notice is withdrawn, whose ledger stays and says so', async () => {
    await server.stopClock(secondsAfter(WHALE.withdrawn, 1));
    const { status, text } = await answered();
    expect([status, rowsOf(text).length]).toEqual([200, 20]);
    expect(text).toContain(WHALE.reason);
    expect(text).not.toContain('item=ledger-');
  });
});
