import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copiedBuild } from '../harness/build';
import { runScript } from '../harness/command';
import { FIRST } from '../harness/fixtures';
import { UNDER_ALL_MODES } from '../harness/powers';
import { TEST_OUTPUT } from '../harness/server';

// What commands say where the machine refuses them something: one sentence that names the place and the cause.

let place: string;

beforeAll(async () => {
  // Inside: a build is refused elsewhere before it looks at the folder.
  place = resolve(await mkdtemp('.next/words-'));
  await writeFile(join(place, 'file'), 'a word');
  await mkdir(join(place, 'closed'), { mode: 0o000 });
  await mkdir(join(place, 'read-only'));
  await cp('tests/fixtures/content', join(place, 'read-only/content'), { recursive: true });
  for (const folder of ['read-only/content/2024-district-inspection', 'read-only/content', 'read-only'])
    await chmod(join(place, folder), 0o555);
});

afterAll(async () => {
  for (const folder of [
    'closed',
    'read-only',
    'read-only/content',
    'read-only/content/2024-district-inspection',
  ])
    await chmod(join(place, folder), 0o755);
  await rm(place, { recursive: true });
});

/** A command, what is set for it (`@`: the place of the test), and what it says. */
interface Case {
  command: string;
  args?: string[];
  set: Record<string, string>;
  says: string;
}

const CASES: readonly Case[] = [
  { command: 'check', set: { CONTENT_DIR: '@/none' }, says: '没有做完：@/none：找不到（ENOENT）。' },
  { command: 'check', set: { CONTENT_DIR: '@/file' }, says: '没有做完：@/file：不是文件夹（ENOTDIR）。' },
  { command: 'check', set: { CONTENT_DIR: '@/closed' }, says: '没有做完：@/closed：没有权限（EACCES）。' },
  { command: 'build', set: { CONTENT_DIR: '@/none' }, says: '没有做完：@/none：找不到（ENOENT）。' },
  { command: 'build', set: { CONTENT_DIR: '@/closed' }, says: '没有做完：@/closed：没有权限（EACCES）。' },
  ...['build', 'dev'].map((command) => ({
    command,
    set: { DISCLOSURE_OUTPUT: '/elsewhere' },
    says: `环境变量 DISCLOSURE_OUTPUT 应为 ${process.cwd()} 里面的一个文件夹，例如 .next（不设就是它）；现在是 /elsewhere，在 /elsewhere。请去掉这个变量，或者改成里面的文件夹，再运行一次。`,
  })),
  {
    command: 'build',
    set: { DISCLOSURE_OUTPUT: '@/read-only' },
    says: '没有做完：@/read-only/builds：没有权限（EACCES）。',
  },
  {
    command: 'build',
    set: { DISCLOSURE_OUTPUT: '@/file' },
    says: '没有做完：@/file/builds：路径中间的一段不是文件夹（ENOTDIR）。',
  },
  { command: 'start', set: { DISCLOSURE_OUTPUT: '@/none' }, says: '还没有构建。请先运行 npm run build。' },
  {
    command: 'start',
    set: { DISCLOSURE_OUTPUT: '@/closed' },
    says: '没有做完：@/closed/builds：没有权限（EACCES）。',
  },
  {
    command: 'start',
    set: { DISCLOSURE_OUTPUT: '@/file' },
    says: '没有做完：@/file/builds：不是文件夹（ENOTDIR）。',
  },
  { command: 'dev', set: { CONTENT_DIR: '@/none' }, says: '没有做完：@/none：找不到（ENOENT）。' },
  { command: 'dev', set: { CONTENT_DIR: '@/closed' }, says: '没有做完：@/closed：没有权限（EACCES）。' },
  {
    command: 'dev',
    set: { DISCLOSURE_OUTPUT: '@/read-only' },
    says: '没有做完：@/read-only/tsconfig.json：没有权限（EACCES）。',
  },
  {
    command: 'office',
    args: ['list'],
    set: { DATA_DIR: '@/file' },
    says: '数据库现在不能使用：DATA_DIR 不是文件夹，请改成一个文件夹的路径（DATA_DIR 现在是 @/file）。',
  },
  {
    command: 'office',
    args: ['list'],
    set: { DATA_DIR: '@/closed' },
    says: '数据库现在不能使用：数据库文件不可写，请检查文件和文件夹的权限（没有权限读写 @/closed，请检查它的权限，例如 chmod -R u+rwX @/closed）。',
  },
  {
    command: 'office',
    args: ['key', '@/read-only/key'],
    set: { DATA_DIR: '@/data' },
    says: '没有生成密钥：没有权限写入 @/read-only/key。',
  },
  {
    command: 'notice',
    args: ['pdf', FIRST.slug],
    set: { CONTENT_DIR: '@/none' },
    says: '没有做完：@/none：找不到（ENOENT）。',
  },
  {
    command: 'notice',
    args: ['archive', '-o', '@/read-only/a.zip'],
    set: {},
    says: '没有写成：没有权限写入 @/read-only/a.zip。',
  },
];

describe('a command that is refused something says where and why', () => {
  test.each(CASES)('$command $set', async ({ command, args = [], set, says }) => {
    const here = (text: string) => text.replaceAll('@', place);
    const env = Object.fromEntries(Object.entries(set).map(([name, value]) => [name, here(value)]));
    const { code, stdout, stderr } = await runScript(command, {
      args: args.map(here),
      env: {
        CONTENT_DIR: 'tests/fixtures/content',
        DISCLOSURE_OUTPUT: TEST_OUTPUT,
        DISCLOSURE_TRIAL: '1',
        ...env,
      },
      wrapper: UNDER_ALL_MODES,
    });
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: `${here(says)}\n` });
  });
});

test('a build that other accounts can change is not served', async () => {
  const output = join(place, 'open');
  await copiedBuild(output);
  await chmod(join(output, 'applications'), 0o775);
  const { code, stdout, stderr } = await runScript('start', {
    env: { DISCLOSURE_OUTPUT: output, DISCLOSURE_TRIAL: '1', DATA_DIR: join(place, 'data'), PORT: '0' },
  });
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: '',
    stderr: `${output}/applications 别的账号也能改写，没有运行里面的程序。请先运行 chmod -R go-w ${output}；拿不准有没有被人改过，再删去 ${output}/applications，重新运行 npm run build。\n`,
  });
});

test('content is checked where the builds are another account’s, and what it is not compared with is said', async () => {
  const { code, stderr } = await runScript('check', {
    env: { CONTENT_DIR: 'tests/fixtures/content', DISCLOSURE_OUTPUT: join(place, 'closed') },
    wrapper: UNDER_ALL_MODES,
  });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: `提醒：读不到以前的构建，没有和它比较有没有拿掉读者已经看到的内容。没有做完：${place}/closed/builds：没有权限（EACCES）。\n\n`,
  });
});

test.each(['start', 'dev'])('%s on a port that is taken names it, and another way', async (command) => {
  const taken = createServer().listen(0);
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { code, stderr } = await runScript(command, {
    args: ['--port', String(port)],
    env: {
      CONTENT_DIR: 'tests/fixtures/content',
      DISCLOSURE_OUTPUT: TEST_OUTPUT,
      DISCLOSURE_TRIAL: '1',
      DATA_DIR: join(place, 'data'),
    },
  });
  taken.close();
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `端口 ${port} 已被占用：网站可能已经在运行。先停止它，或者换一个端口，例如在命令后面加上 -- --port ${port + 1}。\n`,
  });
});
