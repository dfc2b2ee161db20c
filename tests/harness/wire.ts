import { connect } from 'node:net';
import type { Fields } from './writer';

/** What came over a connection until the other side closed it. */
export interface Heard {
  /** The last status; 0 when nothing came that is an answer. */
  status: number;
  text: string;
}

/** How to speak. */
export interface SpeakOptions {
  /** Says nothing more after the last piece, as somebody whose network broke down does. */
  hangUp?: boolean;
  /** How long to wait between two pieces, in milliseconds. */
  pause?: number;
}

/** Sends pieces of bytes over a connection of its own, as they are, and hears what comes until the other side ends it. */
export function speak(
  port: number,
  pieces: readonly (string | Uint8Array)[],
  { hangUp = false, pause = 20 }: SpeakOptions = {},
): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece) => (heard += piece));
    socket.on('error', reject);
    socket.on('end', () => {
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1] ?? 0), text: heard });
    });
    socket.on('connect', async () => {
      for (const piece of pieces) {
        if (socket.destroyed) return;
        socket.write(piece);
        await new Promise((resume) => setTimeout(resume, pause));
      }
      if (hangUp) socket.end();
    });
  });
}

/** The head of a post of the form to `path`, with further header lines. */
export function postHead(path: string, ...lines: readonly string[]): string {
  return [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/x-www-form-urlencoded',
    ...lines,
    '',
    '',
  ].join('\r\n');
}

/** Posts a form over a connection of its own that never reads; what it returns closes it. */
export async function postUnheard(
  port: number,
  path: string,
  fields: Fields,
  headers: Fields = {},
): Promise<() => void> {
  const body = new URLSearchParams(fields).toString();
  const lines = Object.entries(headers).map((pair) => pair.join(': '));
  const head = postHead(path, `Content-Length: ${body.length}`, ...lines);
  const socket = connect(port, '127.0.0.1').pause();
  await new Promise((sent) => socket.write(head + body, sent));
  return () => socket.destroy();
}
