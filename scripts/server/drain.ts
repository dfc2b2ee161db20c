import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Graceful shutdown: how long running requests may take to finish, in milliseconds; longer than the timeout of a request's
 * body.
 */
export const DRAIN_TIMEOUT = 75_000;

/** How long a connection on which nothing was said yet stays open during a stop, in milliseconds: its request may be on its way. */
const UNUSED = 1_000;

/** How often connections that became idle during a stop are looked for, in milliseconds. */
const IDLE_LOOK = 50;

/**
 * How connections are ended. `stop`: nobody will answer any more; idle connections end at once. `hand-over`: others answer
 * from now on; an idle connection stays until its next request was answered with `Connection: close`, or until it was
 * idle for as long as the server lets any be, so that no request crosses its end.
 */
export type DrainWay = 'stop' | 'hand-over';

/** The connections of a server. */
export interface DrainableConnections {
  openConnections(): number;
  /** Whether they are ended because nobody will answer any more, or `leave` said that they will be. */
  isStopping(): boolean;
  /** Says that this process was told to stop, before its connections are ended. */
  leave(): void;
  /** Ends them gently and waits until there is none. May be called again, with the shorter way. */
  drain(way: DrainWay): Promise<void>;
}

/** Counts a server's connections, so that they can be drained whoever accepted them. */
export function drainConnections(server: Server): DrainableConnections {
  const sockets = new Set<Duplex & { bytesRead?: number }>();
  let draining: DrainWay | null = null;
  let isLeaving = false;
  let emptied: () => void = () => undefined;
  const empty = new Promise<void>((resolve) => {
    emptied = resolve;
  });
  const look = () => draining !== null && sockets.size === 0 && emptied();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      look();
    });
  });
  server.on('request', (_, response) => {
    if (draining) response.setHeader('Connection', 'close');
  });
  return {
    openConnections: () => sockets.size,
    isStopping: () => isLeaving || draining === 'stop',
    leave: () => {
      isLeaving = true;
    },
    drain: async (way) => {
      draining = way;
      if (way === 'stop') {
        server.closeIdleConnections();
        // Again and again: one that was answered after the stop is kept for nobody.
        setInterval(() => server.closeIdleConnections(), IDLE_LOOK).unref();
        // Browsers open connections in advance, and those on which nothing was said yet do not count as idle.
        setTimeout(() => {
          for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
        }, UNUSED).unref();
      }
      look();
      await empty;
    },
  };
}
