import type { RequestListener, Server } from 'node:http';
import { type BodyLimits, type BodyRooms, limitBodies } from '#lib/http/body-room';
import { limitConnections } from '#lib/http/connection-limits';
import { oneAtATime } from '#lib/http/pipelining';
import { limitIdleWriting } from '#lib/http/write-timeout';

/** Open connections, in all and of one source: a village behind one address (carrier-grade NAT) opens fewer. */
const CONNECTIONS = { inAll: 2_048, perSource: 512 };

/** Requests that wait on a connection for the one under way: browsers and nginx send none ahead. */
const AHEAD = 32;

/** How long nothing of an answer may be read, in milliseconds. */
const IDLE_WRITING = 30_000;

/**
 * Bytes of bodies held at a time. A form of 5,000 Chinese characters is not counted: nobody's large posts, however slow,
 * take the room of those.
 */
const BODIES: BodyLimits = { free: 48 * 1024, inAll: 16 * 1024 * 1024, perSource: 4 * 1024 * 1024 };

/** What a bounded server holds of bodies. */
export interface BoundedServer {
  readonly bodyRooms: BodyRooms;
}

/**
 * Answers the requests of `server` by `answer`, within bounds: on connections, on what is under way on each, on answers
 * that nobody reads, and on the bodies held at a time.
 * @param trustedProxies how many proxies in front are trusted: with any, connections have no source.
 */
export function answerWithinBounds(
  server: Server,
  trustedProxies: number,
  answer: RequestListener,
): BoundedServer {
  const { inAll, perSource } = CONNECTIONS;
  const inTurn = oneAtATime(AHEAD, limitIdleWriting(server, IDLE_WRITING, answer));
  const limits = { inAll, perSource: trustedProxies === 0 ? perSource : null };
  server.on('request', limitConnections(server, limits, inTurn));
  return { bodyRooms: limitBodies(BODIES) };
}
