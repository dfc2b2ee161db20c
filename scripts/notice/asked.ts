import { parseArgs } from 'node:util';
import { isMoment } from '#lib/model/date';
import { CommandError } from '../run';

/** What a tool was asked for: the notice's folder, if one was named, and the values of its options. */
export interface Asked<Option extends string> {
  slug: string | null;
  /** All that were named. */
  slugs: readonly string[];
  values: Readonly<Partial<Record<Option, string>>>;
}

/**
 * Reads the arguments of a tool, all of whose options take a value. The folder may be written as a path, as a
 * terminal completes it: `content/2024-district-inspection/`.
 * @param usage how to write it, in Chinese.
 * @param most how many folders may be named.
 * @throws CommandError that says what is wrong, with `usage`.
 */
export function readAsked<Option extends string>(
  args: readonly string[],
  options: readonly Option[],
  usage: string,
  most = 1,
): Asked<Option> {
  const wrong = (what: string) => new CommandError(`${what}\n用法：${usage}`);
  const { values, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(options.map((option) => [option, { type: 'string' as const }])),
    allowPositionals: true,
    strict: false,
  });
  const given: Partial<Record<Option, string>> = {};
  for (const [name, value] of Object.entries(values)) {
    const option = options.find((candidate) => candidate === name);
    if (!option) throw wrong(`没有这个选项：--${name}`);
    if (typeof value !== 'string' || value.trim() === '') throw wrong(`--${name} 后面要写内容`);
    given[option] = value.trim();
  }
  if (positionals.length > most) throw wrong(`多写了内容：${positionals.slice(most).join(' ')}`);
  const slugs = positionals.map(folderIn);
  return { slug: slugs[0] ?? null, slugs, values: given };
}

/** The notice's folder that a path names, as a terminal completes it: `content/2024-district-inspection/`. */
export function folderIn(path: string): string {
  return path.replace(/[/\\]+$/, '').replace(/^.*[/\\]/, '');
}

/** A moment as staff write it, `2025-01-15T09:00` in Beijing, with its offset. @throws CommandError when it is none. */
export function readMoment(option: string, written: string): string {
  const moment = `${written.replace(' ', 'T').replace(/(\+08:00)?$/, '')}+08:00`;
  if (!isMoment(moment))
    throw new CommandError(
      `--${option} ${written} 不是时间。请写成 --${option} 2025-01-15T09:00（北京时间）。`,
    );
  return moment;
}
