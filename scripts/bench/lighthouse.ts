import lighthouse from 'lighthouse';
import { noticePath, SITE_PATHS } from '#lib/model/addresses';
import { FIRST } from '../../tests/harness/fixtures';
import { freePort } from '../../tests/harness/server';
import { launchChromium } from './pages';
import { type Bench, logStep } from './session';
import { median } from './statistics';
import { table, whole } from './table';

/** Lighthouse's performance score, largest contentful paint and total blocking time on a phone: medians. */
export async function measureLighthouse(bench: Bench, command: string): Promise<string> {
  const { output } = await bench.build({ notices: 1 });
  const server = await bench.serve(output, FIRST.open);
  const port = await freePort();
  const browser = await launchChromium(`--remote-debugging-port=${port}`);
  bench.cleanup.defer(() => browser.close());
  const runs = bench.quick ? 1 : 3;
  const rows: string[][] = [];
  for (const path of [SITE_PATHS.home, noticePath(FIRST.slug), SITE_PATHS.list, SITE_PATHS.reading]) {
    const results = [];
    for (let run = 0; run < runs; run++) {
      logStep(`Lighthouse on ${path}`);
      results.push(await audit(server.url + path, port));
    }
    rows.push([
      `\`${path}\``,
      whole(median(results.map(({ score }) => score))),
      `${(median(results.map(({ paint }) => paint)) / 1000).toFixed(2)} s`,
      `${whole(median(results.map(({ blocked }) => blocked)))} ms`,
      command,
    ]);
  }
  return table(
    ['page', '>performance', '>largest contentful paint', '>total blocking time', 'command'],
    rows,
  );
}

/** How often Lighthouse is asked again when a busy machine let it see no paint. */
const MOST_TRIES = 3;

async function audit(url: string, port: number): Promise<{ score: number; paint: number; blocked: number }> {
  const reasons: string[] = [];
  while (reasons.length < MOST_TRIES) {
    const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: ['performance'] });
    const { categories, audits, runtimeError } = result?.lhr ?? {};
    const score = categories?.performance?.score;
    const paint = audits?.['largest-contentful-paint']?.numericValue;
    const blocked = audits?.['total-blocking-time']?.numericValue;
    if (score != null && paint !== undefined && blocked !== undefined)
      return { score: score * 100, paint, blocked };
    reasons.push(runtimeError?.message ?? 'no reason given');
  }
  throw new Error(`Lighthouse gave no score for ${url}: ${reasons.join('; ')}`);
}
