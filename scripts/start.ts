import { createServer } from 'node:net';
import { availableParallelism, hostname } from 'node:os';
import * as z from 'zod';
import { systemClock } from '#lib/clock';
import { isNamed, mailSettings, readInnerConfig, readRunConfig } from '#lib/config';
import { systemRandom } from '#lib/random';
import { buildStore } from '#lib/site/build/builds';
import { makeProbeSecret, removeProbeSecret } from '#lib/site/servers/probe-secret';
import { openServerStatus } from '#lib/site/servers/status';
import { readCommandLine } from './command-line';
import { isAlive } from './processes';
import { CommandError, run } from './run';
import { DRAIN_TIMEOUT } from './server/drain';
import { checkData, isSameData, readLastData, rememberData } from './server/last-data';
import { listen } from './server/listen';
import { watchBuilds } from './supervisor/build-watch';
import { createCrew } from './supervisor/crew';
import { createFigureBook, serveMetrics } from './supervisor/metrics';
import { BuildRefused, readServedBuild } from './supervisor/served-build';
import type { WorkerProcess } from './supervisor/worker-process';

const COMMAND = {
  name: 'npm start',
  options: { 'new-database': { type: 'boolean' } },
  schema: z.strictObject({
    operands: z.array(z.string()).max(0, 'npm start 后面多写了内容。'),
    'new-database': z.boolean('--new-database 后面不写内容。').default(false),
  }),
  settings: ['port', 'host', 'workers', 'trust-proxy', 'data'],
  usage: '用法：npm start，或 npm start -- --new-database（数据库不在了，从头开始）',
} as const;

/**
 * `npm start`: serves the newest complete build, and every later one once it is there. This process holds the port and
 * supervises the workers that answer; it loads neither the framework nor content.
 */
run(async () => {
  const wantsNew = readCommandLine(process.argv.slice(2), COMMAND)['new-database'];
  const config = readRunConfig(hostname());
  mailSettings(config);
  const { DISCLOSURE_OUTPUT: output, DISCLOSURE_TRIAL: trial } = readInnerConfig();
  const store = buildStore(output, isAlive);
  const directory = await store.current();
  if (!directory) throw new CommandError('还没有构建。请先运行 npm run build。');
  const build = await readServedBuild(directory, config).catch(endFor);
  const last = trial === undefined ? await readLastData(output) : null;
  const reminder = await checkData({ ...config, isFolderNamed: isNamed('DATA_DIR'), wantsNew }, last);
  if (reminder) console.error(reminder);
  const probe = await makeProbeSecret(output, process.pid, isAlive, systemRandom);
  const figures = config.METRICS_PORT === undefined ? null : createFigureBook<WorkerProcess>();
  const print = (text: string, isError: boolean) => (isError ? console.error(text) : console.log(text));
  const crew = createCrew({
    size: config.WORKERS === 'auto' ? availableParallelism() : config.WORKERS,
    clock: systemClock,
    mayMakeKey: wantsNew || !isSameData(config, last),
    probe,
    figures,
    print,
    onRecipient: (recipient) => {
      if (trial === undefined) void rememberData(output, config, recipient);
    },
    onUse: async (used, isUsed) => {
      // One whose folder is gone cannot be opened either: its worker says so.
      await store[isUsed ? 'hold' : 'release'](used, 'serving', process.pid).catch(() => undefined);
    },
    onEmpty: () => process.exit(1),
  });
  // Readers' connections wait here until a worker takes them; workers never hold the port.
  const server = createServer({ pauseOnConnect: true, allowHalfOpen: true, noDelay: true }, crew.connection);
  const port = await listen(server, config.PORT, config.HOSTNAME);
  if (figures && config.METRICS_PORT !== undefined)
    serveMetrics(config.METRICS_PORT, figures, { data: config.DATA_DIR, builds: output }, print);
  const status = await openServerStatus(output, process.pid, isAlive);
  const watching = new AbortController();
  stopGently(async () => {
    watching.abort();
    server.close();
    await crew.stop();
    await Promise.all([status.remove(), removeProbeSecret(output, process.pid)]);
  });
  // A command that ends a build meanwhile waits for this server too.
  await status.write({ serving: '', refused: {} }).catch(() => undefined);
  await crew.start(build).catch(endFor);
  console.log(`网站已启动：http://localhost:${port}（构建时的网址是 ${build.siteUrl}）`);
  const newest = () => store.current();
  await watchBuilds({ config, crew, status, newest, print }, watching.signal);
});

/** Ends the command for a build that cannot be served. */
function endFor(error: unknown): never {
  throw error instanceof BuildRefused ? new CommandError(error.message) : error;
}

function stopGently(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // A signal may come twice: from whoever manages processes, and handed on by npm.
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      // A moment longer than workers give themselves.
      setTimeout(() => process.exit(0), DRAIN_TIMEOUT + 1_000).unref();
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
