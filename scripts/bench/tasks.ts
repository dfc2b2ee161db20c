import type { Browser, Locator, Page } from 'playwright';
import { expect } from 'playwright/test';
import { noticePath } from '#lib/model/addresses';
import { labelFor, SUBMISSION_KINDS } from '#lib/model/submission-kinds';
import { FIRST } from '../../tests/harness/fixtures';
import { choose, follow, send, tick, write } from '../../tests/harness/keyboard';
import { launchChromium } from './pages';
import { type Bench, logStep } from './session';
import { table, tenths } from './table';

/** What a task takes, from the top of the notice's page on. */
interface Effort {
  taps?: number;
  /** Keys pressed; the letters of a written text do not count. */
  keys?: number;
  /** How far a thumb scrolls, in heights of the screen. */
  screens?: number;
}

/** A reader's task: what, with what, on which screen (CSS pixels). */
interface Task {
  name: string;
  means: string;
  viewport: { width: number; height: number };
  view?: 'care';
  carryOut: (page: Page) => Promise<Effort>;
}

const THUMB_SCREEN = { width: 390, height: 844 };
const SMALLEST_SCREEN = { width: 320, height: 640 };

const TASKS: readonly Task[] = [
  {
    name: 'what was done about the third finding',
    means: 'a thumb',
    viewport: THUMB_SCREEN,
    carryOut: async (page) => {
      const overview = page.getByRole('link', { name: '整改一览' });
      const screens = await scrollTo(overview);
      await overview.click();
      return { taps: 1, screens: screens + (await scrollTo(page.getByText('科普讲座进社区4场').first())) };
    },
  },
  {
    name: 'until when one can object',
    means: 'a thumb',
    viewport: THUMB_SCREEN,
    carryOut: async (page) => {
      return { taps: 0, screens: await scrollTo(page.getByText(/2025年2月28日（星期五）23:59/).first()) };
    },
  },
  {
    name: 'call the office',
    means: 'a thumb',
    viewport: THUMB_SCREEN,
    carryOut: async (page) => ({ taps: 1, screens: await scrollTo(page.locator('a[href^="tel:"]').first()) }),
  },
  {
    name: 'complain about the fifth item, without a name and with two mistakes',
    means: 'the keyboard, in 关怀版',
    viewport: SMALLEST_SCREEN,
    view: 'care',
    carryOut: async (page) => {
      let keys = await follow(page, /^提意见$/);
      keys += await choose(page, /^针对哪一项/, '（五）');
      keys += await write(page, /^反馈内容/, '所说的讲座，我们社区没有听说。');
      keys += await send(page, /^下一步/);
      // The summary's link leads to the first of the round buttons; from there one up is the last.
      keys += await follow(page, /类型/);
      await page.keyboard.press('ArrowUp');
      keys += 1;
      await expect(page.getByLabel(new RegExp(`^${labelFor(SUBMISSION_KINDS, 'report')}`))).toBeChecked();
      keys += await tick(page, /^我已阅读/);
      keys += await send(page, /^下一步/);
      keys += await send(page, /^确认提交$/);
      await expect(page.locator('.receipt')).toBeVisible();
      return { keys };
    },
  },
];

/** What it takes to do a reader's tasks on the first notice: taps, keys and screens, in Chromium without script. */
export async function measureTasks(bench: Bench, command: string): Promise<string> {
  const { output } = await bench.build({ notices: 1 });
  const server = await bench.serve(output, FIRST.open);
  const browser = await launchChromium();
  bench.cleanup.defer(() => browser.close());
  const rows: string[][] = [];
  for (const task of TASKS) {
    logStep(task.name);
    const { taps, keys, screens } = await effortOf(browser, server.url, task);
    const { width, height } = task.viewport;
    rows.push([
      task.name,
      `${task.means}, ${width} × ${height}`,
      taps === undefined ? '' : String(taps),
      keys === undefined ? '' : String(keys),
      screens === undefined ? '' : tenths(screens),
      command,
    ]);
  }
  return table(['task', 'by', '>taps', '>keys', '>screens', 'command'], rows);
}

async function effortOf(browser: Browser, origin: string, task: Task): Promise<Effort> {
  const context = await browser.newContext({ viewport: task.viewport, javaScriptEnabled: false });
  if (task.view) await context.addCookies([{ name: 'view', value: task.view, url: origin }]);
  const page = await context.newPage();
  await page.goto(origin + noticePath(FIRST.slug));
  const effort = await task.carryOut(page);
  await context.close();
  return effort;
}

/** Scrolls down just so far that a thing is whole on the screen, and gives how far, in heights of the screen. */
function scrollTo(target: Locator): Promise<number> {
  return target.evaluate((element) => {
    const below = element.getBoundingClientRect().bottom - innerHeight;
    if (below > 0) scrollBy(0, below);
    return Math.max(0, below) / innerHeight;
  });
}
