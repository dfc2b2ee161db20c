import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readBody } from '#lib/http/body';
import { type Connections, watchConnections } from '#lib/http/connections';

const ROOM = { take: () => true };

let server: Server;
let connections: Connections;

/** What an answer waits for before it asks for the body. */
let patience: Promise<unknown> = Promise.resolve();

/** Answers each request by how its body came, and as far as it did. */
beforeEach(async () => {
  server = createServer();
  connections = watchConnections(server);
  patience = Promise.resolve();
  server.on('request', async (request, response) => {
    await patience;
    const { state, bytes } = await readBody(request, 1000, 600_000, ROOM, connections.broken(request.socket));
    response.end(`[${state}: ${Buffer.from(bytes)}]`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** Opens a connection to it. */
async function dial() {
  const address = server.address();
  const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** What comes back on a connection, up to this. */
async function heard(socket: Socket, last: string): Promise<string> {
  let text = '';
  while (!text.includes(last)) text += String((await once(socket, 'data'))[0]);
  return text;
}

/** Everything that comes back on a connection on which this is sent, until the server ends it. */
async function answerTo(sent: string, thenEnd = false): Promise<string> {
  const socket = await dial();
  let answer = '';
  socket.on('data', (chunk) => {
    answer += String(chunk);
  });
  if (thenEnd) socket.end(sent);
  else socket.write(sent);
  await once(socket, 'close');
  return answer;
}

const post = (headers: string, body: string) => `POST / HTTP/1.1\r\nHost: a\r\n${headers}\r\n\r\n${body}`;

test('who asks for an address that is too long reads so', async () => {
  const answer = await answerTo(`GET /notices?q=${'%E7%A7%91'.repeat(5_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  expect(answer).toContain('网址过长，网站没有读取。请返回上一页，缩短填写的内容后再试。');
});

describe('a request', () => {
  test.each([
    ['of its length', post('Content-Length: 3\r\nConnection: close', 'abc'), '[whole: abc]'],
    [
      'in chunks',
      post('Transfer-Encoding: chunked\r\nConnection: close', '3\r\nabc\r\n0\r\n\r\n'),
      '[whole: abc]',
    ],
    ['without a body', post('Content-Length: 0\r\nConnection: close', ''), '[whole: ]'],
  ])('%s is answered', async (_, sent, answer) => {
    expect(await answerTo(sent)).toContain(answer);
  });

  test('whose body breaks off is answered, with what came', async () => {
    expect(await answerTo(post('Content-Length: 10', 'abc'), true)).toContain('[cut-short: abc]');
  });

  test('whose body breaks off before the answer asks for it is answered, with what came', async () => {
    patience = once(server, 'clientError');
    expect(await answerTo(post('Content-Length: 10', 'abc'), true)).toContain('[cut-short: abc]');
  });

  test('whose chunks make no sense is answered, with what came', async () => {
    expect(await answerTo(post('Transfer-Encoding: chunked', '3\r\nabc\r\nrubbish\r\n'))).toContain(
      '[cut-short: abc]',
    );
  });

  test('that is longer than was announced is answered, and what follows is no second request', async () => {
    const answer = await answerTo(post('Content-Length: 3', 'abcdef'));
    expect(answer).toContain('[cut-short: abc]');
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  test('may follow another on the same connection', async () => {
    const socket = await dial();
    for (const word of ['one', 'two', 'six']) {
      socket.write(post('Content-Length: 3', word));
      await heard(socket, `[whole: ${word}]`);
    }
    socket.destroy();
  });

  test('that breaks off after others were answered on its connection is answered too', async () => {
    const socket = await dial();
    socket.write(post('Content-Length: 3', 'one'));
    await heard(socket, '[whole: one]');
    socket.end(post('Content-Length: 10', 'two'));
    await heard(socket, '[cut-short: two]');
  });
});

describe('words that are no request', () => {
  test.each([
    ['rubbish', 'rubbish\r\n\r\n'],
    ['two lengths', post('Content-Length: 3\r\nContent-Length: 4', 'abc')],
  ])('are answered with 400, and the connection is closed: %s', async (_, sent) => {
    expect(await answerTo(sent)).toBe(
      'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
    );
  });

  test('are answered so after a request was answered too', async () => {
    const socket = await dial();
    socket.write(post('Content-Length: 3', 'one'));
    await heard(socket, '[whole: one]');
    socket.write('rubbish\r\n\r\n');
    const closed = once(socket, 'close');
    expect(await heard(socket, '\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    await closed;
  });

  test('that nobody waits for harm nobody', async () => {
    for (let dialled = 0; dialled < 20; dialled += 1) {
      const socket = await dial();
      socket.on('error', () => undefined);
      socket.write('rubbish\r\n\r\n');
      socket.resetAndDestroy();
    }
    expect(await answerTo(post('Content-Length: 3\r\nConnection: close', 'abc'))).toContain('[whole: abc]');
  });
});
