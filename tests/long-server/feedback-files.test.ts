import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { untilState } from '../harness/as-usual';
import { crowdAt, type Told, told } from '../harness/crowd';
import { integrityOf, keptIn, receiptHashesOf, receiptHashesWith } from '../harness/feedback-data';
import { FIRST } from '../harness/fixtures';
import { startFlow } from '../harness/flow';
import { ownFolder, ownServer } from '../harness/for-test';
import { emptied, MEDDLINGS, type Meddled } from '../harness/meddling';
import { until } from '../harness/server';

// Somebody meddles with the files of a database that several servers share, or into which people write all the time.

async function ownPlace(): Promise<Meddled> {
  const folder = await ownFolder();
  const aside = join(folder, 'aside');
  await mkdir(aside);
  return { data: join(folder, 'data'), aside };
}

function optionsOf(data: string) {
  return { at: FIRST.open, env: { DATA_DIR: data, FEEDBACK_PER_HOUR: '1000000' } };
}

/** The receipts, of these, that a database of the server's, or one that it saved beside it, holds. */
async function receiptsFound(data: string, receipts: readonly string[]): Promise<string[]> {
  const saved = (await readdir(data)).filter((name) => name.startsWith('feedback.db.replaced-'));
  const found = new Set<string>();
  for (const name of ['feedback.db', ...saved]) {
    const there = new Set(await receiptHashesOf(join(data, name)));
    const hashes = await receiptHashesWith(join(data, name), receipts);
    for (const [index, receipt] of receipts.entries()) if (there.has(hashes[index] ?? '')) found.add(receipt);
  }
  return receipts.filter((receipt) => found.has(receipt));
}

const TAKEN_OVER = MEDDLINGS.filter(({ healsItself }) => healsItself);

test.each(TAKEN_OVER)(
  'two servers on one database go on, and lose nothing that was acknowledged, when $what',
  async ({ what, meddle }) => {
    const { data, aside } = await ownPlace();
    const server = await ownServer(optionsOf(data));
    const other = await ownServer(optionsOf(data));
    const crowd = await crowdAt(server.url, 8, `两台，${what.slice(0, 20)}`);
    const origins = [
      server.url,
      other.url,
      server.url,
      other.url,
      other.url,
      server.url,
      other.url,
      server.url,
    ];
    const first = await Promise.all(crowd.slice(0, 2).map((fields, at) => told(origins[at] ?? '', fields)));
    await meddle({ data, aside });
    const during: Told[] = [];
    for (const [at, fields] of crowd.slice(2).entries())
      during.push(await told(origins[at + 2] ?? '', fields));
    const again = await Promise.all(
      crowd.map((fields, at) =>
        until(async () => (await told(origins[at] ?? '', fields)).receipt, `a receipt once ${what} is over`),
      ),
    );
    expect([...first, ...during].map(({ receipt }, at) => receipt ?? again[at])).toEqual(again);
    for (const { url } of [server, other]) await untilState(url, 'ok');
    expect(await integrityOf(data)).toBe('ok');
    expect(await keptIn(data, again)).toMatchObject({ found: 8 });
  },
);

test('amid a stream of writers every receipt is of what is in the database, or in what was saved of one', async () => {
  const place = await ownPlace();
  const server = await ownServer(optionsOf(place.data));
  const flow = startFlow(server.url, '不停地写的');
  for (const { meddle } of [...TAKEN_OVER, ...TAKEN_OVER]) {
    await flow.receipts(30);
    await emptied(place.aside);
    // Nobody need be refused: who meets it before anything was written for them is stored once it is open again.
    await meddle(place);
  }
  await flow.receipts(30);
  const { receipts } = await flow.end();
  await untilState(server.url, 'ok');
  expect(await integrityOf(place.data)).toBe('ok');
  expect(await receiptsFound(place.data, receipts)).toEqual(receipts);
});
