import * as z from 'zod';
import { DESTROY_REASONS } from '#lib/feedback/store/entry';
import type { DestroyedSubmission } from '#lib/feedback/store/store';
import { isDay } from '#lib/model/date';

// The lines of a destruction log. A restore must not bring back what was destroyed after the backup was made, so what is
// destroyed is also written outside the database: first that it is about to be, then, where it was not done, that it was not.
// What counts is the set of lines, in whatever order and from however many machines.

const destroyedLine = z.strictObject({
  id: z.string().min(1),
  /** The Beijing day, `YYYY-MM-DD`. */
  day: z.string().refine(isDay),
  reason: z.enum(DESTROY_REASONS),
  /** Names this attempt; null where the database itself says that it was destroyed. */
  attempt: z.string().nullable(),
});

const undoneLine = z.strictObject({
  /** The attempt that destroyed nothing. */
  undone: z.string(),
});

const lineSchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('no JSON');
      return z.NEVER;
    }
  })
  .pipe(z.union([destroyedLine, undoneLine]));

type DestructionLine = z.output<typeof lineSchema>;

/** What the lines of destruction logs say together. */
export interface KnownDestructions {
  /** Each submission once, with the first day and its reason. */
  readonly destroyed: readonly DestroyedSubmission[];
  /** How many lines cannot be read: cut off by a crash, or written by something else. */
  readonly unreadable: number;
}

/** Formats a line of a destruction log, without its end. */
export function formatDestruction(line: DestructionLine): string {
  return JSON.stringify(line);
}

/**
 * Reads the lines of destruction logs. A submission counts as destroyed by every attempt of which no line says that it was
 * undone: of one that a crash cut off nobody knows the end, and whoever confirmed it wanted the submission gone.
 */
export function readDestructions(texts: readonly string[]): KnownDestructions {
  const read = linesOf(texts).map((line) => lineSchema.safeParse(line));
  const lines = read.flatMap(({ data }) => (data ? [data] : []));
  const undone = new Set(lines.flatMap((line) => ('undone' in line ? [line.undone] : [])));
  const destroyed = new Map<string, DestroyedSubmission>();
  for (const line of lines) {
    if ('undone' in line || (line.attempt !== null && undone.has(line.attempt))) continue;
    const { id, day, reason } = line;
    const before = destroyed.get(id);
    if (!before || day < before.day) destroyed.set(id, { id, day, reason });
  }
  return { destroyed: [...destroyed.values()], unreadable: read.length - lines.length };
}

/** Joins the lines of several logs to one text in which each stands once; blank lines and those that cannot be read are left out. */
export function joinDestructions(texts: readonly string[]): string {
  const lines = new Set(linesOf(texts).filter((line) => lineSchema.safeParse(line).success));
  return [...lines].map((line) => `${line}\n`).join('');
}

function linesOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
}
