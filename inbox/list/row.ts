import { hasNewAddition, promisedDay } from '#lib/feedback/lookup/states';
import { type SubmissionState, stateOf } from '#lib/feedback/store/entry';
import type { InboxSubmission } from '../work/inbox-types';
import type { DestroyProposal } from '../work/record/record-types';

/** What the list of submissions shows, filters and searches of one of them. */
export interface InboxRow {
  readonly id: string;
  readonly opened: InboxSubmission;
  /** The title of the notice that it answers; its slug where the site no longer shows it. */
  readonly noticeTitle: string;
  readonly state: SubmissionState;
  /** Whether its writer added something that the office has not acted upon since. */
  readonly hasAddition: boolean;
  /** Nobody has acted upon it yet, or its writer added something since. Junk is neither new nor overdue. */
  readonly isNew: boolean;
  readonly isMine: boolean;
  /** The Beijing day by which an answer is promised, `YYYY-MM-DD`; null where none is. */
  readonly due: string | null;
  readonly isOverdue: boolean;
  /** That it be destroyed, proposed and not yet decided; null for nothing. */
  readonly proposal: DestroyProposal | null;
  /** The id of the submission that it is dealt with together with; null where it stands for itself. */
  readonly main: string | null;
  /** Those that were merged into it, which the list folds under it. */
  readonly merged: readonly InboxRow[];
}

/** What rows are made with. */
export interface RowContext {
  /** Titles of the notices by their slugs. */
  readonly titles: ReadonlyMap<string, string>;
  /** Calendar days within which an answer is promised; null: nothing is promised. */
  readonly answerWithin: number | null;
  /** Whose inbox this is. */
  readonly me: string;
  /** The present Beijing day, `YYYY-MM-DD`. */
  readonly today: string;
  /** What is proposed to be destroyed, by the submission's id. */
  readonly proposals: ReadonlyMap<string, DestroyProposal>;
}

/** Derives the row of an opened submission. */
export function inboxRow(
  opened: InboxSubmission,
  { titles, answerWithin, me, today, proposals }: RowContext,
): InboxRow {
  const { id, notice, received, entries, assignee } = opened;
  const state = stateOf(entries);
  const hasAddition = hasNewAddition(entries);
  const within = answerWithin === null ? undefined : String(answerWithin);
  const given = entries.flatMap((entry) => (entry.state === null ? [] : [{ state: entry.state }]));
  const due = promisedDay(received, given, within);
  const noticeTitle = titles.get(notice) ?? notice;
  return {
    id,
    opened,
    noticeTitle,
    state,
    hasAddition,
    isNew: !opened.isJunk && (state === 'new' || hasAddition),
    isMine: assignee === me,
    due,
    isOverdue: !opened.isJunk && due !== null && due < today,
    proposal: proposals.get(id) ?? null,
    main: null,
    merged: [],
  };
}

/** Places of the list: overdue first, then new, then one's own, then what is being dealt with, then what is done. */
function place({ isOverdue, isNew, isMine, state }: InboxRow): number {
  if (isOverdue) return 0;
  if (isNew) return 1;
  const isDone = state !== 'working';
  return isDone ? 4 : isMine ? 2 : 3;
}

/** Sorts rows as work is done: by place, the oldest first; what is done last, the newest of it first. */
export function sortRows(rows: readonly InboxRow[]): InboxRow[] {
  const keyed = rows.map((row) => ({ row, place: place(row), day: row.opened.received }));
  keyed.sort((a, b) => {
    if (a.place !== b.place) return a.place - b.place;
    const byDay = a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
    if (byDay !== 0) return a.place === 4 ? -byDay : byDay;
    return a.row.id < b.row.id ? -1 : 1;
  });
  return keyed.map(({ row }) => row);
}
