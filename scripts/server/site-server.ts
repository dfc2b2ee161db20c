import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { readBody } from '#lib/http/body';
import { answerWithinBounds } from '#lib/http/bounded-server';
import { watchConnections } from '#lib/http/connections';
import { keepOwnHeaders } from '#lib/http/framework-headers';
import { admit } from '#lib/http/gate';
import { widestNetworkOf } from '#lib/http/network';
import { answerPreflight } from '#lib/http/preflight';
import type { Representation } from '#lib/http/representation';
import { policyFor } from '#lib/http/security';
import { type Application, openApplication } from '#lib/site/application';
import { type DrainWay, drainConnections } from './drain';
import { loadCompiled, loadForPreview } from './framework';

/** The site that requests are answered from. */
export type ServedSite = Pick<Application, 'site' | 'errorPage'>;

/** A request's hold on the site that answers it. */
export interface SiteHold extends ServedSite {
  /** Called once, when the request has been answered or broke off. */
  release?: () => void;
}

/** The options of `createSiteServer`. */
export interface SiteServerOptions {
  dev: boolean;
  /** What the routes are given beside the site. */
  application: Omit<Application, 'readBody' | 'site' | 'errorPage' | 'isStopping'>;
  /** The site for a request on this connection. A request is answered from one site to its end. */
  hold: (connection: Duplex) => SiteHold;
  /** Where readers reach the server, for the framework to know. */
  port: number;
  hostname: string | undefined;
  trustedProxies: number;
  /** Headers of every response. */
  headers: Readonly<Record<string, string>>;
  /** Handles a request before the gate: the preview's own addresses, the doctor's questions. */
  before?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Is told of every request before it is answered. */
  watch?: (request: IncomingMessage, response: ServerResponse) => void;
  /** Whether a request bypasses the gate: the preview's own. */
  inner?: (request: IncomingMessage) => boolean;
}

/** A server around the framework. It does not listen yet: connections may also be handed to it. */
export interface SiteServer {
  server: Server;
  /** Takes a connection that another process accepted, as if this one had. */
  take(connection: Socket): void;
  /** Ends all connections gently, in one of two ways, and waits until there is none. */
  drain(way: DrainWay): Promise<void>;
  /** Says that this process was told to stop. */
  leave(): void;
}

/** What belongs to a request under way. */
interface RequestScope extends ServedSite {
  readBody: Application['readBody'];
}

/** Creates the server that answers with the framework, behind the gate. */
export async function createSiteServer(options: SiteServerOptions): Promise<SiteServer> {
  const { dev, hostname = 'localhost', port } = options;
  const scopes = new AsyncLocalStorage<RequestScope>();
  const scope = () => {
    const current = scopes.getStore();
    if (!current) throw new Error('a site was asked for outside of a request');
    return current;
  };
  const server = createServer();
  const draining = drainConnections(server);
  openApplication({
    ...options.application,
    site: () => scope().site(),
    get errorPage() {
      return scope().errorPage;
    },
    readBody: async (limit, milliseconds) => scope().readBody(limit, milliseconds),
    isStopping: draining.isStopping,
  });
  const handle = dev
    ? await loadForPreview(hostname, port)
    : await loadCompiled(join(options.application.directory, 'next'));
  const connections = watchConnections(server);
  const { bodyRooms } = answerWithinBounds(server, options.trustedProxies, (request, response) => {
    options.watch?.(request, response);
    for (const [name, value] of Object.entries(options.headers)) response.setHeader(name, value);
    if (options.before?.(request, response) || answerPreflight(request.method, response)) return;
    keepOwnHeaders(response);
    if (!options.inner?.(request)) pass(request, options.trustedProxies);
    const { socket } = request;
    const { site, errorPage, release } = options.hold(socket);
    const room = bodyRooms(widestNetworkOf(String(request.headers['x-forwarded-for'] ?? '')));
    response.on('close', () => {
      room.release();
      release?.();
    });
    const read: Application['readBody'] = async (limit, milliseconds) => {
      const body = await readBody(request, limit, milliseconds, room, connections.broken(socket));
      // Where a body ended too early nobody knows where the next request would begin.
      if (body.state === 'cut-short' || body.state === 'too-slow') response.setHeader('Connection', 'close');
      return body;
    };
    const answered = scopes.run({ site, errorPage, readBody: read }, () => handle(request, response));
    answered.catch((error: unknown) => {
      console.error(error);
      fail(response, errorPage);
    });
  });
  return { server, take: (connection) => take(server, connection, draining.openConnections()), ...draining };
}

/** What a listening server does with a connection before it is heard of. */
function take(server: Server, connection: Socket, open: number): void {
  if (server.maxConnections > 0 && open >= server.maxConnections) connection.destroy();
  else {
    connection.allowHalfOpen = true;
    server.emit('connection', connection);
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
