import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import { widestNetworkOf } from '#lib/http/network';
import { answerAndClose } from '#lib/http/plain-answer';

/** How many connections a server keeps open at a time. */
export interface ConnectionLimits {
  readonly inAll: number;
  /** Of one source, by the address of its TCP peer; null behind a proxy, whose connections are everybody's. */
  readonly perSource: number | null;
}

/** Connections beyond the limit that are still told so; further ones are closed without an answer. */
const TOLD = 256;

/** How long a connection beyond the limit may take to say what it wants, in milliseconds. */
const PATIENCE = 5_000;

const TOO_MANY = '网站现在的连接过多。请稍后重新打开网页。';

/**
 * Limits the open connections of a server, in all and by source. The first request on a connection beyond the limit is
 * answered 503, and the connection closed.
 */
export function limitConnections(
  server: Server,
  { inAll, perSource }: ConnectionLimits,
  answer: RequestListener,
): RequestListener {
  const open = new Map<string, number>();
  const beyond = new WeakSet<Socket>();
  let count = 0;
  server.maxConnections = inAll + TOLD;

  server.on('connection', (socket) => {
    const source = perSource === null ? null : widestNetworkOf(socket.remoteAddress ?? '');
    const ofSource = source === null ? 0 : (open.get(source) ?? 0) + 1;
    count += 1;
    if (source !== null) open.set(source, ofSource);
    socket.once('close', () => {
      count -= 1;
      const left = source === null ? 0 : (open.get(source) ?? 1) - 1;
      if (source !== null && left > 0) open.set(source, left);
      else if (source !== null) open.delete(source);
    });
    if (count <= inAll && (perSource === null || ofSource <= perSource)) return;
    beyond.add(socket);
    const end = setTimeout(() => socket.destroy(), PATIENCE).unref();
    socket.once('close', () => clearTimeout(end));
  });

  return (request, response) =>
    beyond.has(request.socket) ? answerAndClose(response, 503, TOO_MANY) : answer(request, response);
}
