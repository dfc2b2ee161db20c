import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ask } from '../../tests/harness/ask';
import { listens, type Nginx } from '../../tests/harness/nginx';
import { freePort, until } from '../../tests/harness/server';

/** The location in `docs/nginx.conf` that proxies and caches the site. */
const CACHED_SITE = /^ {8}location \/ \{[\s\S]*?^ {8}\}$/m;

/** An nginx that serves static files only. */
export interface StaticNginx {
  httpsPort: number;
  stop(): Promise<void>;
}

/**
 * Starts an nginx with the configuration of `proxy` (workers, TLS, connections), except that it serves `path` from
 * static files: the response that `proxy` gives now, plain and as gzip (`gzip_static`).
 */
export async function startStaticNginx(proxy: Nginx, path: string): Promise<StaticNginx> {
  const root = join(proxy.directory, 'static');
  await savePage(proxy, path, join(root, path));
  const httpsPort = await freePort();
  const configuration = (await readFile(join(proxy.directory, 'nginx.conf'), 'utf8'))
    .replace(CACHED_SITE, `location / { root ${root}; gzip_static on; default_type "text/html"; }`)
    .replaceAll(`:${proxy.httpsPort} `, `:${httpsPort} `)
    .replace(String(proxy.httpPort), String(await freePort()))
    .replace('nginx.pid', 'static.pid');
  const file = join(proxy.directory, 'static.conf');
  await writeFile(file, configuration);
  const directives = process.getuid?.() === 0 ? 'daemon off; user root;' : 'daemon off;';
  const child = spawn('nginx', ['-p', proxy.directory, '-c', file, '-g', directives]);
  let printed = '';
  child.stderr.on('data', (chunk) => (printed += chunk));
  const gone = once(child, 'exit');
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`nginx ended:\n${printed}`);
    return (await listens(httpsPort)) ? true : null;
  }, 'nginx');
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  return { httpsPort, stop };
}

async function savePage(proxy: Nginx, path: string, file: string): Promise<void> {
  const origin = `https://localhost:${proxy.httpsPort}`;
  const plain = await ask(origin, path);
  const gzipped = await ask(origin, { path, headers: { 'accept-encoding': 'gzip' } });
  if (gzipped.headers['content-encoding'] !== 'gzip' || gzipped.text !== plain.text)
    throw new Error(`${path} does not come as gzip`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, plain.body);
  await writeFile(`${file}.gz`, gzipped.body);
}
