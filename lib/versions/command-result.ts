import type { Problem } from '#lib/content/problem';

/** Why a command does nothing: the reason in Chinese, for staff, and the content problems that prevent it. */
export interface CommandRefusal {
  done: false;
  reason: string;
  problems: readonly Problem[];
}

/** The files that a command writes or deletes, and the messages that it prints. */
export interface FileChanges {
  done: true;
  /** New text by path below the content folder; null deletes the file. */
  files: ReadonlyMap<string, string | null>;
  /** In Chinese, for staff. */
  messages: readonly string[];
}

/** What a staff command results in: changes of files, or a refusal. */
export type CommandResult = FileChanges | CommandRefusal;

/** Makes a refusal. */
export function refuse(reason: string, problems: readonly Problem[] = []): CommandRefusal {
  return { done: false, reason, problems };
}
