import { hostname } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#lib/clock';
import { type RunConfig, readInnerConfig, readRunConfig } from '#lib/config';
import { SECURITY_HEADERS } from '#lib/http/security';
import { IncompatibleBuild } from '#lib/site/build/build-files';
import { readIcons } from '#lib/site/icons';
import { run, systemErrorText } from '../run';
import { type ServedDesk, serveDesk } from './desk';
import { DRAIN_TIMEOUT, type DrainWay } from './drain';
import { startMeasure } from './operator/measure';
import { answerProbe } from './operator/probe-answer';
import { proveSite } from './proof';
import type { WorkerCommand } from './protocol';
import { createServedSites, type OpenedBuild, openBuild } from './served-sites';
import { createSiteServer, type SiteServer } from './site-server';
import { openSupervisorChannel } from './supervisor-channel';

/** How long running requests may take once the supervisor is gone, in milliseconds. */
const ORPHANED = 3_000;

type Start = Extract<WorkerCommand, { type: 'start' }>;

/** What a worker has once it was started. */
interface Started {
  server: SiteServer;
  desk: ServedDesk;
}

// A process of `npm start` that serves: it does what the supervisor says, and gets readers' connections from there.
run(async () => {
  const config = readRunConfig(hostname());
  const channel = openSupervisorChannel();
  const sites = createServedSites((build) => channel.tell({ type: 'freed', build }));
  /** The build that was proved last, beside the one in use. */
  let proved: OpenedBuild | null = null;
  let started: Started | null = null;
  let ending = false;

  async function start(command: Start): Promise<string | null> {
    const build = await openBuild(command.build);
    const { tell, counters, exclusive } = channel;
    const desk = serveDesk(config, build.site.siteUrl, {
      ...command,
      isClockCompared: !readInnerConfig().DISCLOSURE_TRIAL,
      counters,
      exclusive,
      terms: () => sites.current()?.terms ?? null,
      say: (text, isError) => tell({ type: 'line', text, isError }),
      onReady: (recipient) => tell({ type: 'recipient', recipient }),
      onMet: (trouble) => tell({ type: 'met', trouble }),
    });
    const measure = command.measures
      ? startMeasure(desk.lastState, desk.mail, (figures) => tell({ type: 'figures', figures }))
      : null;
    const icons = await readIcons(join(build.application, 'public'));
    const server = await createSiteServer({
      ...optionsOf(config, sites.hold),
      ...(command.probe !== null && { before: answerProbe(command.probe, config.TRUST_PROXY) }),
      ...(measure && { watch: measure.watch }),
      application: { directory: build.application, clock: systemClock, desk, icons },
    });
    // Node begins to watch over idle and unfinished requests at this event; nobody listens in this process.
    server.server.emit('listening');
    started = { server, desk };
    const reason = (await prove(build)) ?? (command.takesOver ? await databaseRefusal(desk) : null);
    if (reason === null) sites.use(build);
    return reason;
  }

  async function prove(build: OpenedBuild): Promise<string | null> {
    const { server } = startedWorker();
    const now = systemClock.now();
    const reason = await proveSite(server.server, build.site, now, (connection) =>
      sites.mark(connection, build),
    );
    if (proved) sites.unmark(proved);
    if (reason !== null) sites.unmark(build);
    proved = reason === null ? build : null;
    return reason;
  }

  async function carryOut(command: WorkerCommand): Promise<string | null> {
    switch (command.type) {
      case 'start':
        return start(command);
      case 'open':
        await startedWorker().desk.open(command.greets);
        return null;
      case 'prove':
        return prove(await openBuild(command.build, sites.current()));
      case 'switch':
        if (proved?.directory !== command.build) return '这个工作进程没有试过这次构建';
        sites.use(proved);
        proved = null;
        return null;
    }
  }

  function startedWorker(): Started {
    if (!started) throw new Error('a worker was told to work before it was started');
    return started;
  }

  function end(way: DrainWay, milliseconds = DRAIN_TIMEOUT): void {
    setTimeout(leave, milliseconds).unref();
    const last = ending;
    ending = true;
    const drained = started?.server.drain(way) ?? Promise.resolve();
    // A second call only hurries the first.
    if (last) return;
    drained
      .then(() => started?.desk.close())
      .catch((error: unknown) => console.error(error))
      .finally(leave);
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      started?.server.leave();
      channel.tell({ type: 'leaving' });
    });
  process.on('disconnect', () => end('stop', ORPHANED));
  channel.serve({
    carryOut: (command) => carryOut(command).catch((error: unknown) => refusalText(error)),
    connection: (socket) => startedWorker().server.take(socket),
    forget: (build) => {
      if (proved?.directory !== build) return;
      sites.unmark(proved);
      proved = null;
    },
    stop: end,
    met: (trouble) => started?.desk.met(trouble),
  });
});

/** Ends this process at once: `process.exit` waits for every call to a file, and on a disk that hangs none ends. */
function leave(): void {
  process.kill(process.pid, 'SIGKILL');
}

function optionsOf(
  config: RunConfig,
  hold: Parameters<typeof createSiteServer>[0]['hold'],
): Omit<Parameters<typeof createSiteServer>[0], 'application'> {
  return {
    dev: false,
    hold,
    port: config.PORT,
    hostname: config.HOSTNAME,
    trustedProxies: config.TRUST_PROXY,
    headers: SECURITY_HEADERS,
  };
}

/** Why a build may not take the place of one that can use the database; null when it can too, or when neither can. */
async function databaseRefusal(desk: ServedDesk): Promise<string | null> {
  const trouble = await desk.trouble();
  return trouble?.reason === 'newer' ? `意见反馈的${trouble.message}` : null;
}

/** Why a build cannot be served, in Chinese. */
function refusalText(error: unknown): string {
  if (error instanceof IncompatibleBuild)
    return '现有的构建是另一个版本的程序生成的，不能使用。请重新运行 npm run build。';
  console.error(error);
  return systemErrorText(error) ?? `构建打不开：${error instanceof Error ? error.message : String(error)}`;
}
