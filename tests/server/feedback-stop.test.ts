import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { crowdAt, writtenBy } from '../harness/crowd';
import { keptIn } from '../harness/feedback-data';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownServer } from '../harness/for-test';
import { holdPost } from '../harness/held-post';
import { until } from '../harness/server';

// The process is told to stop while people send.

/** Waits until nobody new is let in. */
async function untilShut(port: number): Promise<void> {
  await until(async () => {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    return isOpen ? null : true;
  }, 'the server to let nobody in');
}

test('who was sending when the process was told to stop has an answer, and then it ends', async () => {
  const data = join(await ownFolder(), 'data');
  const server = await ownServer({ at: FIRST.open, env: { DATA_DIR: data, FEEDBACK_PER_HOUR: '1000' } });
  const crowd = await crowdAt(server.url, 20, '停机时的人');
  const confirming = await Promise.all(crowd.map((fields) => holdPost(server.port, fields)));
  const beginning = await holdPost(server.port, writtenBy('停机时才开始的人'));
  const idle = connect(server.port, '127.0.0.1');
  idle.write('GET /privacy HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await once(idle, 'data');
  const silent = connect(server.port, '127.0.0.1');
  await once(silent, 'connect');

  const others = Promise.all([idle, silent].map((socket) => once(socket.resume(), 'close')));

  const end = server.end();
  await untilShut(server.port);
  for (const { send, size } of confirming) send(0, size - 1);
  // As over a slow line: nobody waits for those who send nothing, and they are gone before the rest of this comes.
  const { send: sendSlowly, size: whole } = beginning;
  sendSlowly(0, Math.floor(whole / 2));
  await others;
  sendSlowly(Math.floor(whole / 2), whole);
  for (const { send, size } of confirming) send(size - 1, size);

  const first = await beginning.told;
  expect([first.status, first.heading]).toEqual([200, '请核对后提交']);
  const answers = await Promise.all(confirming.map(({ told }) => told));
  expect(answers.map(({ heading }) => heading)).toEqual(crowd.map(() => '已经收到您的反馈'));
  expect(await end).toBe(0);
  const { messages, found } = await keptIn(
    data,
    answers.map(({ receipt }) => receipt),
  );
  expect([messages, found]).toEqual([crowd.map(({ message }) => message).sort(), crowd.length]);
});
