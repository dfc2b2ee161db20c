import { expect, test } from 'vitest';
import { type ConnectionLimits, limitConnections } from '#lib/http/connection-limits';
import { get, serving } from './serving';

const limited = (limits: ConnectionLimits) =>
  serving((server) => limitConnections(server, limits, (_, response) => response.end('[answered]')));

const ASKED = get('/');

test.each([
  { what: 'in all', limits: { inAll: 3, perSource: null } },
  { what: 'from one source', limits: { inAll: 100, perSource: 3 } },
])(
  'connections $what are answered up to the limit, and one more is told so and closed',
  async ({ limits }) => {
    const { dial } = await limited(limits);
    const open = await Promise.all([dial(), dial(), dial()]);
    for (const { socket, until } of open) {
      socket.write(ASKED);
      await until('[answered]');
    }
    const beyond = await dial();
    beyond.socket.write(ASKED);
    await beyond.closed;
    expect(beyond.heard()).toMatch(/^HTTP\/1\.1 503 [\s\S]*网站现在的连接过多/);
    for (const { socket, until, heard } of open) {
      const before = heard().length;
      socket.write(get('/again'));
      while (heard().length === before) await until('[answered]').then(() => new Promise(setImmediate));
    }
  },
);

test('a connection that ended makes room for another', async () => {
  const { server, dial } = await limited({ inAll: 100, perSource: 1 });
  const first = await dial();
  first.socket.write(ASKED);
  await first.until('[answered]');
  const ended = new Promise((resolve) =>
    server.once('request', ({ socket }) => socket.once('close', resolve)),
  );
  first.socket.write(ASKED);
  first.socket.end();
  await ended;
  const second = await dial();
  second.socket.write(ASKED);
  await second.until('[answered]');
  expect(second.heard()).toMatch(/^HTTP\/1\.1 200 /);
});
