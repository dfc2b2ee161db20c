import type { DestroyedSubmission } from '#lib/feedback/store/store';
import type { Act } from '#lib/office/act';
import type { ListedInvitation } from '#lib/office/people-protocol';
import type { NoticeItems, SiteFacts } from '#lib/office/protocol';
import type { OfficeWords } from '#lib/office/words-signature';
import type {
  ActOutcome,
  ActRequest,
  Connection,
  EnterRequest,
  InboxDevice,
  InboxSnapshot,
  InboxSubmission,
  OfficeStanding,
} from './inbox-types';
import type { OpenedRow } from './opening/open-row';
import { NO_RECORD } from './record/load-record';
import type { DestroyProposal, InboxRecord } from './record/record-types';
import { withWork } from './submission-work';

/** An act in the queue, with what it was made of. */
export interface QueueItem {
  readonly act: Act;
  readonly request: ActRequest | EnterRequest;
  readonly words: OfficeWords | null;
  /** The submission as the clerk saw it; null where the act was taken from a file or a locked session. */
  readonly seen: InboxSubmission | null;
}

/** An act that was not carried out, with what became of it. */
export interface UndoneAct {
  readonly act: Act;
  readonly outcome: ActOutcome;
}

/** What a session knows. Every change makes a new object. */
export interface InboxState {
  readonly connection: Connection;
  readonly visits: number;
  readonly progress: InboxSnapshot['progress'];
  readonly rows: ReadonlyMap<string, OpenedRow>;
  readonly destroyed: readonly DestroyedSubmission[];
  readonly vanished: readonly string[];
  readonly site: SiteFacts | null;
  /** What may be chosen of notices, by their folders, as a file told. */
  readonly noticeItems: Readonly<Record<string, NoticeItems>>;
  readonly devices: readonly InboxDevice[];
  readonly invitations: readonly ListedInvitation[];
  readonly office: OfficeStanding | null;
  readonly record: InboxRecord;
  readonly proposals: readonly DestroyProposal[];
  readonly queue: readonly QueueItem[];
  /** Acts of this session that the server said were done: it must go on having them. */
  readonly done: readonly QueueItem[];
  readonly undone: readonly UndoneAct[];
}

/** Holds what a session knows, and tells of every change. */
export interface StateHolder {
  get(): InboxState;
  snapshot(): InboxSnapshot;
  change(changed: Partial<InboxState>): void;
  subscribe(listener: () => void): () => void;
  /** Forgets everything, and takes nothing any more. */
  close(): void;
}

const EMPTY: InboxState = {
  connection: 'unknown',
  visits: 0,
  progress: null,
  rows: new Map(),
  destroyed: [],
  vanished: [],
  site: null,
  noticeItems: {},
  devices: [],
  invitations: [],
  office: null,
  record: NO_RECORD,
  proposals: [],
  queue: [],
  done: [],
  undone: [],
};

/** Creates what holds a session's state: at first nothing. */
export function createState(): StateHolder {
  let state = EMPTY;
  let snapshot: InboxSnapshot | null = null;
  let isClosed = false;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    snapshot: () => {
      snapshot ??= snapshotOf(state);
      return snapshot;
    },
    change: (changed) => {
      if (isClosed) return;
      const isListed = changed.rows !== undefined || changed.queue !== undefined;
      const submissions = isListed ? null : snapshot?.submissions;
      state = { ...state, ...changed };
      // The list is what takes long to make.
      snapshot = submissions ? { ...snapshotOf({ ...state, rows: new Map() }), submissions } : null;
      for (const listener of [...listeners]) listener();
    },
    close: () => {
      isClosed = true;
      state = EMPTY;
      snapshot = null;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function snapshotOf({ rows, queue, undone, done: _, noticeItems: __, ...rest }: InboxState): InboxSnapshot {
  return {
    ...rest,
    submissions: submissionsOf(rows, queue),
    queue: queue.map(({ act, request }) => ({ id: act.head.id, request })),
    undone: undone.map(({ outcome }) => outcome),
  };
}

/** Submissions with nothing queued, by what was opened: the same object as long as nothing changes. */
const plain = new WeakMap<OpenedRow['submission'], InboxSubmission>();

function submissionsOf(rows: ReadonlyMap<string, OpenedRow>, queue: readonly QueueItem[]): InboxSubmission[] {
  const copied = repliesOfSeveral(rows);
  const waiting = new Map<string, QueueItem[]>();
  for (const item of queue) {
    const { submission } = item.act.head;
    waiting.set(submission, [...(waiting.get(submission) ?? []), item]);
  }
  return [...rows.values()]
    .map(({ submission }) => {
      const queued = waiting.get(submission.id) ?? [];
      const isPlain = queued.length === 0 && !(submission.reply !== null && copied.has(submission.reply));
      const known = isPlain ? plain.get(submission) : undefined;
      const made = known ?? withWork(submission, queued, copied);
      if (isPlain) plain.set(submission, made);
      return made;
    })
    .sort((a, b) => compare(b.received, a.received) || compare(a.id, b.id));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Reply keys that several submissions have: each is made for one. */
function repliesOfSeveral(rows: ReadonlyMap<string, OpenedRow>): Set<string> {
  const once = new Set<string>();
  const several = new Set<string>();
  for (const { submission } of rows.values()) {
    const { reply } = submission;
    if (reply !== null) (once.has(reply) ? several : once).add(reply);
  }
  return several;
}
