import type { Problem } from '#lib/content/problem';

/** A command cannot do what it was asked for: a reason in Chinese, for staff, and the mistakes that stand in its way. */
export interface CommandRefusal {
  done: false;
  reason: string;
  problems: readonly Problem[];
}

/** Files to write or, where null, to delete, by path below the content folder; and what to say of it in Chinese. */
export interface FileChanges {
  done: true;
  files: ReadonlyMap<string, string | null>;
  said: readonly string[];
}

/** What comes of a command. */
export type CommandResult = FileChanges | CommandRefusal;

/** A refusal. */
export function refuse(reason: string, problems: readonly Problem[] = []): CommandRefusal {
  return { done: false, reason, problems };
}
