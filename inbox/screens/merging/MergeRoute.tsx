import { useState } from 'react';
import type { InboxRow } from '../../list/row';
import { inboxProblem } from '../../parts/inbox-problem';
import type { InboxProblem } from '../../parts/ProblemNotice';
import { isAccepted } from '../../work/acts/act-types';
import type { InboxSession } from '../../work/inbox-types';
import { MergeScreen } from './MergeScreen';

interface MergeRouteProps {
  session: Pick<InboxSession, 'actAll'>;
  rows: readonly InboxRow[];
  onBack(): void;
  /** Shows the main one. */
  onShow(submission: string): void;
}

/** Selected submissions are merged, each upon the version that is on the screen. */
export function MergeRoute({ session, rows, onBack, onShow }: MergeRouteProps) {
  const [chosen] = useState(rows);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<InboxProblem | null>(null);

  async function merge(main: InboxRow) {
    setIsBusy(true);
    setProblem(null);
    try {
      const doings = chosen
        .filter(({ id }) => id !== main.id)
        .map(({ opened }) => ({
          request: { kind: 'internal', submission: opened.id, into: main.id } as const,
          seen: opened,
        }));
      const outcomes = await session.actAll(doings);
      const missed = outcomes.filter((one) => !isAccepted(one));
      if (missed.length === 0) onShow(main.id);
      else
        setProblem({
          title: `有${missed.length}件没有合并。`,
          todo: '在这期间有了变动。请在“待办和文件”里看看，再决定。其余的已经合并。',
        });
    } catch (error) {
      setProblem(inboxProblem(error));
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <MergeScreen
      rows={chosen}
      onMerge={(main) => void merge(main)}
      onBack={onBack}
      isBusy={isBusy}
      problem={problem}
    />
  );
}
