import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorCode } from '#lib/error-code';

/** Tells of malformed requests on open connections. */
export interface Connections {
  /** Resolves when what arrives on this connection from now on breaks off or is no HTTP. */
  broken(socket: Duplex): Promise<void>;
}

const BAD_REQUEST = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/** The text for a reader whose URL is longer than Node accepts, such as a search for a whole text. */
const TOO_LONG_WORDS = '网址过长，网站没有读取。请返回上一页，缩短填写的内容后再试。\n';
const TOO_LONG = [
  'HTTP/1.1 431 Request Header Fields Too Large',
  'Connection: close',
  'Cache-Control: no-store',
  'Content-Type: text/plain; charset=utf-8',
  `Content-Length: ${Buffer.byteLength(TOO_LONG_WORDS)}`,
  '',
  TOO_LONG_WORDS,
].join('\r\n');

/**
 * Lets routes still answer a request whose body breaks off or is longer than announced: Node alone would close the
 * connection without telling the route.
 */
export function watchConnections(server: Server): Connections {
  const listeners = new WeakMap<Duplex, () => void>();
  const answering = new WeakSet<Duplex>();
  const lost = new WeakSet<Duplex>();

  server.on('clientError', (error, socket) => {
    lost.add(socket);
    // Whoever answers hears of it, now or when the body is asked for, and the connection ends with the answer.
    if (answering.has(socket)) listeners.get(socket)?.();
    else if (socket.writable) socket.end(errorCode(error) === 'HPE_HEADER_OVERFLOW' ? TOO_LONG : BAD_REQUEST);
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
