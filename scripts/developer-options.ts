import { type ParseArgsConfig, parseArgs } from 'node:util';
import { errorCode } from '#lib/error-code';
import { CommandError } from './run';

/**
 * The names that contain `word`, in their order; all of them when it is undefined.
 * @throws CommandError, listing the names, when none does.
 */
export function namesMatching(word: string | undefined, names: readonly string[]): string[] {
  const matching = names.filter((name) => word === undefined || (word !== '' && name.includes(word)));
  if (matching.length > 0) return matching;
  throw new CommandError(`--only ${word} matches nothing. There are:\n  ${names.join('\n  ')}`);
}

/**
 * Reads the options of a developers' command (`npm test`, `npm run bench`), with the rules and messages of parseArgs.
 * @throws CommandError on an unknown option, a value that is missing, or an operand: these commands take none.
 */
export function readOptions<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    if (!(error instanceof Error && errorCode(error).startsWith('ERR_PARSE_ARGS_'))) throw error;
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new CommandError(`${error.message}\nThe options are: ${known.join(', ')}`);
  }
}
