import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FORGED_ADDRESS, PROBE_BODY, PROBE_HEADER, type SeenHops } from '#lib/doctor/probe';
import { clientHop, forwardedHops } from '#lib/http/gate';

/** Headers of what is told: for nobody else, and not gathered on the way. */
const HEADERS = {
  'Content-Type': 'application/json',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
};

/**
 * Creates what answers the doctor's questions before the gate: to a `GET` how many hops it came by, to a `POST` how much of
 * its body came, with the head of that answer sent before the body is read. False for whoever does not know the secret,
 * who is left unanswered here.
 */
export function answerProbe(
  secret: string,
  trustedProxies: number,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const known = digest(secret);
  return (request, response) => {
    const shown = request.headers[PROBE_HEADER];
    if (shown === undefined) return false;
    if (
      !String(shown)
        .split(',')
        .some((one) => timingSafeEqual(digest(one.trim()), known))
    )
      return false;
    response.writeHead(200, HEADERS);
    if (request.method === 'POST') tellBody(request, response);
    else response.end(JSON.stringify(hopsSeen(request, trustedProxies)));
    return true;
  };
}

function hopsSeen({ headers, socket }: IncomingMessage, trusted: number): SeenHops {
  const hops = forwardedHops({ headers, remoteAddress: socket.remoteAddress ?? '' });
  return {
    hops: hops.length,
    forgedAt: hops.indexOf(FORGED_ADDRESS),
    client: clientHop(hops.length, trusted),
    trusted,
  };
}

function tellBody(request: IncomingMessage, response: ServerResponse): void {
  response.flushHeaders();
  let bytes = 0;
  request.on('data', (chunk: Uint8Array) => {
    bytes += chunk.byteLength;
    if (bytes > PROBE_BODY) request.destroy();
  });
  request.on('error', () => undefined);
  request.on('end', () => response.end(JSON.stringify({ bytes })));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
