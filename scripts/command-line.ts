import { type ParseArgsConfig, parseArgs } from 'node:util';
import * as z from 'zod';
import type { Environment } from '#lib/config';
import { isMoment } from '#lib/model/date';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { CommandError } from './run';

/** The options of a command, as `node:util`'s parseArgs takes them. */
type OptionSpecs = NonNullable<ParseArgsConfig['options']>;

/** A command line split into its operands and its options, by name; what is wrong with them is not yet known. */
type SplitArguments = { operands: string[] } & Record<string, unknown>;

/** What a command takes, and how its user learns of a mistake. */
export interface CommandSpec<Request> {
  /** What the command is called, for messages. */
  name: string;
  /** Every option; of one of type `string` without its value, `schema` gets `true` or an empty text. */
  options: OptionSpecs;
  /** Validates `operands` and each option by its name; its messages are whole sentences in Chinese. */
  schema: z.ZodType<Request>;
  /** How the command is written, in Chinese. */
  usage: string;
  /** The settings that its command line may name. */
  settings?: readonly SettingOption[];
  /** An option whose value the schema takes from an operand too, as it comes when npm has swallowed the option. */
  operand?: string;
}

/**
 * Reads the command line of a staff's tool, and sets the environment variables of the settings that it names.
 * @throws CommandError with every mistake and the usage, in Chinese.
 */
export function readCommandLine<Request>(args: readonly string[], spec: CommandSpec<Request>): Request {
  const { settings = [], usage, options, operand } = spec;
  const rest = takeSettings(args, settings);
  const given = splitArguments(rest, options, operand);
  const lines = settings.map((name) => `      --${name} ${SETTINGS[name].value}    ${SETTINGS[name].what}`);
  return validateArguments(given, { ...spec, usage: [usage, ...lines].join('\n') });
}

/**
 * Reads the command line of a command that takes nothing but settings.
 * @param name the npm script, as in `npm run check`. @throws CommandError in Chinese.
 */
export function readSettings(
  args: readonly string[],
  name: string,
  settings: readonly SettingOption[],
): void {
  readCommandLine(args, {
    name,
    options: {},
    schema: z.strictObject({ operands: z.array(z.string()).max(0, `${name} 后面多写了内容。`) }),
    usage: `用法：${name}`,
    settings,
  });
}

/**
 * Settings that a command line may name instead of the environment, which cmd, PowerShell and other shells each set in
 * a way of their own: the variable, a value as an example, and what it is.
 */
const SETTINGS = {
  port: { variable: 'PORT', value: '3001', what: '端口' },
  host: { variable: 'HOSTNAME', value: '127.0.0.1', what: '监听的地址' },
  workers: { variable: 'WORKERS', value: '2', what: '几个进程一起工作（auto：每个处理器一个）' },
  'trust-proxy': { variable: 'TRUST_PROXY', value: '1', what: '前面有几层代理' },
  data: { variable: 'DATA_DIR', value: '文件夹', what: '存放反馈的文件夹' },
  content: { variable: 'CONTENT_DIR', value: '文件夹', what: '通报所在的文件夹' },
  'site-url': { variable: 'SITE_URL', value: 'https://www.example.gov.cn', what: '网站的网址' },
} as const;

/** The option of a setting. */
export type SettingOption = keyof typeof SETTINGS;

/**
 * Takes the settings (`--port 3001`, `--port=3001`) off a command line, and sets the environment variables that they
 * stand for: processes that this one starts have them too.
 * @param env where they are set. @throws CommandError for one without a value, in Chinese.
 */
export function takeSettings(
  args: readonly string[],
  settings: readonly SettingOption[],
  env: Record<string, string | undefined> = process.env,
): string[] {
  const rest: string[] = [];
  const taken = new Set<string>();
  const words = args[Symbol.iterator]();
  for (const word of words) {
    const [, name, written] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    const setting = settings.find((known) => known === name);
    if (setting === undefined) {
      rest.push(word);
      continue;
    }
    const value = written ?? words.next().value ?? '';
    if (value.trim() === '' || value.startsWith('--'))
      throw new CommandError(
        `--${setting} 后面要写${SETTINGS[setting].what}，例如 --${setting} ${SETTINGS[setting].value}。`,
      );
    env[SETTINGS[setting].variable] = value;
    taken.add(setting);
  }
  refuseSwallowed(
    settings.filter((name) => !taken.has(name)),
    env,
  );
  return rest;
}

/**
 * Refuses to go on without an option that npm took for its own: without `--` before it, or where PowerShell took that
 * off, npm passes on the value alone, and names the option in the environment.
 */
function refuseSwallowed(names: readonly string[], env: Environment = process.env): void {
  const swallowed = names.find((name) => env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined);
  if (swallowed === undefined) return;
  const script = env.npm_lifecycle_event ?? '';
  throw new CommandError(
    `npm 把 --${swallowed} 当成了它自己的选项，没有执行。请在选项前面加上 "--"，连引号一起写：npm run ${script} "--" --${swallowed} …`,
  );
}

/**
 * Splits a command line.
 * @param operand the option that npm may swallow, as its value comes as an operand then.
 * @throws CommandError when npm swallowed another; nothing else is refused.
 */
export function splitArguments(
  args: readonly string[],
  options: OptionSpecs,
  operand?: string,
): SplitArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    // Node's own messages are English: the schema's are shown instead.
    strict: false,
  });
  refuseSwallowed(Object.keys(options).filter((name) => name !== operand && values[name] === undefined));
  return { ...values, operands: positionals };
}

/** Validates what a command line was split into. @throws CommandError with every mistake and the usage, in Chinese. */
export function validateArguments<Request>(
  given: unknown,
  { name, options, schema, usage }: CommandSpec<Request>,
): Request {
  const { success, data, error } = schema.safeParse(given);
  if (success) return data;
  const unknown = error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  // An unknown option is told of alone: what else is missing may be what it was meant for.
  const mistakes =
    unknown.length > 0
      ? [`${name} 没有这个选项：${unknown.map((key) => writtenOption(key, options)).join('、')}`]
      : error.issues.map(({ message }) => message);
  throw new CommandError([...mistakes, usage].join('\n'));
}

/** An option's name as it is written on a command line. */
function writtenOption(name: string, options: OptionSpecs): string {
  const short = options[name]?.short ?? (name.length === 1 ? name : null);
  return escapeInvisibleCharacters(short === null ? `--${name}` : `-${short}`, '');
}

/**
 * A schema for an option's value, which may not be blank. Blanks around it stay: a file's name may have some.
 * @param missing what is said where there is none, in Chinese.
 */
export function optionValue(missing: string) {
  return z.string(missing).refine((value) => value.trim() !== '', missing);
}

/**
 * A schema for a moment of Beijing time as staff write it, `2025-01-15T09:00`, which gives it with its offset.
 * @param option the option's name, for messages.
 */
export function momentValue(option: string) {
  return optionValue(`--${option} 后面要写时间，例如 --${option} 2025-01-15T09:00（北京时间）。`).transform(
    (written, context) => {
      const moment = `${written
        .trim()
        .replace(' ', 'T')
        .replace(/(\+08:00)?$/, '')}+08:00`;
      if (isMoment(moment)) return moment;
      context.addIssue(`--${option} ${written} 不是时间。请写成 --${option} 2025-01-15T09:00（北京时间）。`);
      return z.NEVER;
    },
  );
}

/**
 * A schema for an operand that names a notice by its folder, which may be written as a path, as a terminal completes it:
 * `content/2024-district-inspection/`.
 */
export const noticeFolder = z
  .string()
  .transform((path) => path.replace(/[/\\]+$/, '').replace(/^.*[/\\]/, ''));
