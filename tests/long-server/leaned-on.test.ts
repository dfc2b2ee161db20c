import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { ask } from '../harness/ask';
import { FIRST } from '../harness/fixtures';
import { ownNginx, ownServer } from '../harness/for-test';

// What takes half a minute by its nature: an answer that nobody reads.

const PAGE = `/notices/${FIRST.slug}`;
const REQUEST = `GET ${PAGE} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: identity\r\n\r\n`;

/** Opens a connection, sends this whenever there is room for it, and reads nothing until the server ends it. */
async function unread(port: number, bytes: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.pause();
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const more = setInterval(() => socket.write(bytes), 100);
  await closed;
  clearInterval(more);
}

test('answers that nobody reads are given up, however they are asked for, and others are answered meanwhile', async () => {
  const server = await ownServer({ at: FIRST.open });
  let over = false;
  const ended = Promise.all([
    // One at a time, as much as a connection holds; and far too many at once.
    ...Array.from({ length: 5 }, () => unread(server.port, REQUEST.repeat(20))),
    ...Array.from({ length: 5 }, () => unread(server.port, REQUEST.repeat(3_000))),
  ]).then(() => {
    over = true;
  });
  while (!over) expect((await ask(server.url, PAGE)).status).toBe(200);
  await ended;
  expect(await server.end()).toBe(0);
});

test('connections beyond those of one source are told so, and others are answered behind nginx', async () => {
  const server = await ownServer({ at: FIRST.open });
  const held = Array.from({ length: 512 }, () => connect(server.port, '127.0.0.1'));
  await Promise.all(held.map((socket) => once(socket, 'connect')));
  for (const socket of held) socket.on('error', () => undefined).write(REQUEST.slice(0, -2));
  const beyond = await ask(`http://127.0.0.1:${server.port}`, {
    path: PAGE,
    headers: { connection: 'close' },
  });
  expect([beyond.status, beyond.text]).toEqual([503, '网站现在的连接过多。请稍后重新打开网页。\n']);
  for (const socket of held) socket.destroy();
  const proxied = await ownServer({ at: FIRST.open, env: { TRUST_PROXY: '1' } });
  const proxy = await ownNginx(proxied.port);
  expect((await ask(`https://localhost:${proxy.httpsPort}`, PAGE)).status).toBe(200);
});
