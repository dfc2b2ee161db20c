import { useCallback, useEffect, useMemo, useState } from 'react';
import { inboxProblem } from '../../parts/inbox-problem';
import type { InboxProblem } from '../../parts/ProblemNotice';
import { mergesIn } from '../../parts/record-words';
import type { InboxSession, InboxSnapshot } from '../../work/inbox-types';
import { RecordScreen } from './RecordScreen';

interface RecordRouteProps {
  session: InboxSession;
  snapshot: InboxSnapshot;
  onBack(): void;
}

/** The office's record, loaded and checked as soon as somebody looks at it, and checked again when it grew meanwhile. */
export function RecordRoute({ session, snapshot, onBack }: RecordRouteProps) {
  const { record } = session;
  const [isBusy, setIsBusy] = useState(true);
  const [problem, setProblem] = useState<InboxProblem | null>(null);
  const check = useCallback(() => {
    setIsBusy(true);
    record
      .check()
      .catch((error: unknown) => setProblem(inboxProblem(error)))
      .finally(() => setIsBusy(false));
  }, [record]);
  useEffect(check, [check]);
  const isUnchecked = snapshot.record.problems === null && !isBusy && problem === null;
  useEffect(() => {
    if (isUnchecked) check();
  }, [isUnchecked, check]);
  const exactly = useMemo(() => mergesIn(snapshot.submissions), [snapshot.submissions]);
  return (
    <RecordScreen
      record={snapshot.record}
      devices={snapshot.devices}
      exactly={exactly}
      digest={record.digest()}
      site={session.site}
      isBusy={isBusy}
      problem={problem}
      onPrint={() => window.print()}
      onBack={onBack}
    />
  );
}
