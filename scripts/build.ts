import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { isLoopback, readBuildConfig } from '#lib/config';
import { readTree } from '#lib/files';
import { loadContent } from '#lib/notice/load';
import { isError } from '#lib/notice/problem';
import { buildStore } from '#lib/site/builds';
import { finishPages, writeBuildInput } from '#lib/site/make-build';
import { minifyStyle } from '#lib/site/style';
import { OUTPUT, writeFrameworkTypes } from './framework';
import { isAlive } from './processes';
import { report } from './report';
import { CommandError, run } from './run';

/** `npm run build`: checks `content/`, prerenders every page, and only then makes the build the one to serve. */
run(async () => {
  const { SITE_URL, CONTENT_DIR } = readBuildConfig();
  const tree = await readTree(CONTENT_DIR);
  const content = loadContent(tree, CONTENT_DIR);
  report(content);
  const { publisher, notices, problems } = content;
  if (!publisher || problems.some(isError)) throw new CommandError('没有构建。网站上仍是上一次构建的内容。');
  if (isLoopback(SITE_URL))
    console.warn(`提醒：SITE_URL 是 ${SITE_URL}，只有本机能访问；正式发布前请设为网站的地址。`);

  const store = buildStore(OUTPUT, isAlive);
  const { name, directory } = await store.create(process.pid);
  try {
    const style = minifyStyle(await readFile('components/style.css', 'utf8'));
    await writeBuildInput(directory, {
      publisher,
      notices,
      tree,
      style,
      siteUrl: SITE_URL,
      contentDir: CONTENT_DIR,
    });
    await writeFrameworkTypes();
    await prerender(directory);
    const published = notices.filter((notice) => notice.published !== null);
    await finishPages(
      directory,
      published.map(({ slug }) => slug),
    );
    await store.publish(name);
    console.log(`构建完成：${published.length} 篇通报。用 npm start 启动网站。`);
  } catch (error) {
    await store.discard(name);
    throw error;
  }
});

/** Lets the framework prerender every page. What it prints is English, for developers: shown when it fails. */
async function prerender(directory: string): Promise<void> {
  console.log('正在生成页面……');
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      DISCLOSURE_MODE: 'build',
      DISCLOSURE_BUILD: relative('.', directory),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const [code] = await once(child, 'close');
  if (code === 0) return;
  console.error(output);
  throw new CommandError('构建失败。网站上仍是上一次构建的内容。');
}
