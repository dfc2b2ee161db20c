import { type ParseArgsConfig, parseArgs } from 'node:util';
import { z } from 'zod';
import { errorCode } from '#lib/error-code';
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
}

/** Reads the command line of a staff's tool. @throws CommandError with every mistake and the usage, in Chinese. */
export function readCommandLine<Request>(args: readonly string[], spec: CommandSpec<Request>): Request {
  return validateArguments(splitArguments(args, spec.options), spec);
}

/**
 * Refuses every argument of a command that takes none.
 * @param name the npm script, as in `npm run check`. @throws CommandError in Chinese.
 */
export function refuseArguments(args: readonly string[], name: string): void {
  readCommandLine(args, {
    name,
    options: {},
    schema: z.strictObject({ operands: z.array(z.string()).max(0, `${name} 后面多写了内容。`) }),
    usage: `用法：${name}`,
  });
}

/** Splits a command line without refusing anything. */
export function splitArguments(args: readonly string[], options: OptionSpecs): SplitArguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    // Node's own messages are English: the schema's are shown instead.
    strict: false,
  });
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

/**
 * Reads the options of a developers' command (`npm test`, `npm run bench`), with the rules and messages of parseArgs.
 * @throws CommandError on an unknown option, a value that is missing, or an operand: these commands take none.
 */
export function readOptions<const Options extends OptionSpecs>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    if (!(error instanceof Error && errorCode(error).startsWith('ERR_PARSE_ARGS_'))) throw error;
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new CommandError(`${error.message}\nThe options are: ${known.join(', ')}`);
  }
}
