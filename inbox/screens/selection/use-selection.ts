import { useState } from 'react';
import { withFolded } from '../../list/merged-rows';
import type { InboxRow } from '../../list/row';
import type { InboxProblem } from '../../parts/ProblemNotice';
import { useAction } from '../../parts/use-action';
import { isAccepted } from '../../work/acts/act-types';
import type { InboxSession } from '../../work/inbox-types';
import type { Selection } from '../ListScreen';

/** What is selected of an inbox's list, and carries out what is done with the rows of it that the list shows. */
export function useSelection(
  session: InboxSession,
  go: (to: 'export' | 'outcome' | 'merge', chosen: readonly InboxRow[]) => void,
): { selection: Selection; problem: InboxProblem | null } {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<Selection['done']>(null);
  const { isBusy, problem, run } = useAction();

  async function mark(some: readonly InboxRow['opened'][], junk: boolean, canUndo: boolean) {
    setDone(null);
    const other = some.filter(({ isJunk }) => isJunk !== junk);
    const doings = other.map((seen) => ({
      request: { kind: 'internal', submission: seen.id, junk } as const,
      seen,
    }));
    const outcomes = await session.actAll(doings);
    const marked = outcomes.filter(isAccepted);
    setIds(new Set());
    const those = new Set(marked.map(({ request }) => request.submission));
    const undo = () => {
      const now = session.snapshot().submissions.filter(({ id }) => those.has(id));
      void run(() => mark(now, !junk, false));
    };
    const text = `${junk ? '已经标为无关' : '已经恢复'}${marked.length}件${marked.length < other.length ? `，另外${other.length - marked.length}件没有办成，请看“待办和文件”` : ''}。`;
    setDone({ text, undo: canUndo ? undo : null });
  }

  return {
    problem,
    selection: {
      ...{ ids, isBusy, done, mayAct: session.role === 'clerk' },
      change: setIds,
      // What stands under a row goes with it.
      export: (chosen) => go('export', withFolded(chosen)),
      outcome: (chosen) => go('outcome', withFolded(chosen)),
      merge: (chosen) => go('merge', chosen),
      junk: (chosen, isJunk) =>
        void run(() =>
          mark(
            withFolded(chosen).map(({ opened }) => opened),
            isJunk,
            true,
          ),
        ),
    },
  };
}
