import * as z from 'zod';
import { parseReceipt } from '#lib/feedback/crypto/receipt';
import { STATE_LABELS } from '#lib/feedback/lookup/states';
import { type DestroyReason, OFFICE_STATES, type OfficeState } from '#lib/feedback/store/entry';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { optionValue, splitArguments, validateArguments } from '../command-line';
import { CommandError } from '../run';
import { backupRequest, restoreRequest } from './backup/arguments';
import { importRequest, inboxRequest } from './by-file/arguments';
import { MAIL_OPTIONS, mailRequest } from './mail/arguments';
import { verifyRequest } from './record/arguments';
import { RETENTION_OPTIONS, retentionRequest } from './retention/arguments';
import { devicesRequest, setupRequest } from './set-up/arguments';
import { OFFICE_USAGE } from './usage';

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

const FORMAT_WHAT = '--format 要写 csv 或者 json。';

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
  z
    .strictObject({
      command: z.literal('export'),
      operands: noOperand('export'),
      format: z.enum(['csv', 'json'], { error: noneOf('格式', FORMAT_WHAT) }).optional(),
      /** As it is, for an inbox: nothing is opened. */
      sealed: z.boolean('--sealed 后面不写内容。').default(false),
      identity: namedFile('--identity'),
      output: namedFile('-o'),
    })
    .superRefine(({ format, sealed, identity, output }, { addIssue }) => {
      if (!sealed && format === undefined) addIssue(FORMAT_WHAT);
      if (sealed && (format !== undefined || identity !== undefined))
        addIssue('--sealed 导出的是加密的原样，不能再写 --format 和 --identity。');
      if (sealed && output === undefined) addIssue('--sealed 要用 -o 写明导出到哪个文件。');
    }),
  z.strictObject({
    command: z.literal('key'),
    /** The key's file. */
    operands: oneOperand('key', '文件名'),
    replace: z.boolean('--replace 后面不写内容。').default(false),
    /** Of a file of a set-up, as of `setup --confirm`. */
    compared: z.boolean('--compared 后面不写内容。').default(false),
    'leave-unreadable': z.boolean('--leave-unreadable 后面不写内容。').default(false),
  }),
  setupRequest,
  devicesRequest,
  inboxRequest,
  importRequest,
  verifyRequest,
  retentionRequest,
  backupRequest,
  restoreRequest,
  mailRequest,
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
  'leave-unreadable': { type: 'boolean' },
  compared: { type: 'boolean' },
  revoke: { type: 'string' },
  renew: { type: 'string' },
  sealed: { type: 'boolean' },
  ...RETENTION_OPTIONS,
  destroyed: { type: 'string', multiple: true },
  ...MAIL_OPTIONS,
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
