import type { RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Closes connections on which nothing moved for `milliseconds` while an answer was being sent: nobody reads it. A request
 * whose body is awaited or whose answer is still being made keeps its connection.
 */
export function limitIdleWriting(
  server: Server,
  milliseconds: number,
  answer: RequestListener,
): RequestListener {
  const underWay = new WeakMap<Socket, ServerResponse>();
  server.setTimeout(milliseconds, (socket) => {
    const response = underWay.get(socket);
    if (response === undefined || response.headersSent) socket.destroy();
  });
  return (request, response) => {
    underWay.set(request.socket, response);
    response.once('close', () => {
      if (underWay.get(request.socket) === response) underWay.delete(request.socket);
    });
    answer(request, response);
  };
}
