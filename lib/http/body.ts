import type { IncomingMessage } from 'node:http';

/** A request's body as far as it was read, and how reading it ended. */
export interface RequestBody {
  readonly state: 'whole' | 'too-large' | 'cut-short' | 'too-slow';
  readonly bytes: Uint8Array;
}

/** What reading a body needs of a request. */
type Incoming = Pick<IncomingMessage, 'on' | 'off' | 'resume' | 'destroyed'>;

/**
 * Reads a request's body, counting while it comes whatever length was announced: at most `limit` bytes, in at most
 * `milliseconds`. Of what is too large the rest is taken in and thrown away, so that its sender hears the answer.
 * @param broken is heard when the connection's words make no sense any more: ended early, or not of their length.
 */
export function readBody(
  request: Incoming,
  limit: number,
  milliseconds: number,
  broken: Promise<void>,
): Promise<RequestBody> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    let isBroken = false;

    function take(chunk: Uint8Array): void {
      size += chunk.byteLength;
      if (size > limit) end('too-large');
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
