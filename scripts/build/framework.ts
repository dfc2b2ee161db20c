import { createServer, request } from 'node:http';
import { duplexPair } from 'node:stream';
import { text } from 'node:stream/consumers';
import { loadCompiled } from '../server/framework';

/** A compiled application, loaded to draw pages. */
export interface LoadedFramework {
  /** Requests an address of the application inside this process: no port is opened. */
  get(path: string): Promise<{ status: number; html: string }>;
}

/** Loads the compiled application whose framework's output is in `distDir`, to draw its pages. */
export async function loadFramework(distDir: string): Promise<LoadedFramework> {
  const server = createServer(await loadCompiled(distDir));
  return {
    get: (path) =>
      new Promise((resolve, reject) => {
        const [near, far] = duplexPair();
        server.emit('connection', far);
        const asked = request({ path, host: 'localhost', createConnection: () => near }, (response) => {
          text(response).then((html) => resolve({ status: response.statusCode ?? 0, html }), reject);
        });
        asked.on('error', reject);
        asked.end();
      }),
  };
}
