import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answered, ask } from '../harness/ask';
import { FIRST } from '../harness/fixtures';
import { startServer, type TestServer } from '../harness/server';
import { storedIn } from '../harness/stored';
import { checked, headingOf, posting, receiptIn, submitted, tokenIn, WRITTEN } from '../harness/writer';

// The receipt as a file to keep: asked for with the token alone, and drawn from it.

let server: TestServer;
let folder: string;

/** Asks for the receipt of a token as a file. */
function fileOf(token: string | null, more: Readonly<Record<string, string>> = {}): Promise<Answered> {
  return ask(server.url, posting({ token: token ?? '', ...more, file: '1' }));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-file-'));
  server = await startServer({ at: FIRST.open, env: { DATA_DIR: folder } });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

test('the receipt is given as a file, kept by nobody on the way, whose name and words tell nothing of what was written or about what', async () => {
  const receipt = await submitted(server.url);
  const stored = await storedIn(folder);
  const file = await fileOf(tokenIn(receipt));
  expect([
    file.status,
    file.headers['content-type'],
    file.headers['content-disposition'],
    file.headers['cache-control'],
    file.headers['set-cookie'],
  ]).toEqual([200, 'text/plain; charset=utf-8', 'attachment; filename="note.txt"', 'no-store', undefined]);
  expect(file.text).toContain(`回执号：${receiptIn(receipt)}\r\n收到日期：2025年1月15日\r\n`);
  expect(file.text).toContain('\r\n云溪县纪委监委：12388\r\n政务服务便民热线：12345\r\n');
  const told = [
    FIRST.title,
    FIRST.slug,
    'rectification',
    '第三项',
    '治理',
    '王小明',
    'wang@',
    '建议',
    '巡察',
  ];
  expect(told.filter((word) => file.text.includes(word))).toEqual([]);
  expect(await storedIn(folder)).toEqual(stored);
});

test('the receipt page sends for it the token alone, and says what a file is on a computer of others', async () => {
  const { text } = await submitted(server.url);
  const [form = ''] = /<form class="file"[\s\S]*?<\/form>/.exec(text) ?? [];
  expect(Array.from(form.matchAll(/ name="(\w+)"/g), ([, name]) => name)).toEqual(['token', 'file']);
  expect(form).toContain('使用公用或者单位的电脑、手机的，请不要存');
});

test('the receipt is given as a file after the window has closed, too', async () => {
  const receipt = await submitted(server.url);
  await server.stopClock(FIRST.closed);
  expect((await fileOf(tokenIn(receipt))).text).toContain(`回执号：${receiptIn(receipt)}`);
  await server.stopClock(FIRST.open);
});

test('a token that stored nothing is given no file, and stores nothing by it', async () => {
  const before = await storedIn(folder);
  const fields = await checked(server.url);
  const answers = [
    await fileOf(fields.token ?? null, fields),
    await fileOf(fields.token ?? null),
    await fileOf('A'.repeat(75), WRITTEN),
    await fileOf(null, WRITTEN),
  ];
  expect(
    answers.map((answer) => [answer.status, headingOf(answer), tokenIn(answer) === fields.token]),
  ).toEqual([
    [200, '请核对后提交', true],
    [422, '错误：意见反馈', false],
    [200, '请核对后提交', false],
    [200, '修改反馈', false],
  ]);
  expect(answers.filter(({ headers }) => headers['content-disposition'])).toEqual([]);
  expect(await storedIn(folder)).toEqual(before);
});
