import { hostname } from 'node:os';
import { z } from 'zod';
import { systemClock } from '#lib/clock';
import { isNamed, type RunConfig, readInnerConfig, readRunConfig } from '#lib/config';
import { SECURITY_HEADERS } from '#lib/http/security';
import { buildStore } from '#lib/site/build/builds';
import { IncompatibleBuild, openBuiltSite } from '#lib/site/built-site';
import { DEFAULT_VIEW } from '#lib/views/view';
import { readCommandLine } from './command-line';
import { isAlive } from './processes';
import { CommandError, run } from './run';
import { serveDesk } from './server/desk';
import { checkData, isSameData, readLastData, rememberData } from './server/last-data';
import { serve } from './server/serve';

const COMMAND = {
  name: 'npm start',
  options: { 'new-database': { type: 'boolean' } },
  schema: z.strictObject({
    operands: z.array(z.string()).max(0, 'npm start 后面多写了内容。'),
    'new-database': z.boolean('--new-database 后面不写内容。').default(false),
  }),
  usage: '用法：npm start，或 npm start -- --new-database（数据库不在了，从头开始）',
} as const;

/** `npm start`: serves the newest complete build. */
run(async () => {
  const wantsNew = readCommandLine(process.argv.slice(2), COMMAND)['new-database'];
  const config = readRunConfig(hostname());
  const { DISCLOSURE_OUTPUT: output, DISCLOSURE_TRIAL: trial } = readInnerConfig();
  const store = buildStore(output, isAlive);
  const directory = await store.current();
  if (!directory) throw new CommandError('还没有构建。请先运行 npm run build。');
  const { site, contentDir, application } = await openBuiltSite(directory).catch((error: unknown) => {
    if (!(error instanceof IncompatibleBuild)) throw error;
    throw new CommandError('现有的构建是另一个版本的程序生成的，不能使用。请重新运行 npm run build。');
  });
  refuseOther('SITE_URL', site.siteUrl, config);
  refuseOther('CONTENT_DIR', contentDir, config);
  const last = trial === undefined ? await readLastData(output) : null;
  const reminder = await checkData({ ...config, isFolderNamed: isNamed('DATA_DIR'), wantsNew }, last);
  if (reminder) console.error(reminder);
  await store.hold(directory, 'serving', process.pid);
  const desk = serveDesk(config, site.siteUrl, {
    mayMakeKey: wantsNew || !isSameData(config, last),
    onReady: async (recipient) => {
      if (trial === undefined) await rememberData(output, config, recipient);
    },
  });
  const server = await serve({
    dev: false,
    application: {
      directory: application,
      site: async () => site,
      errorPage: await site.page('error', DEFAULT_VIEW),
      clock: systemClock,
      desk,
    },
    port: config.PORT,
    hostname: config.HOSTNAME,
    trustedProxies: config.TRUST_PROXY,
    headers: SECURITY_HEADERS,
    stopped: desk.close,
  });
  // Nothing is made before the port is had.
  await desk.open();
  console.log(`网站已启动：http://localhost:${server.port}（构建时的网址是 ${site.siteUrl}）`);
});

function refuseOther(name: 'SITE_URL' | 'CONTENT_DIR', recorded: string, config: RunConfig): void {
  const named = config[name];
  if (named === undefined || named === recorded) return;
  throw new CommandError(
    `${name} 是 ${named}，但构建时是 ${recorded}。请用现在的值重新运行 npm run build，或去掉这个环境变量。`,
  );
}
