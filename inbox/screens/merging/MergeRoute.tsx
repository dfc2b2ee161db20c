import { useState } from 'react';
import type { InboxRow } from '../../list/row';
import { useAction } from '../../parts/use-action';
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
  const { isBusy, problem, setProblem, run } = useAction();

  async function merge(main: InboxRow) {
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
  }

  return (
    <MergeScreen
      rows={chosen}
      onMerge={(main) => void run(() => merge(main))}
      onBack={onBack}
      isBusy={isBusy}
      problem={problem}
    />
  );
}
