import { z } from 'zod';
import { parseReceipt } from '#lib/feedback/crypto/receipt';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { optionValue, splitArguments, validateArguments } from '../command-line';
import { CommandError } from '../run';

/** The usage of `npm run office`. */
export const OFFICE_USAGE = `用法（在网站的文件夹里运行）：
  npm run office -- list                                    列出收到的反馈
  npm run office -- show 编号                               看一件反馈的全文；编号可以只写开头几位，也可以写回执号
  npm run office -- export --format csv -o 文件名           把全部反馈导出成表格
  npm run office -- export --format json -o 文件名          把全部反馈导出成 JSON
  npm run office -- key 文件名                              生成办公室的密钥，并且登记
  npm run office -- key 文件名 --replace                    私钥丢了：换一个新的，以前的反馈再也读不出来
选项：
  --data 文件夹        反馈在这个文件夹里，不在默认的 data 里
  --identity 文件名    用这个文件里的私钥打开反馈，有几个就试几个（list、show、export）
  --all                打开全部反馈的内容，不只是最近的（list）
  --replace            放弃丢失的私钥，登记新的（key）
  --format csv|json    导出的格式（export）
  -o 文件名            导出到新文件；不写就显示在窗口里（export）`;

const namedFile = (option: string) => optionValue(`${option} 后面要写文件名。`).optional();
const noOperand = (command: string) => z.tuple([], `${command} 后面多写了内容。`);
const oneOperand = (command: string, what: string) =>
  z.tuple([z.string()], `${command} 后面要写一个${what}。`);

const SHOW_WHAT = 'show 后面要写一个编号，或者一个回执号。';

const requestSchema = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('help'), operands: noOperand('help') }),
  z.strictObject({
    command: z.literal('list'),
    operands: noOperand('list'),
    identity: namedFile('--identity'),
    all: z.boolean('--all 后面不写内容。').default(false),
  }),
  z.strictObject({
    command: z.literal('show'),
    /** The beginning of an id; or a receipt, also in its groups. */
    operands: z
      .array(z.string())
      .min(1, SHOW_WHAT)
      .refine((words) => words.length <= 1 || parseReceipt(words.join(' ')).state !== 'none', SHOW_WHAT),
    identity: namedFile('--identity'),
  }),
  z.strictObject({
    command: z.literal('export'),
    operands: noOperand('export'),
    format: z.enum(['csv', 'json'], '--format 要写 csv 或者 json。'),
    identity: namedFile('--identity'),
    output: namedFile('-o'),
  }),
  z.strictObject({
    command: z.literal('key'),
    /** The key's file. */
    operands: oneOperand('key', '文件名'),
    replace: z.boolean('--replace 后面不写内容。').default(false),
  }),
]);

/** A valid command line, by command. */
export type OfficeRequest = z.output<typeof requestSchema>;

/** The request for one of the commands. */
export type RequestOf<Command extends OfficeRequest['command']> = Extract<
  OfficeRequest,
  { command: Command }
>;

const OPTIONS = {
  identity: { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  all: { type: 'boolean' },
  replace: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Reads the command line of `npm run office`. @throws CommandError with every mistake and the usage, in Chinese. */
export function readOfficeRequest(args: readonly string[]): OfficeRequest {
  const { operands: words, help, ...options } = splitArguments(args, OPTIONS);
  if (help) return { command: 'help', operands: [] };
  const [name, ...operands] = words;
  if (name === undefined) throw new CommandError(`没有写命令。\n${OFFICE_USAGE}`);
  if (!requestSchema.options.some(({ shape }) => shape.command.value === name))
    throw new CommandError(`没有 ${escapeInvisibleCharacters(name, '')} 这个命令。\n${OFFICE_USAGE}`);
  const spec = { name, options: OPTIONS, schema: requestSchema, usage: OFFICE_USAGE };
  return validateArguments({ command: name, operands, ...options }, spec);
}
