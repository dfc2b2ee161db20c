import type { InboxSession } from '../inbox-types';
import type { InboxSubmission } from '../submission-types';
import { type ActOutcome, type ActRequest, isAccepted } from './act-types';

/** What became of an act upon a submission, and upon those that were merged into it. */
export interface GroupOutcome {
  readonly outcome: ActOutcome;
  /** To how many of the others it was done as well, and to how many not. */
  readonly others: { readonly done: number; readonly missed: number };
}

/**
 * Does something to a submission and, where its writer reads it, the same to each of those that were merged into it: every copy is
 * sealed to its own writer. Nothing is done to the others where it was not done to the first.
 * @param merged the others, as the clerk saw them. @throws ActNotAllowed.
 */
export async function actOnGroup(
  session: Pick<InboxSession, 'act' | 'actAll'>,
  request: ActRequest,
  seen: InboxSubmission,
  merged: readonly InboxSubmission[],
): Promise<GroupOutcome> {
  const outcome = await session.act(request, seen);
  if (request.kind === 'internal' || merged.length === 0 || !isAccepted(outcome))
    return { outcome, others: { done: 0, missed: 0 } };
  const outcomes = await session.actAll(
    merged.map((other) => ({ request: sameFor(request, other), seen: other })),
  );
  const done = outcomes.filter(isAccepted).length;
  return { outcome, others: { done, missed: outcomes.length - done } };
}

/** The same for another submission; where its writer cannot read an answer, that it was answered, with the words for the office. */
function sameFor(
  request: Exclude<ActRequest, { kind: 'internal' }>,
  { id, reply }: InboxSubmission,
): ActRequest {
  if (request.kind === 'answer' && reply === null)
    return { kind: 'state', submission: id, state: 'answered', text: request.text };
  return { ...request, submission: id };
}
