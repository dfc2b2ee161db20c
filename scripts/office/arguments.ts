import { z } from 'zod';
import { parseReceipt } from '#lib/feedback/crypto/receipt';
import { STATE_LABELS } from '#lib/feedback/lookup/states';
import { type DestroyReason, OFFICE_STATES, type OfficeState } from '#lib/feedback/store/entry';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { optionValue, splitArguments, validateArguments } from '../command-line';
import { CommandError } from '../run';

/** The usage of `npm run office`. */
export const OFFICE_USAGE = `用法（在网站的文件夹里运行）：
  npm run office -- list                                    列出收到的反馈
  npm run office -- show 编号                               看一件反馈的全文；编号可以只写开头几位，也可以写回执号
  npm run office -- answer 编号 --file 文件名               答复写信人；不写 --file 就从键盘或者管道读
  npm run office -- state 编号 办理中                       记下办到哪一步：办理中、已答复、已办结、不予受理
  npm run office -- destroy 编号 --reason 无关              删除一件，不能恢复：撤回、到期、无关、决定
  npm run office -- ratings                                 数一数写信人对答复的评价，不显示是谁、说了什么
  npm run office -- export --format csv -o 文件名           把全部反馈导出成表格
  npm run office -- export --format json -o 文件名          把全部反馈导出成 JSON
  npm run office -- key 文件名                              生成办公室的密钥，并且登记
  npm run office -- key 文件名 --replace                    私钥丢了：换一个新的，以前的反馈再也读不出来
选项：
  --data 文件夹        反馈在这个文件夹里，不在默认的 data 里
  --identity 文件名    用这个文件里的私钥打开反馈，有几个就试几个
  --all                打开全部反馈的内容，不只是最近的（list）
  --file 文件名        答复的内容（answer）
  --reason 理由        给写信人看的理由（state）；为什么删除（destroy）
  --seen 版本          看过的版本（show 里写着）；后来有变动就不办（answer、state、destroy）
  --confirm            不再提问，直接办（answer、state、destroy）
  --replace            放弃丢失的私钥，登记新的（key）
  --format csv|json    导出的格式（export）
  -o 文件名            导出到新文件；不写就显示在窗口里（export）`;

const namedFile = (option: string) => optionValue(`${option} 后面要写文件名。`).optional();
const noOperand = (command: string) => z.tuple([], `${command} 后面多写了内容。`);
const oneOperand = (command: string, what: string) =>
  z.tuple([z.string()], `${command} 后面要写一个${what}。`);

const SHOW_WHAT = 'show 后面要写一个编号，或者一个回执号。';

/** The beginning of an id; or a receipt, also in its groups. */
const namedOne = (command: string) =>
  z.array(z.string()).min(1, `${command} 后面要写一个编号，或者一个回执号。`);

const STATE_WORDS = OFFICE_STATES.map((state) => STATE_LABELS[state]).join('、');
const STATE_WHAT = `state 后面要写编号和状态：${STATE_WORDS}。`;

/** The words for why something is destroyed. */
const DESTROY_WORDS: Readonly<Record<string, DestroyReason>> = {
  撤回: 'withdrawn',
  到期: 'retention',
  无关: 'junk',
  决定: 'decided',
};

/** The error for a value that is none of those that there are: what was found, if anything was, before what may be written. */
function noneOf(what: string, expected: string) {
  return ({ input }: { readonly input: unknown }): string => {
    const isWritten = typeof input === 'string' && input.trim() !== '';
    return isWritten ? `没有 ${escapeInvisibleCharacters(input, '')} 这个${what}。${expected}` : expected;
  };
}

/** The state that the last word names; null for none that the office gives. */
export function stateIn(words: readonly string[]): OfficeState | null {
  return OFFICE_STATES.find((state) => STATE_LABELS[state] === words.at(-1)) ?? null;
}

const SEEN_WHAT = '--seen 后面要写版本，例如 --seen 2。';

/** What an act of the office takes besides. */
const approval = {
  identity: namedFile('--identity'),
  seen: z.coerce.number(SEEN_WHAT).int(SEEN_WHAT).min(0, SEEN_WHAT).optional(),
  confirm: z.boolean('--confirm 后面不写内容。').default(false),
};

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
    command: z.literal('answer'),
    operands: namedOne('answer'),
    file: namedFile('--file'),
    ...approval,
  }),
  z.strictObject({
    command: z.literal('state'),
    /** The beginning of an id, or a receipt; then the state. */
    operands: z
      .array(z.string())
      .min(2, STATE_WHAT)
      .superRefine((words, context) => {
        if (words.length < 2 || stateIn(words) !== null) return;
        context.addIssue(noneOf('状态', `状态只有：${STATE_WORDS}。`)({ input: words.at(-1) }));
      }),
    reason: optionValue('--reason 后面要写理由。').optional(),
    ...approval,
  }),
  z.strictObject({
    command: z.literal('destroy'),
    operands: namedOne('destroy'),
    reason: z
      .enum(Object.keys(DESTROY_WORDS), {
        error: noneOf('理由', '--reason 要写 撤回、到期、无关、决定 之一。'),
      })
      .transform((word) => DESTROY_WORDS[word] ?? 'decided'),
    ...approval,
  }),
  z.strictObject({
    command: z.literal('ratings'),
    operands: noOperand('ratings'),
    identity: namedFile('--identity'),
  }),
  z.strictObject({
    command: z.literal('export'),
    operands: noOperand('export'),
    format: z.enum(['csv', 'json'], { error: noneOf('格式', '--format 要写 csv 或者 json。') }),
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
  file: { type: 'string' },
  reason: { type: 'string' },
  seen: { type: 'string' },
  confirm: { type: 'boolean' },
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
