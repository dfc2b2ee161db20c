import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server of the test's own that answers as `make` says, and connections to it. */
export async function serving(make: (server: Server) => RequestListener) {
  const server = createServer();
  server.on('request', make(server));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { server, dial: () => dial(port) };
}

/** A connection, and what comes on it. */
export interface Dialled {
  socket: Socket;
  heard(): string;
  /** How many answers came so far. */
  answers(): number;
  until(words: string): Promise<void>;
  closed: Promise<unknown>;
}

async function dial(port: number): Promise<Dialled> {
  const socket = connect(port, '127.0.0.1');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  let heard = '';
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => (heard += chunk));
  await once(socket, 'connect');
  return {
    socket,
    heard: () => heard,
    answers: () => heard.split('HTTP/1.1 ').length - 1,
    until: async (words) => {
      while (!heard.includes(words)) await once(socket, 'data');
    },
    closed,
  };
}

/** A request for a path. */
export const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
