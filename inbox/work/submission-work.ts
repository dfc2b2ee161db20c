import type { Act } from '#lib/office/act';
import type { OfficeWords } from '#lib/office/words-signature';
import type { OpenedRow } from './opening/open-row';
import type { InboxEntry, InboxSubmission, OfficeWork } from './submission-types';

/** An act in the queue, with its words. */
interface QueuedWork {
  readonly act: Act;
  readonly words: OfficeWords | null;
}

/** A submission with its queued acts, and what the office noted of it. */
export function withWork(
  submission: OpenedRow['submission'],
  queued: readonly QueuedWork[],
  copied: ReadonlySet<string>,
): InboxSubmission {
  const entries = [...submission.entries, ...queued.map(queuedEntry)];
  const isCopy = submission.reply !== null && copied.has(submission.reply);
  return {
    ...submission,
    entries,
    doubts: isCopy ? [...submission.doubts, 'copy'] : submission.doubts,
    ...workIn(entries),
  };
}

function queuedEntry({ act: { head }, words }: QueuedWork): InboxEntry {
  const { id, submission, after, kind, day, state } = head;
  return {
    ...{ id, submission, after, kind, day, state, words },
    ...{ trust: 'queued', by: null, isUnreadable: false },
  };
}

/** What the office noted, by entries in order: only what is vouched for counts. */
function workIn(entries: readonly InboxEntry[]): OfficeWork {
  let labels: readonly string[] = [];
  let assignee: string | null = null;
  let isJunk = false;
  let into: string | null = null;
  let isAnswered = false;
  for (const { words, trust, state } of entries) {
    if (state !== null && state !== 'working') isAnswered = true;
    if (words?.kind !== 'internal' || (trust !== 'vouched' && trust !== 'queued')) continue;
    labels = words.labels ?? labels;
    if (words.assignee !== undefined) assignee = words.assignee;
    isJunk = words.junk ?? isJunk;
    if (words.into === undefined) continue;
    ({ into } = words);
    isAnswered = false;
  }
  return {
    labels,
    assignee,
    isJunk,
    merge: into === null ? null : { into, isAnswered },
    entered: enteredIn(entries),
  };
}

/** How the office entered it: by the first entry alone, since nothing can be entered afterwards. */
function enteredIn([first]: readonly InboxEntry[]): InboxSubmission['entered'] {
  if (first?.kind !== 'entered' || (first.trust !== 'vouched' && first.trust !== 'queued')) return null;
  const entered = first.words?.kind === 'internal' ? first.words.entered : undefined;
  return entered ? { channel: entered.channel, consent: entered.consent, by: first.by } : null;
}
