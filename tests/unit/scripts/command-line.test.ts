import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  momentValue,
  noticeFolder,
  optionValue,
  readCommandLine,
  readSettings,
  type SettingOption,
  takeSettings,
} from '../../../scripts/command-line';
import { CommandError } from '../../../scripts/run';

const SPEC = {
  name: 'record',
  options: { output: { type: 'string', short: 'o' }, at: { type: 'string' } },
  schema: z.strictObject({
    operands: z.tuple([noticeFolder], 'record 后面要写一个通报的文件夹名。'),
    output: optionValue('-o 后面要写文件名。').optional(),
    at: momentValue('at').optional(),
  }),
  usage: '用法：record 通报的文件夹名',
} as const;

describe('a command line', () => {
  test.each([
    { slug: '2024-reading' },
    { slug: 'content/2024-reading/' },
    { slug: 'content\\2024-reading\\' },
  ])('names a notice by its folder: $slug', ({ slug }) => {
    expect(readCommandLine([slug], SPEC)).toEqual({ operands: ['2024-reading'] });
  });

  test.each([
    { written: '2025-01-15T09:00' },
    { written: '2025-01-15 09:00' },
    { written: '2025-01-15T09:00+08:00' },
  ])('names a moment of Beijing time: $written', ({ written }) => {
    const { at } = readCommandLine(['a', '--at', written], SPEC);
    expect(at).toBe('2025-01-15T09:00+08:00');
  });

  test("keeps the blanks around a value, which a file's name may have", () => {
    expect(readCommandLine(['a', '-o', ' b '], SPEC).output).toBe(' b ');
  });

  test.each([
    { args: [], said: 'record 后面要写一个通报的文件夹名。' },
    { args: ['a', 'b'], said: 'record 后面要写一个通报的文件夹名。' },
    { args: ['a', '-o'], said: '-o 后面要写文件名。' },
    { args: ['a', '-o', ' '], said: '-o 后面要写文件名。' },
    {
      args: ['a', '--at', '2025-02-30T09:00'],
      said: '--at 2025-02-30T09:00 不是时间。请写成 --at 2025-01-15T09:00（北京时间）。',
    },
    { args: ['--outptu', 'b'], said: 'record 没有这个选项：--outptu' },
    { args: ['-x', '--\u001bx'], said: 'record 没有这个选项：-x、--⟨U+001B⟩x' },
  ])('$args: is refused with the usage', ({ args, said }) => {
    expect(() => readCommandLine(args, SPEC)).toThrow(new CommandError(`${said}\n${SPEC.usage}`));
  });
});

describe('a command that takes no arguments', () => {
  test.each([
    { args: ['--nosuch'], said: 'npm run check 没有这个选项：--nosuch\n用法：npm run check' },
    { args: ['content'], said: 'npm run check 后面多写了内容。\n用法：npm run check' },
  ])('refuses $args', ({ args, said }) => {
    expect(() => readSettings(args, 'npm run check', [])).toThrow(new CommandError(said));
  });

  test('runs without any', () => {
    expect(() => readSettings([], 'npm run check', [])).not.toThrow();
  });
});

describe('a setting on a command line', () => {
  const ALL: readonly SettingOption[] = ['port', 'data', 'site-url'];
  const take = (args: readonly string[], env: Record<string, string | undefined> = {}) => ({
    rest: takeSettings(args, ALL, env),
    env,
  });

  test.each([
    { args: ['--port', '3001'], rest: [], env: { PORT: '3001' } },
    { args: ['--port=3001'], rest: [], env: { PORT: '3001' } },
    {
      args: ['list', '--data', 'D:\\网站 数据', '--all'],
      rest: ['list', '--all'],
      env: { DATA_DIR: 'D:\\网站 数据' },
    },
    { args: ['--site-url', 'https://a.cn/?a=b'], rest: [], env: { SITE_URL: 'https://a.cn/?a=b' } },
    { args: ['--ports', '3001', '-o', 'port'], rest: ['--ports', '3001', '-o', 'port'], env: {} },
  ])('stands for an environment variable: $args', ({ args, rest, env }) => {
    expect(take(args)).toEqual({ rest, env });
  });

  test('goes before the variable itself', () => {
    expect(take(['--port', '3001'], { PORT: '3002' }).env).toEqual({ PORT: '3001' });
  });

  test.each([[['--port']], [['--port', '--data', 'd']], [['--port=']], [['--port', ' ']]])(
    'needs a value: %j',
    (args) => {
      expect(() => take(args)).toThrow(new CommandError('--port 后面要写端口，例如 --port 3001。'));
    },
  );

  test('that npm took for its own is asked for again, as every shell passes it on', () => {
    const env = { npm_config_site_url: 'true', npm_lifecycle_event: 'build' };
    expect(() => take(['https://a.cn'], env)).toThrow(
      new CommandError(
        'npm 把 --site-url 当成了它自己的选项，没有执行。请在选项前面加上 "--"，连引号一起写：npm run build "--" --site-url …',
      ),
    );
    expect(take(['--site-url', 'https://a.cn'], env).rest).toEqual([]);
  });

  test('is named in the usage', () => {
    expect(() => readSettings(['more'], 'npm run check', ['content'])).toThrow(
      new CommandError(
        'npm run check 后面多写了内容。\n用法：npm run check\n      --content 文件夹    通报所在的文件夹',
      ),
    );
  });
});
