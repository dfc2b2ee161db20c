import { STATE_LABELS } from '#lib/feedback/lookup/states';
import { stateOf } from '#lib/feedback/store/entry';
import { ActWords, actTitle } from '../../parts/ActWords';
import { Button } from '../../parts/fields/Button';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { SubmissionHistory } from '../../parts/SubmissionHistory';
import { WrittenBlock } from '../../parts/Written';
import type { ActOutcome, InboxSubmission } from '../../work/inbox-types';

/** An act that met a change: nothing was done. */
export type Conflict = Extract<ActOutcome, { result: 'changed' }>;

interface ConflictScreenProps {
  conflict: Conflict;
  /** Does the same upon what stands now. */
  onAgain(): void;
  /** Goes back to writing, upon what stands now, with the words as they are. */
  onEdit(): void;
  /** Does nothing. */
  onDrop(): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** Somebody was faster: what was seen, what stands now, and what one wanted to do; the clerk decides. */
export function ConflictScreen({ conflict, onAgain, onEdit, onDrop, isBusy, problem }: ConflictScreenProps) {
  const { request, seen, now } = conflict;
  const known = new Set(seen.entries.map(({ id }) => id));
  const fresh = new Set(now.entries.flatMap(({ id }) => (known.has(id) ? [] : [id])));
  return (
    <Screen title="在这期间有了变动" wide>
      <p className="note warn">
        <strong>还没有办。</strong>
        您看这一件的时候，写信人补充了，或者同事先办了。请看看新的内容，再决定办不办。
      </p>
      <ProblemNotice problem={problem} />
      <h2>您要办的：{actTitle(request)}</h2>
      <ActWords request={request} />
      <div className="both">
        <SeenVersion title="您看到的" submission={seen} />
        <SeenVersion title="现在的" submission={now} fresh={fresh} />
      </div>
      <p className="row">
        <Button label={isBusy ? '正在办…' : '看过了，仍然这样办'} disabled={isBusy} onClick={onAgain} />
        <Button kind="second" label="改一改再办" disabled={isBusy} onClick={onEdit} />
        <Button kind="second" label="不办了" disabled={isBusy} onClick={onDrop} />
      </p>
      <details>
        <summary>反馈内容</summary>
        <WrittenBlock text={now.submission?.message ?? ''} />
      </details>
    </Screen>
  );
}

interface SeenVersionProps {
  title: string;
  submission: InboxSubmission;
  fresh?: ReadonlySet<string>;
}

function SeenVersion({ title, submission: { entries }, fresh }: SeenVersionProps) {
  return (
    <section>
      <h2>
        {title}：{STATE_LABELS[stateOf(entries)]}
      </h2>
      {entries.length === 0 ? (
        <p>还没有办理。</p>
      ) : (
        <SubmissionHistory entries={entries} {...(fresh && { fresh })} />
      )}
    </section>
  );
}
