import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import next from 'next';
import { errorCode } from '#lib/error-code';
import { readBody } from '#lib/http/body';
import { answerWithinBounds } from '#lib/http/bounded-server';
import { watchConnections } from '#lib/http/connections';
import { keepOwnHeaders } from '#lib/http/framework-headers';
import { admit } from '#lib/http/gate';
import { widestNetworkOf } from '#lib/http/network';
import type { Representation } from '#lib/http/representation';
import { policyFor } from '#lib/http/security';
import { type Application, openApplication } from '#lib/site/application';
import { CommandError } from '../run';

/**
 * Graceful shutdown: how long running requests may take to finish, in milliseconds; longer than the timeout of a request's
 * body.
 */
const GRACE = 75_000;

/** How long an idle connection stays open during shutdown, in milliseconds, for requests that are on their way. */
const UNUSED = 1_000;

/** The options of `serve`. */
export interface ServeOptions {
  dev: boolean;
  /** What the routes are given. */
  application: Omit<Application, 'readBody'>;
  port: number;
  hostname: string | undefined;
  trustedProxies: number;
  /** Headers of every response. */
  headers: Readonly<Record<string, string>>;
  /** Called on SIGINT or SIGTERM, before running requests are awaited. */
  stopping?: () => void;
  /** Called once all requests have finished, before the process exits. */
  stopped?: () => Promise<void>;
  /** Handles a request before the gate: the preview's own addresses. */
  before?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Whether a request bypasses the gate: the preview's own. */
  inner?: (request: IncomingMessage) => boolean;
}

/** Serves the application until SIGINT or SIGTERM, with a graceful shutdown. */
export async function serve(options: ServeOptions): Promise<{ port: number; server: Server }> {
  const { dev, hostname = 'localhost', port } = options;
  const bodies = new AsyncLocalStorage<Application['readBody']>();
  const readRequestBody: Application['readBody'] = async (limit, milliseconds) => {
    const read = bodies.getStore();
    if (!read) throw new Error('a body was asked for outside of a request');
    return read(limit, milliseconds);
  };
  openApplication({ ...options.application, readBody: readRequestBody });
  // The framework and React read this one variable, each where it is loaded, to choose their own code by.
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' });
  // The framework would listen for upgrades on our own server, past the gate: it gets one that nobody reaches.
  const app = next({ dev, dir: process.cwd(), hostname, port, turbopack: true, httpServer: createServer() });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer();
  const sockets = openSockets(server);
  const connections = watchConnections(server);
  let stopping = false;
  const { bodyRooms } = answerWithinBounds(server, options.trustedProxies, (request, response) => {
    if (stopping) response.setHeader('Connection', 'close');
    // One that was answered after the stop, and is kept for nobody.
    response.on('close', () => stopping && setImmediate(() => server.closeIdleConnections()));
    for (const [name, value] of Object.entries(options.headers)) response.setHeader(name, value);
    if (options.before?.(request, response)) return;
    keepOwnHeaders(response);
    if (!options.inner?.(request)) pass(request, options.trustedProxies);
    const { socket } = request;
    const room = bodyRooms(widestNetworkOf(String(request.headers['x-forwarded-for'] ?? '')));
    response.on('close', room.release);
    const read: Application['readBody'] = async (limit, milliseconds) => {
      const body = await readBody(request, limit, milliseconds, room, connections.broken(socket));
      // Where a body ended too early nobody knows where the next request would begin.
      if (body.state === 'cut-short' || body.state === 'too-slow') response.setHeader('Connection', 'close');
      return body;
    };
    const answered = bodies.run(read, () => handle(request, response));
    answered.catch((error: unknown) => {
      console.error(error);
      fail(response, options.application.errorPage);
    });
  });
  await listen(server, port, options.hostname);
  stopGently(async () => {
    stopping = true;
    options.stopping?.();
    await closed(server, sockets);
    await options.stopped?.();
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : port };
}

async function listen(server: Server, port: number, hostname: string | undefined): Promise<void> {
  server.listen(port, hostname);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (errorCode(error) === 'EADDRINUSE') {
      throw new CommandError(
        `端口 ${port} 已被占用：网站可能已经在运行。先停止它，或者换一个端口，例如 PORT=${port + 1}。`,
      );
    }
    if (errorCode(error) === 'EACCES')
      throw new CommandError(
        `没有权限使用端口 ${port}：1024 以下的端口只有管理员能用。请换一个端口，例如 PORT=3000。`,
      );
    if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL'].includes(errorCode(error)))
      throw new CommandError(`HOSTNAME=${hostname} 不是这台机器的地址。请改正，或者去掉这个环境变量。`);
    throw error;
  }
}

function pass(request: IncomingMessage, trustedProxies: number): void {
  const remoteAddress = request.socket.remoteAddress ?? '';
  const { url, method, headers } = admit(
    { url: request.url ?? '/', method: request.method ?? 'GET', headers: request.headers, remoteAddress },
    trustedProxies,
  );
  request.method = method;
  request.url = url;
  request.headers = headers;
  request.rawHeaders = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => [name, one]),
  );
}

function fail(response: ServerResponse, { bytes, styles }: Representation): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (styles) response.setHeader('Content-Security-Policy', policyFor(styles));
  response.writeHead(500, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(bytes);
}

function stopGently(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // A signal may come twice: from whoever manages processes, and handed on by npm.
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(0), GRACE).unref();
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

async function closed(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const end = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  // Browsers open connections in advance, and those on which nothing was said yet do not count as idle.
  const unused = setTimeout(() => {
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  }, UNUSED);
  await end;
  clearTimeout(unused);
}

function openSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return sockets;
}
