import { createServer, request } from 'node:http';
import { relative } from 'node:path';
import { text } from 'node:stream/consumers';
import next from 'next';
import { memoryConnection } from './memory-connection';

/** A compiled application, loaded to draw pages. */
export interface LoadedFramework {
  /** Requests an address of the application inside this process: no port is opened. */
  get(path: string): Promise<{ status: number; html: string }>;
}

/**
 * Loads the compiled application whose framework's output is in `distDir`. Its configuration is not read again: all that
 * counts for drawing was compiled into it.
 */
export async function loadFramework(distDir: string): Promise<LoadedFramework> {
  // The framework and React read this one variable, each where it is loaded, to choose their own code by.
  Object.assign(process.env, { NODE_ENV: 'production' });
  const app = next({
    dev: false,
    dir: process.cwd(),
    customServer: false,
    conf: { distDir: relative('.', distDir), compress: false, poweredByHeader: false },
  });
  await app.prepare();
  const server = createServer(app.getRequestHandler());
  return {
    get: (path) =>
      new Promise((resolve, reject) => {
        const [near, far] = memoryConnection();
        server.emit('connection', far);
        const asked = request({ path, host: 'localhost', createConnection: () => near }, (response) => {
          text(response).then((html) => resolve({ status: response.statusCode ?? 0, html }), reject);
        });
        asked.on('error', reject);
        asked.end();
      }),
  };
}
