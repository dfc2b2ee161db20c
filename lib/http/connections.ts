import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Watches connections for words that make no sense any more. */
export interface Connections {
  /** Is settled when what comes on this connection, from now on, breaks off or is no HTTP. */
  broken(socket: Duplex): Promise<void>;
}

const BAD_REQUEST = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/**
 * Lets a request whose body breaks off, or is longer than was announced, still be answered: Node alone would close
 * its connection without a word to the routes.
 */
export function watchConnections(server: Server): Connections {
  const listeners = new WeakMap<Duplex, () => void>();
  const answering = new WeakSet<Duplex>();
  const lost = new WeakSet<Duplex>();

  server.on('clientError', (_, socket) => {
    lost.add(socket);
    // Whoever answers hears of it, now or when the body is asked for, and the connection ends with the answer.
    if (answering.has(socket)) listeners.get(socket)?.();
    else if (socket.writable) socket.end(BAD_REQUEST);
    else socket.destroy();
  });
  server.on('request', ({ socket }, response) => {
    answering.add(socket);
    response.on('close', () => {
      answering.delete(socket);
      listeners.delete(socket);
      if (lost.has(socket)) socket.end();
    });
  });

  return {
    broken: (socket) =>
      new Promise((resolve) => {
        if (lost.has(socket)) resolve();
        else listeners.set(socket, resolve);
      }),
  };
}
