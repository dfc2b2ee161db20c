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
