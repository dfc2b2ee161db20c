import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { answerAndClose } from '#lib/http/plain-answer';

/** What a client reads that sent more requests ahead than are kept for it. */
const TOO_MANY_AHEAD = '这个连接上等候处理的请求过多，网站不再处理。请稍后重新打开网页。';

/** How long a connection on which too much was sent may take to end, in milliseconds. */
const LAST_WORDS = 5_000;

/** The requests of one connection, in the order in which they came. */
interface Line {
  readonly waiting: [request: IncomingMessage, response: ServerResponse][];
  isBusy: boolean;
  isOver: boolean;
}

/**
 * Answers the requests of a connection one after another, so that whoever pipelines them (RFC 9112, 9.3.2) has one under
 * way like everybody else. Up to `most` wait. With one more, the request under way is still answered, the next with 429,
 * and the connection ends; what else came on it is dropped.
 */
export function oneAtATime(most: number, answer: RequestListener): RequestListener {
  const lines = new WeakMap<Socket, Line>();

  return (request, response) => {
    const { socket } = request;
    const line = lines.get(socket) ?? openLine(socket);
    lines.set(socket, line);
    if (line.isOver) return;
    if (line.waiting.length < most) {
      line.waiting.push([request, response]);
      next(line);
    } else {
      line.isOver = true;
      readNoMore(socket);
    }
  };

  function next(line: Line): void {
    if (line.isBusy) return;
    const [request, response] = line.waiting.shift() ?? [];
    // Its connection closes for the response before it closes for the line.
    if (!request || !response || request.socket.destroyed) return;
    line.isBusy = true;
    response.once('close', () => {
      line.isBusy = false;
      next(line);
    });
    if (!line.isOver) answer(request, response);
    else {
      line.waiting.length = 0;
      answerAndClose(response, 429, TOO_MANY_AHEAD);
    }
  }
}

function openLine(socket: Socket): Line {
  const line: Line = { waiting: [], isBusy: false, isOver: false };
  socket.once('close', () => {
    line.isOver = true;
    line.waiting.length = 0;
  });
  return line;
}

/** Throws away unparsed what still comes, since a connection that is closed over unread bytes loses its last answer. */
function readNoMore(socket: Socket): void {
  socket.removeAllListeners('data');
  socket.on('data', () => undefined);
  socket.resume();
  const end = setTimeout(() => socket.destroy(), LAST_WORDS).unref();
  socket.once('close', () => clearTimeout(end));
}
