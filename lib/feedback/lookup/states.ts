import type {
  DestroyReason,
  Destruction,
  EntryKind,
  ListedEntry,
  OfficeState,
  SubmissionState,
} from '#lib/feedback/store/entry';
import { addDays, chineseDay } from '#lib/model/date';

/** The Chinese label of each state, in the words of mayors' mailboxes and 12345 lines. */
export const STATE_LABELS = {
  new: '已收到',
  working: '办理中',
  answered: '已答复',
  closed: '已办结',
  refused: '不予受理',
} as const satisfies Record<SubmissionState, string>;

const DESTROYED_TEXTS = {
  withdrawn: '按写信人的要求撤回',
  retention: '因保存期限已满而删除',
  junk: '因与公示事项无关而删除',
  decided: '由办公室决定删除',
} as const satisfies Record<DestroyReason, string>;

/** Says when and why a submission was destroyed, in Chinese, to follow a word for it. */
export function destroyedInWords({ day, reason }: Destruction): string {
  return `已于${chineseDay(day)}${DESTROYED_TEXTS[reason]}`;
}

/** A step in the handling of a submission: a state, and the Beijing day from which it holds. */
export interface StateDay {
  readonly state: SubmissionState;
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

/** The states that a submission went through, the first first: received, and what the office gave. */
export function stateDays(
  received: string,
  entries: readonly Pick<ListedEntry, 'day' | 'state'>[],
): StateDay[] {
  const given = entries.flatMap(({ day, state }) => (state === null ? [] : [{ day, state }]));
  return [{ state: 'new', day: received }, ...given];
}

/** States in which nobody waits for an answer any more. */
const DONE: ReadonlySet<SubmissionState> = new Set<OfficeState>(['answered', 'closed', 'refused']);

/**
 * The Beijing day by which an answer is promised; null where none is: nothing was promised, or it was answered.
 * @param within calendar days from the day of receipt, in digits; undefined: nothing is promised.
 */
export function promisedDay(
  received: string,
  states: readonly Pick<StateDay, 'state'>[],
  within: string | undefined,
): string | null {
  if (within === undefined || states.some(({ state }) => DONE.has(state))) return null;
  return addDays(received, Number(within));
}

/**
 * Whether the day by which an answer was promised has passed for any of these submissions.
 * @param within as in `promisedDay`. @param today the Beijing day, `YYYY-MM-DD`.
 */
export function hasLateAnswer(
  listed: readonly { readonly received: string; readonly entries: readonly Pick<ListedEntry, 'state'>[] }[],
  within: string | undefined,
  today: string,
): boolean {
  return listed.some(({ received, entries }) => {
    const given = entries.flatMap(({ state }) => (state === null ? [] : [{ state }]));
    const due = promisedDay(received, given, within);
    return due !== null && due < today;
  });
}

/** How many entries of a kind there are. */
export function countEntries(entries: readonly Pick<ListedEntry, 'kind'>[], kind: EntryKind): number {
  return entries.filter((entry) => entry.kind === kind).length;
}

/** Whether its writer added something that the office has not acted upon since: also to what was closed. */
export function hasNewAddition(entries: readonly Pick<ListedEntry, 'kind' | 'state'>[]): boolean {
  const added = entries.findLastIndex(({ kind }) => kind === 'addition');
  return added > entries.findLastIndex(({ state }) => state !== null);
}
