import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { freePort, until } from './server';

const CONFIGURATION = 'docs/nginx.conf';

/** Folders in which nginx keeps bodies that it does not hold in memory, by the directive that names each. */
const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** nginx with the operators' own configuration, ports and paths substituted. */
export interface Nginx {
  httpPort: number;
  httpsPort: number;
  /** The folder of everything that it writes. */
  directory: string;
  /** The folder of its cache, below `directory`. */
  cache: string;
  /** The folder below which it would put bodies on disk. */
  temporary: string;
  /** What its error log holds. */
  errors(): Promise<string>;
  stop(): Promise<void>;
}

/** How nginx is to differ from the operators' own. */
export interface NginxOptions {
  logged?: boolean;
  unlimited?: boolean;
  changed?: readonly (readonly [from: string, to: string])[];
}

/**
 * Starts nginx with `docs/nginx.conf` in front of the site on `sitePort`, and waits until it listens.
 * @param logged whether it logs what is asked for, to `access.log`, in the format that the configuration offers.
 * @param unlimited whether one client may ask as often as it can, as benchmarks do.
 * @param changed what else is written otherwise, each of which stands there once.
 */
export async function startNginx(
  sitePort: number,
  { logged = false, unlimited = false, changed = [] }: NginxOptions = {},
): Promise<Nginx> {
  const directory = await mkdtemp(join(tmpdir(), 'disclosure-nginx-'));
  const cache = join(directory, 'cache');
  const temporary = join(directory, 'temporary');
  const errorLog = join(directory, 'error.log');
  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  await Promise.all(
    [cache, ...TEMPORARY.map((name) => join(temporary, name))].map((folder) =>
      mkdir(folder, { recursive: true }),
    ),
  );
  await makeCertificate(directory);
  const configuration = substitute(await readFile(CONFIGURATION, 'utf8'), [
    [
      'http {',
      `http {\n${TEMPORARY.map((name) => `    ${name}_temp_path ${join(temporary, name)};`).join('\n')}`,
    ],
    ['/run/nginx.pid', join(directory, 'nginx.pid')],
    ['/var/log/nginx/error.log', errorLog],
    // The one of all locations; those of the form's address stay as they are.
    [
      'access_log off;\n    error_log',
      `access_log ${logged ? `${join(directory, 'access.log')} no_query` : 'off'};\n    error_log`,
    ],
    ['/var/cache/nginx/disclosure', cache],
    ['server 127.0.0.1:3000;', `server 127.0.0.1:${sitePort};`],
    ['listen 80 ', `listen 127.0.0.1:${httpPort} `],
    ['listen 443 ssl http2 default_server;', `listen 127.0.0.1:${httpsPort} ssl http2 default_server;`],
    [
      'listen 443 ssl http2;\n        server_name your.host;',
      `listen 127.0.0.1:${httpsPort} ssl http2;\n        server_name your.host localhost;`,
    ],
    ['root /etc/nginx/disclosure;', `root ${resolve('docs')};`],
    ...changed,
    ...(unlimited ? [['rate=200r/s', 'rate=1000000r/s'] as const] : []),
    ['/etc/ssl/disclosure/fullchain.pem', join(directory, 'fullchain.pem')],
    ['/etc/ssl/disclosure/privkey.pem', join(directory, 'privkey.pem')],
  ]);
  const file = join(directory, 'nginx.conf');
  await writeFile(file, configuration);
  // Workers of a master that is root would be another account, which could not enter the folder.
  const directives = process.getuid?.() === 0 ? 'daemon off; user root;' : 'daemon off;';
  const child = spawn('nginx', ['-e', errorLog, '-p', directory, '-c', file, '-g', directives]);
  let printed = '';
  child.stderr.on('data', (chunk) => (printed += chunk));
  const gone = once(child, 'exit');
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`nginx ended:\n${printed}`);
    return (await listens(httpsPort)) ? true : null;
  }, 'nginx');
  return {
    httpPort,
    httpsPort,
    directory,
    cache,
    temporary,
    errors: () => readFile(errorLog, 'utf8').catch(() => ''),
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/**
 * Notes the name of every file that nginx makes for a body, however soon it goes again; what it gives ends that
 * and tells the names.
 */
export function watchBodies({ temporary }: Nginx): () => Promise<string[]> {
  const seen: string[] = [];
  const watchers = TEMPORARY.map((name) =>
    watch(join(temporary, name), (_, file) => seen.push(join(name, file ?? ''))),
  );
  return async () => {
    // What was made before these is heard of before them.
    const last = TEMPORARY.map((name) => join(name, 'last'));
    await Promise.all(last.map((name) => writeFile(join(temporary, name), '')));
    await until(async () => (last.every((name) => seen.includes(name)) ? true : null), 'the last files');
    for (const watcher of watchers) watcher.close();
    await Promise.all(last.map((name) => rm(join(temporary, name))));
    return seen.filter((name) => !last.includes(name));
  };
}

/**
 * How many seconds before a boundary to begin so that several such rounds of questions are answered before it, and one is
 * still kept when the next asks: more on a machine that is busy.
 */
export async function leadFor(round: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await round();
  return 2.9 + (5 * (performance.now() - began)) / 1_000;
}

/** The files below a folder. */
export async function filesBelow(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Replaces each pattern, which must occur exactly once: a changed configuration is not tested by half. */
function substitute(text: string, pairs: readonly (readonly [from: string, to: string])[]): string {
  return pairs.reduce((changed, [from, to]) => {
    const pieces = changed.split(from);
    if (pieces.length !== 2)
      throw new Error(`${CONFIGURATION} holds “${from}” ${pieces.length - 1} times, not once`);
    return pieces.join(to);
  }, text);
}

async function makeCertificate(directory: string): Promise<void> {
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=your.host', '-addext', 'subjectAltName=DNS:your.host'],
    ...['-keyout', join(directory, 'privkey.pem'), '-out', join(directory, 'fullchain.pem')],
  ]);
}

/** Whether a TCP port on this machine accepts connections. */
export async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const heard = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]).catch(() => false);
  socket.destroy();
  return heard;
}
