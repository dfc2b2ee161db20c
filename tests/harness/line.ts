import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A line to a PostgreSQL server on which a test has its hands. */
export interface Line {
  /** The address of the same database at this end of the line. */
  url: string;
  /**
   * From now on nothing passes on the connections that there are, in either direction or only what the server
   * answers; both ends believe that they stand, as when a router forgot them. New ones are not touched.
   */
  silence(what: 'everything' | 'answers'): void;
  /** Cuts the connections that there are: both ends hear of it, by a farewell or as of a crash. */
  cut(how: 'ends' | 'breaks'): void;
  close(): Promise<void>;
}

/** Lays a line to the database that `server` names. */
export async function openLine(server: string): Promise<Line> {
  const { hostname, port } = new URL(server);
  let pairs: { near: Socket; far: Socket }[] = [];
  const sockets = new Set<Socket>();
  const listener = createServer((near) => {
    const far = connect(Number(port), hostname);
    pairs.push({ near, far });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const url = new URL(server);
  const address = listener.address();
  url.port = String(typeof address === 'object' && address ? address.port : '');
  return {
    url: url.href,
    silence: (what) => {
      for (const { near, far } of pairs) {
        far.unpipe(near).pause();
        if (what === 'everything') near.unpipe(far).pause();
      }
      pairs = [];
    },
    cut: (how) => {
      for (const socket of sockets) {
        if (how === 'ends') socket.destroy();
        else socket.resetAndDestroy();
      }
      sockets.clear();
      pairs = [];
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      const closed = once(listener, 'close');
      listener.close();
      await closed;
    },
  };
}
