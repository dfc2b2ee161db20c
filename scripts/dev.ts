import { randomBytes } from 'node:crypto';
import { watch } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { stoppedClock, systemClock } from '#lib/clock';
import { readBuildConfig, readInnerConfig, readRunConfig } from '#lib/config';
import { treeReader } from '#lib/content/files/read-tree';
import { openDerivedCache } from '#lib/derived-cache';
import { PRERENDERED } from '#lib/model/addresses';
import { instantOf } from '#lib/model/date';
import { programHash } from '#lib/program';
import { openPages, pageSource } from '#lib/site/page-data';
import { siteStyles } from '#lib/site/page-styles';
import { previewSource } from '#lib/site/preview-site';
import { CHANGES, RELOAD_SCRIPT } from '#lib/site/reload';
import { createShareImages } from '#lib/site/share-images';
import { contentLoader } from '#lib/versions/checks/content-loader';
import { writeFrameworkTypes } from './build/framework-types';
import { expectOutputInside } from './build/output-folder';
import { momentValue, readCommandLine } from './command-line';
import { concurrentChecks } from './content/check-processes';
import { run } from './run';
import { refuseTakenPort } from './server/listen';
import { previewDesk } from './server/preview-desk';
import { previewErrorPage } from './server/preview-error';
import { serve } from './server/serve';
import { bundleStyles } from './styles';

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
// Previews show drafts: they are for this machine alone.
const HOST = 'localhost';
const SCRIPT = `new EventSource('${CHANGES}').onmessage = () => location.reload();\n`;

/** `npm run dev [-- --at 2025-01-15T09:00]`: live preview of `content/`, now or at a chosen moment. */
run(async () => {
  const moment = readMomentToShow(process.argv.slice(2));
  const { PORT: port } = readRunConfig(hostname());
  const { CONTENT_DIR } = readBuildConfig();
  const { DISCLOSURE_OUTPUT: output } = readInnerConfig();
  expectOutputInside(output);
  // Before the framework, which writes lines of its own and takes seconds.
  await refuseTakenPort(port, HOST);
  // One that cannot be read is told here, not only on its pages.
  await readdir(CONTENT_DIR);
  const directory = `${output}/preview`;
  const origin = `http://localhost:${port}`;
  const token = randomBytes(16).toString('hex');
  const css = await bundleStyles({ isPreview: true });
  const clock = moment === undefined ? systemClock : stoppedClock(instantOf(moment));
  const { site, drawnSite } = previewSource({
    readContent: treeReader(CONTENT_DIR),
    loadContent: contentLoader({
      root: CONTENT_DIR,
      cache: await openDerivedCache(join(output, 'cache'), programHash()),
      isPreview: true,
      makeChecks: concurrentChecks(),
    }),
    siteUrl: origin,
    styles: siteStyles(css),
    clock,
    shareImage: createShareImages(),
    draw: (page) => draw(`${origin}${PRERENDERED}/${page}`, token),
  });
  openPages(pageSource(drawnSite));
  await writeFrameworkTypes(output);
  const readers = new Set<ServerResponse>();
  reloadOnChange(CONTENT_DIR, readers);
  // The framework's own switch; it reads it in each of its processes.
  Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: '1' });
  await serve({
    dev: true,
    application: { directory, clock, desk: previewDesk(origin), icons: new Map() },
    served: { site, errorPage: await previewErrorPage(css.site) },
    port,
    hostname: HOST,
    trustedProxies: 0,
    headers: {},
    before: (request, response) => ownAddress(request, response, readers),
    stopping: () => {
      for (const reader of readers) reader.end();
    },
    inner: (request) => request.headers['x-preview'] === token,
  });
  console.log(
    `预览：http://localhost:${port}${moment === undefined ? '' : `，显示北京时间 ${moment.replace('+08:00', '')} 的页面`}。保存文件后页面会自己更新。按 Ctrl+C 结束。`,
  );
});

/** Tells open pages to reload when a file is saved. Where the system watches no more files, pages stay until they are loaded again. */
function reloadOnChange(contentDir: string, readers: ReadonlySet<ServerResponse>): void {
  const giveUp = () => console.warn('提醒：系统不能再监视更多的文件，保存以后请自己刷新页面。');
  try {
    const watcher = watch(contentDir, { recursive: true }, () => {
      for (const reader of readers) reader.write('data: changed\n\n');
    });
    watcher.on('error', giveUp);
  } catch {
    giveUp();
  }
}

/** Fetches a page from this process's own framework at its internal address. @throws Error when it fails. */
async function draw(address: string, token: string): Promise<string> {
  const drawn = await fetch(address, { headers: { 'x-preview': token }, cache: 'no-store' });
  if (!drawn.ok) throw new Error(`the preview could not draw ${address}: ${drawn.status}`);
  return drawn.text();
}

/** Reads the moment to preview; undefined for the present. @throws CommandError in Chinese. */
function readMomentToShow(args: readonly string[]): string | undefined {
  const at = momentValue('at');
  const { at: named, operands } = readCommandLine(args, {
    name: 'dev',
    options: { at: { type: 'string' } },
    // `npm run dev --at 2025-…` without `--`: npm swallows the option and passes on the moment alone.
    operand: 'at',
    schema: z.strictObject({ at: at.optional(), operands: z.array(at).max(1, 'dev 后面多写了内容。') }),
    settings: ['port', 'content'],
    usage: '用法：npm run dev -- [--at 2025-01-15T09:00]',
  });
  return named ?? operands[0];
}

function ownAddress(
  request: IncomingMessage,
  response: ServerResponse,
  readers: Set<ServerResponse>,
): boolean {
  // Pages of the web that point a name at this machine must not read drafts.
  if (!LOCAL_HOST.test(request.headers.host ?? '')) {
    response.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8' }).end('预览只能从本机打开。\n');
    return true;
  }
  if (request.url === RELOAD_SCRIPT) {
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(SCRIPT);
    return true;
  }
  if (request.url !== CHANGES) return false;
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': open\n\n');
  readers.add(response);
  request.on('close', () => readers.delete(response));
  return true;
}
