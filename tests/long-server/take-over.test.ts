import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { buildStore } from '#lib/site/build/builds';
import { waitForServers } from '#lib/site/servers/take-over';
import { isAlive } from '../../scripts/processes';
import { ask } from '../harness/ask';
import { buildsIn } from '../harness/builds-beside';
import { type CommandOptions, runScript } from '../harness/command';
import { keptIn } from '../harness/feedback-data';
import { FIRST } from '../harness/fixtures';
import { startFlow } from '../harness/flow';
import { ownFolder, ownNginx, ownServer } from '../harness/for-test';
import { startReaders } from '../harness/readers';

// Staff build again and again beside a server that people read and write to.

const SITE_FILE = 'site.yaml';

/** How long the load lasts at least, in milliseconds. */
const LOAD = 60_000;

/** What staff do, one after another: the number that the site then shows as that of its content. */
const DEEDS: ({ build: number } | { back: number } | 'killed' | 'broken')[] = [
  { build: 2 },
  { build: 3 },
  { back: 2 },
  { build: 4 },
  'killed',
  { build: 5 },
  'broken',
  { build: 6 },
  { back: 5 },
  { build: 7 },
  { build: 8 },
  { build: 9 },
];

test.each([
  { way: 'directly', isProxied: false },
  { way: 'through nginx', isProxied: true },
])('nobody notices ten builds and two ways back, $way', async ({ isProxied }) => {
  const folder = await ownFolder();
  const content = join(folder, 'content');
  await cp('tests/fixtures/content', content, { recursive: true });
  const output = `.next/test-long-take-over-${process.pid}`;
  onTestFinished(() => rm(output, { recursive: true, force: true }));
  const env = { CONTENT_DIR: content, DISCLOSURE_OUTPUT: output };
  const build = (options: CommandOptions = {}) => runScript('build', { ...options, env });
  const siteFile = await readFile(join(content, SITE_FILE), 'utf8');
  const body = /^organization: (.*)$/m.exec(siteFile)?.[1] ?? '';
  const edit = (number: number) =>
    writeFile(join(content, SITE_FILE), siteFile.replaceAll(body, `${body}〔${number}〕`));
  const store = buildStore(output, isAlive);

  expect((await build()).stderr).not.toContain('没有构建');
  const data = join(folder, 'data');
  const trust: Record<string, string> = isProxied ? { TRUST_PROXY: '1' } : {};
  const server = await ownServer({
    at: FIRST.open,
    output,
    env: { DATA_DIR: data, FEEDBACK_PER_HOUR: '1000000', WORKERS: '2', ...trust },
  });
  const origin = isProxied ? `https://localhost:${(await ownNginx(server.port)).httpsPort}` : server.url;
  // Behind nginx as fast as its limits let one reader be.
  const readers = startReaders(origin, { pace: isProxied ? 250 : 20 });
  const flow = startFlow(origin, '换构建时的人', {
    pace: isProxied ? 4_000 : 100,
    mayBeAskedAgain: true,
  });
  const enough = pause(LOAD);

  for (const deed of DEEDS) {
    if (deed === 'killed') {
      await edit(99);
      expect((await build({ killWhen: /正在生成页面/ })).code).toBeNull();
    } else if (deed === 'broken') {
      const { name, directory } = await store.create(process.pid);
      await writeFile(join(directory, 'manifest.json'), '{');
      await store.publish(name);
      const [outcome] = await waitForServers(output, name, { isAlive, pause });
      expect(outcome?.state).toBe('refused');
      await store.withdraw(name);
    } else {
      const isBack = 'back' in deed;
      const number = isBack ? deed.back : deed.build;
      if (!isBack) await edit(number);
      const { code, stdout, stderr } = await build(isBack ? { args: ['--back'] } : {});
      expect([code, stdout, stderr]).toEqual([
        0,
        expect.stringContaining('已经换上这次构建'),
        expect.anything(),
      ]);
      expect(buildsIn((await ask(server.url, '/notices')).text)).toEqual([number]);
    }
  }
  await enough;
  const { read, failed } = await readers.end();
  const { messages, receipts } = await flow.end();
  expect(failed).toEqual([]);
  expect(read).toBeGreaterThan(100);
  const kept = await keptIn(data, receipts);
  expect([kept.messages, kept.found]).toEqual([messages, receipts.length]);
});
