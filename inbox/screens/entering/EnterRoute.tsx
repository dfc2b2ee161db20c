import { useEffect, useState } from 'react';
import { OUTCOMES } from '../../parts/act-outcome';
import { type Draft, isOfEntering, useDraft, type WrittenDraft } from '../../parts/draft';
import { focusField } from '../../parts/fields/TextField';
import { ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { useAction } from '../../parts/use-action';
import { isAccepted } from '../../work/acts/act-types';
import type { NewSubmission } from '../../work/entering/entering-types';
import type { InboxSession, InboxSnapshot } from '../../work/inbox-types';
import { EntryCheck } from './EntryCheck';
import { EntryForm } from './EntryForm';
import { checkEntry, type EntryErrors, emptyEntry } from './entry-fields';
import { ReceiptScreen } from './ReceiptScreen';
import { useNoticeItems } from './use-notice-items';

interface EnterRouteProps {
  session: Pick<InboxSession, 'entering' | 'today' | 'site' | 'dismiss'>;
  snapshot: Pick<InboxSnapshot, 'site' | 'connection'>;
  draft: WrittenDraft;
  /** What was being written, or read out, when the inbox was locked; null for nothing. */
  from: Draft | null;
  onBack(): void;
}

/** The ids of the controls that an error leads to, in the order of the form. */
const CONTROLS = {
  ...{ channel: 'channel-phone', received: 'received', notice: 'notice', kind: 'of-opinion', item: 'item' },
  ...{ message: 'message', name: 'name', contact: 'contact', noted: 'noted-agreed' },
} as const;

/** What came by phone, letter or visit: typed, checked, entered, and its receipt read out. */
export function EnterRoute({ session, snapshot, draft, from, onBack }: EnterRouteProps) {
  const notices = (snapshot.site?.notices ?? []).filter(({ hasWindow }) => hasWindow);
  const only = notices.length === 1 ? (notices[0]?.slug ?? '') : '';
  const begun = from && isOfEntering(from) ? from : null;
  const [shown, setShown] = useState(begun?.kind === 'receipt' ? begun : null);
  const [entry, setEntry] = useState(begun?.kind === 'entry' ? begun : emptyEntry(session.today(), only));
  const [checked, setChecked] = useState<NewSubmission | null>(null);
  const [errors, setErrors] = useState<EntryErrors>({});
  const { isBusy, problem, setProblem, run } = useAction();
  const { items, isMissing } = useNoticeItems(session.entering, entry.notice, snapshot.connection);
  useDraft(draft, shown ?? entry);

  useEffect(() => {
    const first = Object.keys(CONTROLS).find((name) => name in errors);
    const [, control] = Object.entries(CONTROLS).find(([name]) => name === first) ?? [];
    if (control !== undefined) focusField(control);
  }, [errors]);

  function check() {
    const result = checkEntry(entry, items, session.today());
    setErrors(result.errors ?? {});
    setProblem(null);
    setChecked(result.errors === null ? result.entered : null);
  }

  async function enter(entered: NewSubmission) {
    const { outcome, receipt } = await session.entering.enter(entered);
    const { result, id } = outcome;
    if (isAccepted(outcome))
      setShown({ kind: 'receipt', receipt, received: entered.received, isQueued: result === 'queued' });
    else {
      // The words are still here.
      session.dismiss(id);
      setProblem({ title: '没有登记。', todo: OUTCOMES[result] });
    }
  }

  function again() {
    setShown(null);
    setChecked(null);
    setEntry(emptyEntry(session.today(), entry.notice));
  }

  if (shown)
    return (
      <ReceiptScreen
        shown={shown}
        site={session.site}
        onPrint={() => window.print()}
        onNext={again}
        onBack={onBack}
      />
    );
  return (
    <Screen key={checked ? 'check' : 'form'} title={checked ? '核对' : '登记来电、来信、来访'}>
      <ProblemNotice problem={problem} />
      {checked ? (
        <EntryCheck
          entered={checked}
          noticeTitle={notices.find(({ slug }) => slug === checked.said.notice)?.title ?? ''}
          onEnter={() => void run(() => enter(checked))}
          onBack={() => setChecked(null)}
          isBusy={isBusy}
        />
      ) : (
        <EntryForm
          entry={entry}
          errors={errors}
          notices={notices}
          items={items}
          areItemsMissing={isMissing}
          onChange={(change) => setEntry({ ...entry, ...change })}
          onSubmit={check}
          onBack={onBack}
        />
      )}
    </Screen>
  );
}
