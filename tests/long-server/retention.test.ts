import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SITE_PATHS } from '#lib/model/addresses';
import { buildStore } from '#lib/site/build/builds';
import type { StoreConfig } from '../../scripts/server/last-data';
import { ask } from '../harness/ask';
import { runStatement } from '../harness/feedback-data';
import { FIRST } from '../harness/fixtures';
import { ownFolder, ownServer } from '../harness/for-test';
import { madeBuild } from '../harness/made-build';
import { keep, officeOf, openOffice } from '../harness/office';
import { BARE_CSS } from '../harness/styles';
import { plain, posting, receiptIn, submitted, WRITTEN } from '../harness/writer';
import { fixtureContent } from '../unit/content/fixtures';

// What the tests' own site promises: thirty years after the window, which for the first notice ends with February 2025.

const standingIn = async (data: string) =>
  (await runStatement(data, "select id from submission where state <> 'destroyed' order by id")).flat();

describe('a running server', () => {
  test('destroys what was kept for thirty years at the beginning of its day, and the writer reads why', async () => {
    const data = join(await ownFolder(), 'data');
    const server = await ownServer({ at: '2025-02-01T10:00+08:00', env: { DATA_DIR: data, WORKERS: '2' } });
    const send = async (message: string) =>
      receiptIn(await submitted(server.url, { ...WRITTEN, message })) ?? '';
    const [receipt, later] = [await send('第三项的讲座没有听说。'), await send('又来一件，请查收。')];
    const lookUp = async (of: string) =>
      plain((await ask(server.url, posting({ receipt: of }, { path: SITE_PATHS.lookup }))).text);
    const [first] = await standingIn(data);
    // As one that a letter brought after the window.
    await runStatement(data, `update submission set received = '2026-01-05' where id <> '${first}'`);
    const letter = (await lookUp(receipt)).includes('2026年1月5日') ? receipt : later;
    const other = letter === receipt ? later : receipt;
    await server.stopClock('2055-02-28T23:58:00+08:00');
    await server.printed('保存期满的反馈暂时不自动删除。服务器的时钟显示2055年2月28日 23:58');
    await runStatement(data, "update clock_mark set moment = '2055-02-28T23:00+08:00'");
    await server.stopClock('2055-02-28T23:59:59+08:00');
    // Said only after a round has looked through all that stands.
    await server.printed('时钟已经核对，保存期满的反馈恢复自动删除');
    expect(await standingIn(data)).toHaveLength(2);
    await server.stopClock('2055-03-01T00:01:00+08:00');
    await server.printed(`2055年3月1日有1件反馈保存期满，已经删除：${FIRST.slug} 1件。`);
    expect(await lookUp(other)).toContain('已于2055年3月1日因保存期限已满而删除');
    expect(await lookUp(letter)).toContain('已收到');
    expect(await standingIn(data)).not.toContain(first);
    expect(server.log().match(/保存期满，已经删除/g)).toHaveLength(1);
  });
});

describe('office retention', () => {
  let config: StoreConfig;
  let builds: string;

  /** A database with a submission on the first notice and one on a notice of another site, and a build that keeps them for so long. */
  async function open(years: string | undefined) {
    const folder = await ownFolder();
    ({ config } = await openOffice(join(folder, 'data')));
    await keep(config, { a1: {}, b2: {} });
    await runStatement(config.DATA_DIR, "update submission set notice = 'elsewhere' where id = 'b2'");
    builds = join(folder, 'builds');
    await mkdir(builds);
    const { publisher, notices } = fixtureContent;
    const notice = notices.find(({ slug }) => slug === FIRST.slug);
    if (!publisher || !notice) throw new Error('the fixtures lack what the test needs');
    const made = await madeBuild(builds, {
      publisher: { ...publisher, feedback: { ...publisher.feedback, keep: years } },
      notices: [notice],
      redirects: [],
      tree: new Map(),
      styles: BARE_CSS,
      siteUrl: 'https://www.yunxi.example',
      contentDir: 'content',
    });
    await buildStore(builds, () => true).publish(basename(made));
  }
  const run = (...args: string[]) => officeOf(builds, config, 'retention', ...args);
  const confirmClock = () => run('--clock-is-right', '--confirm');

  test('lists what is destroyed when, names what it cannot tell, and destroys nothing with --dry-run', async () => {
    await open('1');
    await confirmClock();
    expect(await run('--dry-run')).toEqual({
      code: 0,
      stdout: `2026年3月1日删除　${FIRST.slug}　1件　已经到期\n`,
      stderr: '这些通报不在现在的构建里，或者没有公示期，算不出保存到哪一天，不删除：elsewhere。\n',
    });
    expect(await standingIn(config.DATA_DIR)).toEqual(['a1', 'b2']);
  });

  test('destroys what is due once it was confirmed', async () => {
    await open('1');
    await confirmClock();
    expect(await run()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('加上 --confirm 再运行一次'),
    });
    expect(await standingIn(config.DATA_DIR)).toEqual(['a1', 'b2']);
    expect(await run('--confirm')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('已经删除1件。'),
    });
    expect(await standingIn(config.DATA_DIR)).toEqual(['b2']);
    expect(await run('--confirm')).toMatchObject({ code: 0, stdout: '没有保存期满的反馈。\n' });
  });

  test('destroys nothing by a clock that is years ahead of everything stored', async () => {
    await open('1');
    expect(await run('--confirm')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/没有删除。服务器的时钟显示.*晚了七天以上.*retention --clock-is-right/),
    });
    expect(await standingIn(config.DATA_DIR)).toEqual(['a1', 'b2']);
  });

  test('keeps what is not due yet', async () => {
    await open('90');
    await confirmClock();
    expect(await run('--confirm')).toMatchObject({
      stdout: `2115年3月1日删除　${FIRST.slug}　1件\n没有保存期满的反馈。\n`,
    });
    expect(await standingIn(config.DATA_DIR)).toEqual(['a1', 'b2']);
  });

  test('says that nothing is destroyed where no number of years is written', async () => {
    await open(undefined);
    expect(await run('--confirm')).toMatchObject({ code: 0, stdout: expect.stringContaining('没有写 keep') });
    expect(await standingIn(config.DATA_DIR)).toEqual(['a1', 'b2']);
  });

  test('says that nothing is stored where nothing is', async () => {
    await open('1');
    await confirmClock();
    await runStatement(config.DATA_DIR, "update submission set state = 'destroyed'");
    expect(await run('--dry-run')).toEqual({ code: 0, stdout: '现在没有保存着的反馈。\n', stderr: '' });
  });

  test('says so where nothing was built yet', async () => {
    await open('1');
    builds = join(builds, 'none');
    expect(await run()).toMatchObject({
      code: 1,
      stderr: '还没有构建，不知道保存多久。请先运行 npm run build。\n',
    });
  });
});
