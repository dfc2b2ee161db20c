import { once } from 'node:events';
import { expect, test } from 'vitest';
import { limitIdleWriting } from '#lib/http/write-timeout';
import { get, serving } from './serving';

/** More than two machines keep between them for a connection. */
const LARGE = Buffer.alloc(32 * 1024 * 1024, 'x');

/** As short as may be: only what nothing ends would outlast it. */
const SHORT = 50;

test('an answer that nobody reads is given up', async () => {
  const { server, dial } = await serving((place) =>
    limitIdleWriting(place, SHORT, (_, response) => response.end(LARGE)),
  );
  const { socket, heard, closed } = await dial();
  socket.pause();
  const [request] = await Promise.all([once(server, 'request'), socket.write(get('/'))]);
  await once(request[1], 'close');
  socket.resume();
  await closed;
  expect(heard().length).toBeLessThan(LARGE.length);
});

test('one that is read comes whole', async () => {
  const { dial } = await serving((place) =>
    limitIdleWriting(place, 600_000, (_, response) => response.end(LARGE)),
  );
  const { socket } = await dial();
  socket.removeAllListeners('data');
  let size = 0;
  socket.on('data', (chunk) => (size += chunk.length));
  socket.write(get('/'));
  while (size < LARGE.length) await once(socket, 'data');
  expect(size).toBeGreaterThan(LARGE.length);
});

test('an answer that takes long to make, or waits for a body, is waited for', async () => {
  const { dial } = await serving((place) =>
    limitIdleWriting(place, SHORT, async (request, response) => {
      await once(place, 'timeout');
      let body = '';
      for await (const chunk of request) body += chunk;
      response.end(`[${body}]`);
    }),
  );
  const { socket, until, heard } = await dial();
  socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc');
  await until('[abc]');
  expect(heard()).toMatch(/^HTTP\/1\.1 200 /);
});
