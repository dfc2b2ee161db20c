import { availableParallelism } from 'node:os';
import { noticePath, SITE_PATHS } from '#lib/model/addresses';
import { ask } from '../../tests/harness/ask';
import { FIRST } from '../../tests/harness/fixtures';
import { startNginx } from '../../tests/harness/nginx';
import { childrenOf } from '../../tests/harness/process-family';
import { until } from '../../tests/harness/server';
import { residentBytes } from './feedback';
import { buildPerRequest } from './per-request';
import { type Bench, logStep } from './session';
import { startStaticNginx } from './static-nginx';
import { ratio, table, whole } from './table';
import { compareTargets, type Target } from './wrk';

const PATH = noticePath(FIRST.slug);
const GZIP = { acceptEncoding: 'gzip' };

/** Aims: the proxy's least share of plain nginx's rate, and the bare server's least multiple of per-request rendering. */
const PROXY_AIM = 0.75;
const BARE_AIM = 3;

/** Requests a second for the first notice: bare server and caching proxy, beside plain nginx and per-request rendering. */
export async function measureLoad(bench: Bench, command: string): Promise<string> {
  const { output } = await bench.build({ notices: 1 });
  const perRequest = await buildPerRequest(bench);
  const site = await bench.serve(output);
  const rendering = await bench.serve(perRequest);
  const proxy = await startNginx(site.port, { unlimited: true });
  bench.cleanup.defer(() => proxy.stop());
  const files = await startStaticNginx(proxy, PATH);
  bench.cleanup.defer(() => files.stop());
  const targets = [
    { name: 'bare', url: site.url + PATH, ...GZIP },
    { name: 'proxy', url: `https://localhost:${proxy.httpsPort}${PATH}`, ...GZIP },
    { name: 'static', url: `https://localhost:${files.httpsPort}${PATH}`, ...GZIP },
    { name: 'bare unpacked', url: site.url + PATH },
    { name: 'page', url: `${rendering.url}/per-request/page/${FIRST.slug}` },
    { name: 'route', url: `${rendering.url}/per-request/route/${FIRST.slug}` },
  ] as const satisfies Target[];
  for (const target of targets) await checkTarget(target);
  logStep('measuring all targets, interleaved');
  const rates = await compareTargets(targets, bench.quick ? { rounds: 1, seconds: 2 } : ROUNDS);
  const rate = (name: (typeof targets)[number]['name']) => rates.get(name) ?? Number.NaN;
  const row = (what: string, name: (typeof targets)[number]['name'], compared: string) => [
    what,
    whole(rate(name)),
    compared,
    command,
  ];
  const beside = (name: (typeof targets)[number]['name'], other: (typeof targets)[number]['name']) =>
    rate(name) / rate(other);
  const served = table(
    ['the first notice, served by', '>requests/s', 'beside', 'command'],
    [
      row('plain nginx, the same bytes as a file (TLS, gzip)', 'static', ''),
      row(
        'nginx with `proxy_cache` as in docs/nginx.conf (TLS, gzip)',
        'proxy',
        `${ratio(beside('proxy', 'static'), PROXY_AIM)} of plain nginx`,
      ),
      row('the bare server (gzip)', 'bare', ''),
      row('the bare server (not compressed)', 'bare unpacked', ''),
      row(
        'the same page rendered per request, App Router (not compressed)',
        'page',
        `the bare server gives ${ratio(beside('bare unpacked', 'page'), BARE_AIM)} times as many`,
      ),
      row(
        'a route that renders the same components per request (not compressed)',
        'route',
        `the bare server gives ${beside('bare unpacked', 'route').toFixed(2)} times as many`,
      ),
    ],
  );
  return `${served}\n\n${await measureWorkers(bench, command)}`;
}

const ROUNDS = { rounds: 5, seconds: 4 };

/** Checks that a target serves the notice. @throws Error when it does not. */
async function checkTarget({ name, url }: Target): Promise<void> {
  const { origin, pathname } = new URL(url);
  const { status, text } = await ask(origin, pathname);
  if (status !== 200 || !text.includes(FIRST.title)) throw new Error(`${name} answers ${status}:\n${text}`);
}

/** Addresses: a page that was drawn by the build, and one that is drawn for each request. */
const WORKER_PATHS = { 'a drawn page': SITE_PATHS.home, 'the list, drawn for each request': SITE_PATHS.list };

/** Requests a second and resident memory of the bare server, with one worker and with one for each core. */
async function measureWorkers(bench: Bench, command: string): Promise<string> {
  const { output } = await bench.build({ notices: 1 });
  const servers = await Promise.all(
    ['1', 'auto'].map(async (workers) => {
      const server = await bench.serve(output, undefined, { WORKERS: workers });
      const count = workers === 'auto' ? availableParallelism() : 1;
      await until(
        async () => ((await childrenOf(server.pid)).length === count ? true : null),
        `${count} workers`,
      );
      return { workers, server };
    }),
  );
  const idle = await Promise.all(servers.map(({ server }) => residentBytes(server)));
  logStep('measuring one worker and several, interleaved');
  const targets = servers.flatMap(({ workers, server }) =>
    Object.entries(WORKER_PATHS).map(([name, path]) => ({
      name: `${workers} ${name}`,
      url: server.url + path,
      acceptEncoding: 'gzip',
    })),
  );
  const rates = await compareTargets(targets, bench.quick ? { rounds: 1, seconds: 2 } : ROUNDS);
  const loaded = await Promise.all(servers.map(({ server }) => residentBytes(server)));
  const rows = servers.flatMap(({ workers }, index) => [
    ...Object.keys(WORKER_PATHS).map((name) => {
      const rate = rates.get(`${workers} ${name}`) ?? Number.NaN;
      const beside =
        workers === '1' ? '' : `${(rate / (rates.get(`1 ${name}`) ?? rate)).toFixed(2)} times one worker`;
      return [`\`WORKERS=${workers}\`, ${name}`, `${whole(rate)} requests/s`, beside, command];
    }),
    ...(['idle', 'after load'] as const).map((when) => {
      const { own, all } = (when === 'idle' ? idle : loaded)[index] ?? { own: Number.NaN, all: Number.NaN };
      const memory = `${whole(all / 1e6)} MB resident`;
      return [
        `\`WORKERS=${workers}\`, ${when}`,
        memory,
        `${whole(own / 1e6)} MB of it the supervisor`,
        command,
      ];
    }),
  ]);
  return table(['the bare server (gzip)', '>figure', 'beside', 'command'], rows);
}
