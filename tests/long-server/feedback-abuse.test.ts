import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { ask } from '../harness/ask';
import { crowdAt, inLanes, keptFor, told, toldBy, writtenBy } from '../harness/crowd';
import { type Faults, faultsIn } from '../harness/faults';
import { FIRST, secondsAfter } from '../harness/fixtures';
import { atLast } from '../harness/flow';
import { ownServer } from '../harness/for-test';
import { flood } from '../harness/junk';
import { startServer, type TestServer, until } from '../harness/server';
import { checked, type Fields, plain, posting, submitted } from '../harness/writer';

// Budgets of each source by itself: nobody's flood shuts out anybody else.

const STORED = 5;
const LOOKS = 50;
const TOO_MANY = '提交过于频繁，请稍后再试';

let folder: string;
let faults: Faults;
let server: TestServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-abuse-'));
  faults = await faultsIn(folder);
  server = await startServer({
    at: FIRST.open,
    preload: faults.options.preload,
    env: {
      ...faults.options.env,
      DATA_DIR: join(folder, 'data'),
      TRUST_PROXY: '1',
      FEEDBACK_PER_HOUR: String(STORED),
    },
  });
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => server.stopClock(FIRST.open));

const from = (addresses: string): Fields => ({ 'X-Forwarded-For': addresses });

/** Confirmed forms of writers at one source. */
function writersAt(source: Fields, count: number): Promise<Fields[]> {
  const writers = Array.from({ length: count }, (_, index) => writtenBy(`同一来源的第${index + 1}位`));
  return Promise.all(writers.map((fields) => checked(server.url, fields, source)));
}

/** The statuses of their second steps, one after the other. */
async function statusesOf(
  writers: readonly Fields[],
  source: Fields,
  origin = server.url,
): Promise<number[]> {
  const statuses: number[] = [];
  for (const fields of writers) statuses.push((await told(origin, fields, source)).status);
  return statuses;
}

const taken = (count: number) => Array.from({ length: count }, () => 200);

describe('a source that sent as much as it may', () => {
  test('is told when to send the next, which keeps every word, and then sends it', async () => {
    const source = from('192.0.2.1');
    await server.stopClock(secondsAfter(FIRST.open, 600));
    const writers = await writersAt(source, STORED + 1);
    expect(await statusesOf(writers.slice(0, STORED), source)).toEqual(taken(STORED));
    const [last = {}] = writers.slice(STORED);
    const answer = await ask(server.url, posting(last, { headers: source }));
    expect(toldBy(answer)).toEqual({ ...keptFor(last), status: 429, heading: TOO_MANY });
    expect([answer.headers['retry-after'], answer.headers['cache-control']]).toEqual(['3000', 'no-store']);
    expect(plain(answer.text)).toContain('2025年1月15日10:00以后');
    await server.stopClock(secondsAfter(FIRST.open, 3_599));
    expect((await told(server.url, last, source)).status).toBe(429);
    await server.stopClock(secondsAfter(FIRST.open, 3_600));
    expect((await told(server.url, last, source)).receipt).not.toBeNull();
  });

  test('may still begin, and whoever began as often as may be may still send', async () => {
    const source = from('192.0.2.2');
    const writers = await writersAt(source, STORED + 1);
    expect(await statusesOf(writers, source)).toEqual([...taken(STORED), 429]);
    const begin = () => told(server.url, writtenBy('又来的人'), source);
    expect((await begin()).heading).toBe('请核对后提交');

    const other = from('192.0.2.3');
    const [early = {}] = await writersAt(other, 1);
    const fields = writtenBy('总在开始的人');
    for (let step = 1; step < LOOKS; step += 1)
      expect((await told(server.url, fields, other)).status).toBe(200);
    // One whose count is not known in time is let in.
    const { token, ...shown } = await until(async () => {
      const answer = await told(server.url, fields, other);
      return answer.status === 429 ? answer : null;
    }, 'a step too many');
    expect([token, shown]).toEqual([null, { ...shown, status: 429, heading: TOO_MANY, again: true }]);
    expect(shown.words).toEqual(keptFor(fields).words);
    expect((await told(server.url, early, other)).receipt).not.toBeNull();
    expect((await told(server.url, { ...fields, message: '短' }, other)).status).toBe(422);
  });

  test('is not charged for what could not be stored', async () => {
    const source = from('192.0.2.4');
    const writers = await writersAt(source, STORED + 1);
    onTestFinished(() => faults.set());
    await faults.set('little-space');
    for (let round = 0; round < 3; round += 1)
      expect(await statusesOf(writers.slice(0, STORED), source)).toEqual(taken(STORED).map(() => 503));
    await faults.set();
    expect(await statusesOf(writers, source)).toEqual([...taken(STORED), 429]);
  });
});

describe('one source', () => {
  test.each([
    {
      what: 'is every address of an IPv6 /64',
      one: '2001:db8:1:2::1',
      same: '2001:db8:1:2:ffff:eeee:dddd:cccc',
    },
    { what: 'is an IPv4 address, also written as IPv6', one: '192.0.2.11', same: '::ffff:192.0.2.11' },
    { what: 'is an address with any port', one: '192.0.2.12:4711', same: '192.0.2.12' },
    {
      what: 'is what the proxy saw, whatever a client claims before it',
      one: '192.0.2.13',
      same: '8.8.8.8, 192.0.2.13',
    },
  ])('$what', async ({ one, same }) => {
    const writers = await writersAt(from(one), STORED + 1);
    expect(await statusesOf(writers.slice(0, STORED), from(one))).toEqual(taken(STORED));
    expect(await statusesOf(writers.slice(STORED), from(same))).toEqual([429]);
  });

  test.each([
    { what: 'in another /64', one: '2001:db8:2:1::1', other: '2001:db8:2:2::1' },
    {
      what: 'named by the proxy behind the same claim',
      one: '9.9.9.9, 192.0.2.21',
      other: '9.9.9.9, 192.0.2.22',
    },
    { what: 'named in IPv4', one: '192.0.2.23', other: '192.0.2.24' },
  ])('is not another $what', async ({ one, other }) => {
    const writers = await writersAt(from(one), STORED + 1);
    expect(await statusesOf(writers.slice(0, STORED), from(one))).toEqual(taken(STORED));
    expect(await statusesOf(writers.slice(STORED), from(other))).toEqual([200]);
  });

  test('without a trusted proxy is the connection’s, whatever headers claim', async () => {
    const own = await ownServer({ at: FIRST.open, env: { TRUST_PROXY: '0', FEEDBACK_PER_HOUR: '2' } });
    const answers: number[] = [];
    for (const name of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'CF-Connecting-IP']) {
      const headers = { [name]: `198.51.100.${answers.length}` };
      answers.push((await submitted(own.url, writtenBy(`自称从${name}来的人`), headers)).status);
    }
    expect(answers).toEqual([200, 200, 429, 429]);
  });
});

describe('the networks of one IPv6 customer', () => {
  test('store together sixteen times what one source may, and no more, and another customer’s are not counted with them', async () => {
    const own = await ownServer({ at: FIRST.open, env: { TRUST_PROXY: '1', FEEDBACK_PER_HOUR: '1' } });
    const sent = async (address: string) =>
      (await submitted(own.url, writtenBy(`从${address}写的人`), from(address))).status;
    const customers = Array.from({ length: 17 }, (_, index) => `2001:db8:7:${index.toString(16)}00::1`);
    const statuses: number[] = [];
    for (const address of customers) statuses.push(await sent(address));
    expect(statuses).toEqual([...Array.from({ length: 16 }, () => 200), 429]);
    expect(await sent('2001:db8:8:100::1')).toBe(200);
  });
});

test('staff read that more was stored than an office can read', async () => {
  const own = await ownServer({ at: FIRST.open, env: { FEEDBACK_PER_HOUR: '1000' } });
  const crowd = await crowdAt(own.url, 201, '许多人里的');
  await inLanes(20, crowd, async (fields) => atLast(own.url, fields));
  await own.printed('收到的反馈这一小时已经超过200份，比办公室能看的快');
});

describe('a flood', () => {
  test.each([
    { sources: 1, posts: 500 },
    { sources: 100, posts: 500 },
  ])('of $posts posts from $sources sources does not stop somebody else', async ({ sources, posts }) => {
    const real = from(`203.0.113.${sources}`);
    const receipts: (string | null)[] = [];
    const statuses = await flood(server.url, {
      posts,
      sources,
      seen: posts / 2,
      amid: async () => {
        const fields = await checked(server.url, writtenBy(`在${sources}个来源的垃圾中写信的人`), real);
        receipts.push((await told(server.url, fields, real)).receipt);
      },
    });
    expect(receipts).toEqual([expect.any(String)]);
    expect([200, 422, 429]).toEqual(expect.arrayContaining(Object.keys(statuses).map(Number)));
    if (sources === 1) expect(statuses[429]).toBeGreaterThan(0);
  });
});
