import { once } from 'node:events';
import { connect } from 'node:net';
import { type Told, toldBy } from './crowd';
import { FIRST } from './fixtures';
import { postHead } from './wire';
import { type Fields, feedbackOf } from './writer';

/** A post whose head has arrived and whose body comes when the test lets it. */
export interface HeldPost {
  /** How many bytes the body has. */
  size: number;
  /** Sends the body from one byte up to, not including, another. */
  send(from: number, to: number): void;
  /** What the writer reads in the end, and whether the server then closed the connection, or said that it would. */
  told: Promise<Told>;
  closed: Promise<unknown>;
}

/** Opens a connection, sends the head of a post, and waits until the server asks for its body. */
export async function holdPost(port: number, fields: Fields, headers: Fields = {}): Promise<HeldPost> {
  const body = Buffer.from(new URLSearchParams(fields).toString());
  const socket = connect(port, '127.0.0.1');
  const closed = once(socket, 'close');
  const heard: Buffer[] = [];
  const lines = Object.entries({ ...headers, 'Content-Length': String(body.length), Expect: '100-continue' });
  const asked = new Promise<void>((resolve) => {
    socket.on('data', (piece) => {
      heard.push(piece);
      if (Buffer.concat(heard).includes('HTTP/1.1 100 Continue\r\n\r\n')) resolve();
    });
  });
  socket.write(postHead(feedbackOf(FIRST.slug), ...lines.map((pair) => pair.join(': '))));
  await asked;
  const answer = new Promise<Told>((resolve) => {
    const look = () => {
      const [, , page = ''] = Buffer.concat(heard).toString('utf8').split('HTTP/1.1 ');
      if (page.includes('</html>')) resolve(toldBy({ status: Number(page.slice(0, 3)), text: page }));
    };
    socket.on('data', look);
  });
  return {
    size: body.length,
    send: (from, to) => void socket.write(body.subarray(from, to)),
    told: answer,
    closed,
  };
}
