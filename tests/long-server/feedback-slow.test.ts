import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AS_USUAL, answeredNow } from '../harness/as-usual';
import { Canary } from '../harness/canary';
import { crowdAt, inLanes, keptFor, told, writtenBy } from '../harness/crowd';
import { faultsIn } from '../harness/faults';
import { keptIn, lockDatabase } from '../harness/feedback-data';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownServer } from '../harness/for-test';
import { holdPost } from '../harness/held-post';
import { TEST_OUTPUT, until } from '../harness/server';
import { tracesBelow, tracesIn } from '../harness/traces';

// What takes a minute, or some seconds, by its nature.

test('bodies that are slower than a minute are answered 408 with what came, and leave no trace', async () => {
  const folder = await ownFolder();
  const temporary = join(folder, 'temporary');
  await mkdir(temporary);
  const canary = new Canary();
  const server = await ownServer({
    at: FIRST.open,
    env: {
      DATA_DIR: join(folder, 'data'),
      TMPDIR: temporary,
      TRUST_PROXY: '1',
      FEEDBACK_PER_HOUR: '10000',
    },
  });
  const ways = Array.from({ length: 20 }, (_, index) => `slow${index}`);
  const posts = await Promise.all(
    ways.map((way) => holdPost(server.port, canary.form(way), canary.headers(way))),
  );
  for (const { send } of posts) send(0, 100);
  let ended = false;
  const answers = Promise.all(posts.map(({ told: answer }) => answer)).finally(() => {
    ended = true;
  });
  // A byte each time that others beside them were answered, and never the last.
  for (let byte = 100; !ended; byte += 1) {
    for (const { send, size } of posts) if (byte < size - 1) send(byte, byte + 1);
    expect(await answeredNow(server.url)).toEqual(AS_USUAL);
  }
  for (const [index, answer] of (await answers).entries()) {
    expect([answer.status, answer.heading]).toEqual([408, '网络较慢，内容没有传输完整']);
    const [, words = []] = answer.words;
    expect(canary.form(`slow${index}`).message).toContain(words[1]?.slice(0, 20));
  }
  await Promise.all(posts.map(({ closed }) => closed));
  const needles = canary.needles();
  const below = await Promise.all([folder, TEST_OUTPUT].map((place) => tracesBelow(place, needles)));
  expect([...below.flat(), ...tracesIn('what was printed', server.log(), needles)]).toEqual([]);
  expect(await server.end()).toBe(0);
});

test('staff read why nothing can be stored, and when it can again, though nobody looks at the server', async () => {
  const folder = await ownFolder();
  const faults = await faultsIn(folder);
  const { env, preload } = faults.options;
  const server = await ownServer({
    at: FIRST.open,
    preload,
    env: { ...env, DATA_DIR: join(folder, 'data') },
  });
  for (const [fault, words] of [
    ['little-space', '数据库所在的磁盘已满'],
    ['read-only', '数据库文件不可写'],
  ] as const) {
    await faults.set(fault);
    await server.printed(words);
    await faults.set();
    await until(
      async () => server.log().trimEnd().endsWith('意见反馈：恢复正常，可以接收。') || null,
      'better news',
    );
  }
});

test('while another process holds the database and people are sent away, everyone is answered, and nothing is doubled', async () => {
  const data = join(await ownFolder(), 'data');
  const server = await ownServer({
    at: FIRST.open,
    env: { DATA_DIR: data, FEEDBACK_PER_HOUR: '100000' },
  });
  const crowd = await crowdAt(server.url, 200, '锁住时的人');
  const release = await lockDatabase(data);
  let held = true;
  let sentAway = 0;
  // Some come early, some late: each lane's next comes when the one before was answered.
  const lanes = inLanes(40, crowd, async (fields) => {
    const answer = await told(server.url, fields);
    if (answer.receipt === null) expect(answer).toEqual({ ...keptFor(fields), heading: answer.heading });
    if (answer.status === 503) sentAway += 1;
    return answer;
  });
  const usual = (async () => {
    while (held) expect(await answeredNow(server.url)).toEqual(AS_USUAL);
  })();
  await until(async () => (sentAway > 80 ? true : null), 'two rounds of people to be sent away');
  held = false;
  await usual;
  await release();
  const first = await lanes;
  expect((await told(server.url, writtenBy('后来的人'))).status).toBe(200);
  const again = await Promise.all(crowd.map((fields) => told(server.url, fields)));
  expect(first.map(({ receipt }, index) => receipt ?? again[index]?.receipt)).toEqual(
    again.map(({ receipt }) => receipt),
  );
  const { messages, found } = await keptIn(
    data,
    again.map(({ receipt }) => receipt),
  );
  expect([messages, found]).toEqual([crowd.map(({ message }) => message).sort(), crowd.length]);
});
