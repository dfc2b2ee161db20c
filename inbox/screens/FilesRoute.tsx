import { useMemo, useState } from 'react';
import { useAction } from '../parts/use-action';
import type { InboxSession, InboxSnapshot } from '../work/inbox-types';
import { FilesScreen } from './FilesScreen';
import type { Conflict } from './submission/ConflictScreen';

interface FilesRouteProps {
  session: InboxSession;
  snapshot: InboxSnapshot;
  /** Shows a submission, with an act that met a change or with none. */
  onShow(submission: string, conflict?: Conflict): void;
  onTemplates(): void;
  onRenew(): void;
  onBack(): void;
}

/** What waits, and what is carried by hand. */
export function FilesRoute({ session, snapshot, onShow, onTemplates, onRenew, onBack }: FilesRouteProps) {
  const { queue, undone, submissions } = snapshot;
  const [done, setDone] = useState<string | null>(null);
  const action = useAction();
  const acts = useMemo(() => {
    const isEmpty = queue.length === 0 && !undone.some(({ result }) => result === 'other-key');
    if (isEmpty) return null;
    const { fileName, text } = session.actsFile();
    return new File([text], fileName, { type: 'application/json' });
  }, [session, queue, undone]);

  function run(doing: () => Promise<string | null>) {
    setDone(null);
    void action.run(async () => setDone(await doing()));
  }

  return (
    <FilesScreen
      queue={queue}
      undone={undone}
      acts={acts}
      onOpenRows={(file) =>
        run(async () => {
          await session.openRows(await file.text());
          return `已经打开“${file.name}”，列表里共${session.snapshot().submissions.length}件。`;
        })
      }
      onTakeActs={(file) => run(async () => `已经放进待办：${await session.takeActs(await file.text())}项。`)}
      canShow={(id) => submissions.some((one) => one.id === id)}
      onShow={onShow}
      onDismiss={(id) => session.dismiss(id)}
      onDropQueued={(id) =>
        run(async () =>
          (await session.dropQueued(id))
            ? null
            : '这一项刚才已经送出，没有来得及取消。请看这一件的办理经过。',
        )
      }
      onSync={() =>
        run(async () => {
          await session.sync();
          const { connection, queue: waiting } = session.snapshot();
          if (connection !== 'online') return null;
          return waiting.length === 0 ? '已经送出。' : `还有${waiting.length}项没有送出。`;
        })
      }
      onTemplates={onTemplates}
      onRenew={onRenew}
      onBack={onBack}
      isBusy={action.isBusy}
      done={done}
      problem={action.problem}
    />
  );
}
