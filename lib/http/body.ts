import type { IncomingMessage } from 'node:http';
import type { BodyRoom } from '#lib/http/body-room';

/** A request's body as far as it was read, and how reading it ended. */
export interface RequestBody {
  readonly state: 'whole' | 'too-large' | 'cut-short' | 'too-slow' | 'no-room';
  readonly bytes: Uint8Array;
}

/** What reading a body needs of a request. */
type Incoming = Pick<IncomingMessage, 'on' | 'off' | 'resume' | 'destroyed'>;

/**
 * Reads a request's body with a size limit of `limit` bytes, counted while reading whatever length was announced, and a
 * timeout of `milliseconds`. The rest of a body that is too large is drained, so that its sender receives the response.
 * @param room where the server counts the bytes of bodies that it holds; a body for which it has none is read no further.
 * @param broken resolves when the body turns out malformed: cut short, or longer than announced.
 */
export function readBody(
  request: Incoming,
  limit: number,
  milliseconds: number,
  room: Pick<BodyRoom, 'take'>,
  broken: Promise<void>,
): Promise<RequestBody> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let isBroken = false;

    function take(chunk: Uint8Array): void {
      size += chunk.byteLength;
      if (size > limit) end('too-large');
      else if (!room.take(chunk.byteLength)) end('no-room');
      else chunks.push(chunk);
    }

    // In a moment: that more came than was announced is heard right after the end.
    function whole(): void {
      request.off('close', cut);
      setImmediate(() => end(isBroken ? 'cut-short' : 'whole'));
    }

    const cut = () => end('cut-short');
    const timer = setTimeout(() => end('too-slow'), milliseconds);

    let ended = false;

    function end(state: RequestBody['state']): void {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      request.off('data', take).off('end', whole).off('error', cut).off('close', cut);
      request.on('error', () => undefined);
      request.resume();
      resolve({ state, bytes: Buffer.concat(chunks) });
    }

    request.on('data', take).on('end', whole).on('error', cut).on('close', cut);
    // In a moment: what came before it may still have to be read.
    broken.then(() => {
      isBroken = true;
      setImmediate(cut);
    });
    // Its sender may have gone already: that is not said a second time.
    if (request.destroyed) cut();
  });
}
