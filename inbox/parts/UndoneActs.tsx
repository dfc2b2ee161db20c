import type { ActOutcome } from '../work/inbox-types';
import { ActWords, actTitle } from './ActWords';
import { OUTCOMES } from './act-outcome';
import { Button } from './fields/Button';

interface UndoneActsProps {
  undone: readonly ActOutcome[];
  /** Whether a submission is there to be shown. */
  canShow(submission: string): boolean;
  onShow(submission: string, conflict?: Extract<ActOutcome, { result: 'changed' }>): void;
  onDismiss(id: string): void;
}

/** Acts that were not carried out, with their words: nothing that was written is lost before the clerk says so. */
export function UndoneActs({ undone, canShow, onShow, onDismiss }: UndoneActsProps) {
  return (
    <>
      <h2>没有办成的（{undone.length}项）</h2>
      <ul className="queue">
        {undone.map((outcome) => {
          const { id, request } = outcome;
          return (
            <li key={id}>
              <h3>{actTitle(request)}</h3>
              <p className="late">{OUTCOMES[outcome.result]}</p>
              <ActWords request={request} />
              <p className="row">
                {outcome.result === 'changed' ? (
                  <Button label="看看变动，再决定" onClick={() => onShow(request.submission, outcome)} />
                ) : (
                  canShow(request.submission) && (
                    <Button kind="second" label="看这一件" onClick={() => onShow(request.submission)} />
                  )
                )}
                <Button kind="second" label="知道了，不办了" onClick={() => onDismiss(id)} />
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}
