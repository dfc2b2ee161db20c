import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  momentValue,
  noticeFolder,
  optionValue,
  readCommandLine,
  refuseArguments,
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
    expect(() => refuseArguments(args, 'npm run check')).toThrow(new CommandError(said));
  });

  test('runs without any', () => {
    expect(() => refuseArguments([], 'npm run check')).not.toThrow();
  });
});
