import lighthouse from 'lighthouse';
import { chromium } from 'playwright';
import { expect, test } from 'vitest';
import { FIRST } from '../harness/fixtures';
import { freePort, startServer } from '../harness/server';

const PATHS = ['/', `/notices/${FIRST.slug}`, '/notices', '/reading'];

test('Lighthouse (mobile) gives 100 in accessibility, best practices and SEO', async () => {
  const server = await startServer({ at: FIRST.open });
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', `--remote-debugging-port=${port}`],
    timeout: 0,
  });
  const scores: unknown[] = [];
  for (const path of PATHS) {
    const result = await lighthouse(server.url + path, {
      port,
      logLevel: 'error',
      onlyCategories: ['accessibility', 'best-practices', 'seo'],
    });
    const categories = Object.values(result?.lhr.categories ?? {});
    scores.push({ path, ...Object.fromEntries(categories.map(({ id, score }) => [id, score])) });
  }
  await browser.close();
  await server.stop();
  expect(scores).toEqual(PATHS.map((path) => ({ path, accessibility: 1, 'best-practices': 1, seo: 1 })));
});
