import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { type RunConfig, readRunConfig } from '#lib/config';
import { openDesk } from '#lib/feedback/current';
import { securityHeaders } from '#lib/http/security';
import { buildStore } from '#lib/site/builds';
import { buildFiles, manifestSchema } from '#lib/site/manifest';
import { isAlive } from './processes';
import { CommandError, run } from './run';
import { serveDesk } from './server/desk';
import { OUTPUT } from './server/framework';
import { serve } from './server/serve';

/** `npm start`: serves the newest whole build. */
run(async () => {
  const config = readRunConfig(hostname());
  const store = buildStore(OUTPUT, isAlive);
  const directory = await store.current();
  if (!directory) throw new CommandError('还没有构建。请先运行 npm run build。');
  const files = buildFiles(directory);
  const record = manifestSchema.parse(JSON.parse(await readFile(files.record, 'utf8')));
  refuseOther('SITE_URL', record.siteUrl, config);
  refuseOther('CONTENT_DIR', record.contentDir, config);
  await store.hold(directory, 'serving', process.pid);
  Object.assign(process.env, {
    NODE_ENV: 'production',
    DISCLOSURE_MODE: 'serve',
    DISCLOSURE_BUILD: directory,
  });
  const desk = await serveDesk(config, record.siteUrl);
  openDesk(desk);
  const server = await serve({
    dev: false,
    port: config.PORT,
    hostname: config.HOSTNAME,
    trustedProxies: config.TRUST_PROXY,
    headers: securityHeaders(await readFile(files.style, 'utf8'), await readFile(files.plainStyle, 'utf8')),
    errorPage: await readFile(files.page('error'), 'utf8'),
    stopped: desk.close,
  });
  console.log(`网站已启动：http://localhost:${server.port}（构建时的网址是 ${record.siteUrl}）`);
});

function refuseOther(name: 'SITE_URL' | 'CONTENT_DIR', recorded: string, config: RunConfig): void {
  const named = config[name];
  if (named === undefined || named === recorded) return;
  throw new CommandError(
    `${name} 是 ${named}，但构建时是 ${recorded}。请用现在的值重新运行 npm run build，或去掉这个环境变量。`,
  );
}
