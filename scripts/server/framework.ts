import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { relative } from 'node:path';
import next from 'next';

/** Answers a request with the framework. */
export type FrameworkHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Loads the framework's output of a compiled application, in `distDir`. Its configuration is not read again, for all that
 * counts was compiled into it; and what stands around the framework's own server by default (rewrites, static files, a
 * router of its own) is left out, which halves the time of a request.
 */
export async function loadCompiled(distDir: string): Promise<FrameworkHandler> {
  // The framework and React read this one variable, each where it is loaded, to choose their own code by.
  Object.assign(process.env, { NODE_ENV: 'production' });
  const app = next({
    dev: false,
    dir: process.cwd(),
    customServer: false,
    conf: {
      distDir: relative('.', distDir),
      compress: false,
      poweredByHeader: false,
      // Most routes are asked for seldom, and each loads in a few milliseconds when it is: a start need not wait for all.
      experimental: { preloadEntriesOnStart: false },
    },
  });
  await app.prepare();
  return app.getRequestHandler();
}

/** Starts the framework so that it compiles the application while it is asked. */
export async function loadForPreview(hostname: string, port: number): Promise<FrameworkHandler> {
  Object.assign(process.env, { NODE_ENV: 'development' });
  // The framework would listen for upgrades on our own server, past the gate: it gets one that nobody reaches.
  const httpServer = createServer();
  const app = next({ dev: true, dir: process.cwd(), hostname, port, turbopack: true, httpServer });
  await app.prepare();
  return app.getRequestHandler();
}
