import type { Problem } from '#lib/content/problem';

/** A command cannot do what it was asked for: a reason in Chinese, for staff, and the mistakes that stand in its way. */
export interface Refused {
  done: false;
  reason: string;
  problems: readonly Problem[];
}

/** Files to write or, where null, to delete, by path below the content folder; and what to say of it in Chinese. */
export interface Done {
  done: true;
  files: ReadonlyMap<string, string | null>;
  said: readonly string[];
}

/** What comes of a command. */
export type Deed = Done | Refused;

/** A refusal. */
export function refuse(reason: string, problems: readonly Problem[] = []): Refused {
  return { done: false, reason, problems };
}
