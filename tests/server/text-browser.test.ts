import { beforeAll, describe, expect, test } from 'vitest';
import { formatReceipt, parseReceipt } from '#lib/feedback/crypto/receipt';
import { FIRST, FUNDS } from '../harness/fixtures';
import { ownFolder, ownServer } from '../harness/for-test';
import { officeAt } from '../harness/office';
import { type SharedServer, sharedServer } from '../harness/server';
import { storedIn } from '../harness/stored';
import { givenToW3m, shownByW3m } from '../harness/w3m';
import { type Fields, feedbackOf, receiptIn, submitted, tokenIn, WRITTEN } from '../harness/writer';

// What is left of each kind of page without any style: the order, the words and the fields. The dumps were read
// by eye, line by line; whoever changes a page reads the changed lines before keeping them with `-u`.

const PHASES = [
  { phase: 'upcoming', at: FUNDS.published },
  { phase: 'open', at: FUNDS.opens },
  { phase: 'closed', at: FUNDS.closed },
];

const RECEIPT = /\b\d(?:\s+\d){24}\b/g;

let server: SharedServer;
beforeAll(async () => {
  server = await sharedServer(FIRST.open);
});

/** A dump is kept as it is, but for the receipt and the port, which are others each time. */
function expectDump(dump: string, name: string): Promise<void> {
  const kept = dump
    .replace(RECEIPT, (receipt) => receipt.replace(/\d/g, 'N'))
    .replace(/(?<=http:\/\/localhost):\d+/g, '');
  return expect(kept).toMatchFileSnapshot(`text-browser/${name}.txt`);
}

/** The first step's answer to these fields, and those of the second. */
async function confirmed(url: string, fields: Fields): Promise<Fields> {
  const token = tokenIn({ text: await givenToW3m(url, fields) });
  if (token === null) throw new Error('no token');
  return { ...fields, token };
}

describe('a text browser shows', () => {
  test.each(PHASES)('a notice whose window is $phase', async ({ phase, at }) => {
    await server.stopClock(at);
    await expectDump(await shownByW3m(`${server.url}/notices/${FUNDS.slug}`), `notice-${phase}`);
  });

  test.each([
    { name: 'list', path: '/notices' },
    { name: 'privacy', path: '/privacy' },
    { name: 'not-found', path: '/nothing' },
    { name: 'look-up', path: '/feedback' },
  ])('the page $name', async ({ name, path }) => {
    await server.stopClock(FIRST.open);
    await expectDump(await shownByW3m(server.url + path), name);
  });

  test.each([
    { name: 'form-in-error', fields: { ...WRITTEN, message: '讲座', consent: '' } },
    { name: 'check', fields: WRITTEN },
    { name: 'honeypot-filled', fields: { ...WRITTEN, website: 'x' } },
  ])('the answer $name', async ({ name, fields }) => {
    await server.stopClock(FIRST.open);
    await expectDump(await shownByW3m(server.url + feedbackOf(FIRST.slug), fields), name);
  });

  test('the field that is to be left empty with these words beside it', async () => {
    await server.stopClock(FIRST.open);
    const dump = await shownByW3m(`${server.url}/notices/${FIRST.slug}`);
    expect(dump).toMatch(/^此处请留空，不要填写(\[\d+\])?\[ +\]$/m);
    expect(dump.match(/请留空/g)).toHaveLength(1);
  });
});

test('a writer sends an opinion with a text browser, and it is stored as it was written', async () => {
  const folder = await ownFolder();
  const own = await ownServer({ at: FIRST.open, env: { DATA_DIR: folder } });
  const form = own.url + feedbackOf(FIRST.slug);
  const receipt = await shownByW3m(form, await confirmed(form, WRITTEN));
  await expectDump(receipt, 'receipt');
  expect(parseReceipt(receipt.match(RECEIPT)?.[0] ?? '').state).toBe('valid');
  const { kind, name, contact, message = '' } = WRITTEN;
  expect((await storedIn(folder)).map(({ submission }) => submission)).toEqual([
    expect.objectContaining({ kind, name, contact, message: message.replaceAll('\r\n', '\n') }),
  ]);
});

test('a writer looks up, adds and withdraws with a text browser', async () => {
  await server.stopClock(FIRST.open);
  const receipt = receiptIn(await submitted(server.url)) ?? '';
  const form = `${server.url}/feedback`;
  const second = async (fields: Fields) => shownByW3m(form, await confirmed(form, fields));
  await expectDump(await shownByW3m(form, { receipt: '12345 67890 12345 67890 12345' }), 'look-up-mistyped');
  await expectDump(await shownByW3m(form, { receipt: formatReceipt(0n) }), 'look-up-nothing');
  await expectDump(await shownByW3m(form, { receipt }), 'look-up-standing');
  await expectDump(await shownByW3m(form, { receipt, change: 'add' }), 'look-up-add');
  const addition = { receipt, change: 'add', filled: '1', message: '讲座改到了下午。' };
  await expectDump(await shownByW3m(form, addition), 'look-up-add-check');
  await expectDump(await second(addition), 'look-up-added');
  await expectDump(await shownByW3m(form, { receipt, change: 'withdraw' }), 'look-up-withdraw');
  await expectDump(await second({ receipt, change: 'withdraw' }), 'look-up-withdrawn');
});

test('a writer reads an answer and rates it with a text browser, until the office destroys it', async () => {
  await server.stopClock(FIRST.open);
  const receipt = receiptIn(await submitted(server.url)) ?? '';
  const form = `${server.url}/feedback`;
  const folder = await ownFolder();
  const act = async (...args: string[]) => {
    const config = { DATA_DIR: server.data, DATABASE_URL: undefined };
    const { code, stderr } = await officeAt(FIRST.open, folder, config, ...args, '--confirm');
    if (code !== 0) throw new Error(stderr);
  };
  await act('state', receipt, '已答复', '--reason', '讲座在每月第一个星期六。\n欢迎来听。');
  await expectDump(await shownByW3m(form, { receipt }), 'look-up-answered');
  await expectDump(await shownByW3m(form, { receipt, change: 'rate' }), 'look-up-rate');
  await expectDump(await shownByW3m(form, { receipt, change: 'rate', filled: '1' }), 'look-up-rate-error');
  const rating = { receipt, change: 'rate', filled: '1', rating: 'mostly', message: '谢谢。' };
  await expectDump(await shownByW3m(form, rating), 'look-up-rate-check');
  await expectDump(await shownByW3m(form, await confirmed(form, rating)), 'look-up-rated');
  await act('destroy', receipt, '--reason', '决定');
  await expectDump(await shownByW3m(form, { receipt }), 'look-up-destroyed');
});
