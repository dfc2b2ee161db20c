import type { Server } from 'node:http';
import { DRAIN_TIMEOUT } from './drain';
import { listen } from './listen';
import { createSiteServer, type ServedSite, type SiteServerOptions } from './site-server';

/** The options of `serve`. */
export interface ServeOptions extends Omit<SiteServerOptions, 'hold'> {
  served: ServedSite;
  /** Called on SIGINT or SIGTERM, before running requests are awaited. */
  stopping?: () => void;
}

/** Serves one site in this process until SIGINT or SIGTERM, with a graceful shutdown. */
export async function serve({
  served,
  stopping,
  ...options
}: ServeOptions): Promise<{ port: number; server: Server }> {
  const { server, drain } = await createSiteServer({ ...options, hold: () => served });
  const port = await listen(server, options.port, options.hostname);
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // A signal may come twice: from whoever manages processes, and handed on by npm.
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      setTimeout(() => process.exit(0), DRAIN_TIMEOUT).unref();
      stopping?.();
      server.close();
      drain('stop').then(() => process.exit(0));
    });
  }
  return { server, port };
}
