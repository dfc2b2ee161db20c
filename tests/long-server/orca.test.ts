import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatReceipt } from '#lib/feedback/crypto/receipt';
import { FIRST, FUNDS, WATER, WHALE } from '../harness/fixtures';
import { type Listener, startListener } from '../harness/orca';
import { startServer, type TestServer } from '../harness/server';
import { checked, type Fields, feedbackOf, receiptIn, submitted, WRITTEN } from '../harness/writer';

// What Orca speaks of each kind of page in Firefox. The dumps were read by eye, line by line, against the page;
// whoever changes a page reads the changed lines before keeping them with `-u`.

const CLOSED = '2025-06-01T09:00:00+08:00';

const NOTICE = `/notices/${FIRST.slug}`;

let server: TestServer;
let listener: Listener;
beforeAll(async () => {
  [server, listener] = await Promise.all([startServer({ at: FIRST.open }), startListener()]);
  // A page of the site, from which can be posted.
  await listener.open(`${server.url}/nothing`);
});
afterAll(async () => {
  await listener?.stop();
  await server?.stop();
});

/** A group of a receipt's digits, which are spoken one by one. */
const RECEIPT_GROUP = /^\d(?: \d){4}(?=\.?$)|\b\d(?:\s+\d){24}\b/;

/** A dump is kept as it is, but for the receipt and the port, which are others each time. */
function expectSpoken(lines: readonly string[], name: string): Promise<void> {
  const kept = lines
    .map((line) =>
      line.replace(RECEIPT_GROUP, (digits) => digits.replace(/\d/g, 'N')).replace(/(?<=localhost):\d+/g, ''),
    )
    .join('\n');
  return expect(`${kept}\n`).toMatchFileSnapshot(`orca/${name}.txt`);
}

/** Walks from the page's top by one of Orca's keys until it comes round again. */
async function walk(key: string): Promise<string[]> {
  await listener.move('ctrl+Home');
  const lines: string[] = [];
  for (;;) {
    const [first = '', ...others] = await listener.move(key);
    if (lines.length > 0 && first === 'Wrapping to top.') return lines;
    lines.push(...(first === 'Wrapping to top.' ? others : [first, ...others]));
  }
}

/** Walks with the Tab key until the button that goes on. */
async function tabToButton(): Promise<string[]> {
  const lines: string[] = [];
  while (!lines.at(-1)?.startsWith('下一步')) lines.push(...(await listener.focus('Tab')));
  return lines;
}

describe('Orca says all of', () => {
  test.each([
    { name: 'list', path: '/notices' },
    { name: 'privacy', path: '/privacy' },
    { name: 'look-up', path: '/feedback' },
    { name: 'reading', path: '/reading' },
    { name: 'not-found', path: '/nowhere' },
    { name: 'table-and-picture', path: `/notices/${FUNDS.slug}` },
    { name: 'outcome', path: `/notices/${WATER.slug}`, at: CLOSED },
    { name: 'withdrawn', path: `/notices/${WHALE.slug}`, at: CLOSED },
  ])('the page $name', async ({ name, path, at = FIRST.open }) => {
    await server.stopClock(at);
    await expectSpoken(await listener.open(server.url + path), name);
  });

  test.each([
    { name: 'form-in-error', fields: { ...WRITTEN, message: '讲座', consent: '' } },
    { name: 'form-to-change', fields: { ...WRITTEN, edit: '1' } },
    { name: 'check', fields: WRITTEN },
    { name: 'refusal', fields: { ...WRITTEN, website: 'x' } },
  ])('the answer $name', async ({ name, fields }: { name: string; fields: Fields }) => {
    await server.stopClock(FIRST.open);
    await expectSpoken(await listener.post(server.url + feedbackOf(FIRST.slug), fields), name);
  });

  test.each<{ name: string; fields: Fields }>([
    { name: 'look-up-slip', fields: { receipt: '12345 67890 12345 67890 12345' } },
    { name: 'look-up-nothing', fields: { receipt: formatReceipt(0n) } },
  ])('the look-up $name', async ({ name, fields }) => {
    await server.stopClock(FIRST.open);
    await expectSpoken(await listener.post(`${server.url}/feedback`, fields), name);
  });

  test('the look-up of what is stored, with the form and the check of a change', async () => {
    await server.stopClock(FIRST.open);
    const receipt = receiptIn(await submitted(server.url)) ?? '';
    const say = async (fields: Fields, name: string) =>
      expectSpoken(await listener.post(`${server.url}/feedback`, { receipt, ...fields }), name);
    await say({}, 'look-up-standing');
    await say({ change: 'add' }, 'look-up-add');
    await say({ change: 'withdraw' }, 'look-up-withdraw');
  });

  test('the receipt', async () => {
    await server.stopClock(FIRST.open);
    const fields = await checked(server.url);
    await expectSpoken(await listener.post(server.url + feedbackOf(FIRST.slug), fields), 'receipt');
  });
});

test('Orca says all of a notice, goes from heading to heading, and from field to field of its form', async () => {
  await server.stopClock(FIRST.open);
  await expectSpoken(await listener.open(server.url + NOTICE), 'notice');
  await expectSpoken(await walk('h'), 'notice-headings');
  await listener.page.evaluate(() => location.assign('#feedback'));
  // What is said of the jump itself comes before the first key, or with it.
  await listener.focus('Tab');
  await expectSpoken(await tabToButton(), 'form');
});

test('Orca speaks every field of a form with errors as the Tab key comes to it', async () => {
  await server.stopClock(FIRST.open);
  await listener.post(server.url + feedbackOf(FIRST.slug), {
    ...WRITTEN,
    kind: '',
    message: '短',
    consent: '',
  });
  await expectSpoken(await tabToButton(), 'form-in-error-fields');
});
