import { parseArgs } from 'node:util';
import { z } from 'zod';
import { escapeInvisibleCharacters } from '#lib/model/control-characters';
import { CommandError } from '../run';

/** What `npm run office` can be asked for. */
export const OFFICE_USAGE = `用法（在网站的文件夹里运行）：
  npm run office -- list                                    列出收到的反馈
  npm run office -- show 编号                               看一件反馈的全文；编号可以只写开头几位
  npm run office -- export --format csv -o 文件名           把全部反馈导出成表格
  npm run office -- export --format json -o 文件名          把全部反馈导出成 JSON
  npm run office -- key 文件名                              生成办公室的密钥，并且登记
选项：
  --identity 文件名    用这个文件里的私钥打开反馈，有几个就试几个（list、show、export）
  --all                打开全部反馈的内容，不只是最近的（list）
  --format csv|json    导出的格式（export）
  -o 文件名            导出到新文件；不写就显示在窗口里（export）`;

const outputFileName = z.string('后面要写文件名').min(1, '后面要写文件名').optional();
const noOperand = z.array(z.string()).max(0, '后面多写了内容');
const operand = (what: string) => z.array(z.string()).length(1, `后面要写一个${what}`);

const requestSchema = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('help'), operands: noOperand }),
  z.strictObject({
    command: z.literal('list'),
    operands: noOperand,
    identity: outputFileName,
    all: z.boolean('后面不写内容').default(false),
  }),
  z.strictObject({
    command: z.literal('show'),
    /** The beginning of an id. */
    operands: operand('编号'),
    identity: outputFileName,
  }),
  z.strictObject({
    command: z.literal('export'),
    operands: noOperand,
    format: z.enum(['csv', 'json'], '要写 csv 或者 json'),
    identity: outputFileName,
    output: outputFileName,
  }),
  z.strictObject({
    command: z.literal('key'),
    /** The key's file. */
    operands: operand('文件名'),
  }),
]);

/** What somebody asks for, by command. */
export type OfficeRequest = z.output<typeof requestSchema>;

/** The request for one of the commands. */
export type RequestOf<Command extends OfficeRequest['command']> = Extract<
  OfficeRequest,
  { command: Command }
>;

/** Reads a command line. @throws CommandError that says what is wrong with it, and what there is. */
export function readOfficeRequest(args: string[]): OfficeRequest {
  const { values, positionals } = parseArgs({
    args,
    options: {
      identity: { type: 'string' },
      format: { type: 'string' },
      output: { type: 'string', short: 'o' },
      all: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
    // What is wrong is said below, in Chinese.
    strict: false,
  });
  const { help, ...options } = values;
  if (help) return { command: 'help', operands: [] };
  const [command, ...operands] = positionals;
  const parsed = requestSchema.safeParse({ command, operands, ...options });
  if (parsed.success) return parsed.data;
  throw new CommandError(
    [...parsed.error.issues.map((issue) => mistake(command, issue)), OFFICE_USAGE].join('\n'),
  );
}

function mistake(command: string | undefined, { path, message, ...issue }: z.core.$ZodIssue): string {
  const [place] = path;
  if (place === 'command')
    return command === undefined
      ? '没有写命令。'
      : `没有 ${escapeInvisibleCharacters(command, '')} 这个命令。`;
  if (issue.code === 'unrecognized_keys')
    return `${command} 没有这个选项：${issue.keys.map(optionOf).join('、')}`;
  return `${place === 'operands' ? command : optionOf(String(place))} ${message}。`;
}

function optionOf(name: string): string {
  if (name === 'output') return '-o';
  return escapeInvisibleCharacters(name.length === 1 ? `-${name}` : `--${name}`, '');
}
