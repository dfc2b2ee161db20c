import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Clock } from '#lib/clock';
import { type InboxFilter, NO_FILTER, wordsToFind } from '../list/filter';
import { type InboxRow, inboxRow } from '../list/row';
import { Bar } from '../parts/Bar';
import { IdleWarning } from '../parts/IdleWarning';
import { useIdleLock } from '../parts/idle-lock';
import { Notices } from '../parts/Notices';
import type { InboxSession } from '../work/inbox-types';
import { FilesRoute } from './FilesRoute';
import { ListScreen } from './ListScreen';
import { SubmissionRoute } from './SubmissionRoute';
import { useSync } from './sync';

interface OpenInboxProps {
  session: InboxSession;
  clock: Clock;
  onLock(by: 'request' | 'idle'): void;
}

type InboxPlace =
  | { readonly at: 'list' | 'files' | 'conflict' }
  | { readonly at: 'submission'; readonly id: string };

/** An unlocked inbox: the list, one submission, or the files, with the bar above and the lock behind. */
export function OpenInbox({ session, clock, onLock }: OpenInboxProps) {
  const subscribe = useCallback((listener: () => void) => session.subscribe(listener), [session]);
  const snapshot = useSyncExternalStore(subscribe, () => session.snapshot());
  const [place, setPlace] = useState<InboxPlace>({ at: 'list' });
  const [filter, setFilter] = useState<InboxFilter>(NO_FILTER);
  const [last, setLast] = useState('');
  // The rows as the list had them when one was opened: what is done there shall not move the next one away.
  const [walk, setWalk] = useState<readonly string[]>([]);
  const idle = useCallback(() => onLock('idle'), [onLock]);
  const isEnding = useIdleLock(clock, idle);

  const sync = useSync(session);

  useEffect(() => {
    if (snapshot.queue.length === 0) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [snapshot.queue.length]);

  const { submissions, site } = snapshot;
  const rows = useMemo(() => {
    const titles = new Map(site?.notices.map(({ slug, title }) => [slug, title]));
    const context = {
      titles,
      answerWithin: site?.answerWithin ?? null,
      me: session.name,
      today: session.today(),
    };
    return submissions.map((one) => inboxRow(one, context));
  }, [submissions, site, session]);

  function open(row: InboxRow, among: readonly InboxRow[]) {
    setLast(row.id);
    setWalk(among.map(({ id }) => id));
    setPlace({ at: 'submission', id: row.id });
  }

  const [conflict] = sync.conflicts;
  const route = {
    session,
    snapshot,
    rows,
    walk,
    words: wordsToFind(filter.search),
    onShow: (id: string) => {
      setLast(id);
      setPlace({ at: 'submission', id });
    },
    onBack: () => setPlace({ at: 'list' }),
  };
  const shown = place.at === 'submission' ? rows.find(({ id }) => id === place.id) : undefined;
  return (
    <>
      <Bar
        name={session.name}
        snapshot={snapshot}
        onSync={() => void sync.now()}
        onFiles={() => setPlace({ at: 'files' })}
        onLock={() => onLock('request')}
      />
      <Notices
        snapshot={snapshot}
        lost={sync.lost}
        conflicts={place.at === 'conflict' ? 0 : sync.conflicts.length}
        onConflict={() => setPlace({ at: 'conflict' })}
      />
      {place.at === 'list' && (
        <ListScreen rows={rows} filter={filter} onFilter={setFilter} last={last} onOpen={open} />
      )}
      {place.at === 'files' && (
        <FilesRoute
          session={session}
          snapshot={snapshot}
          sync={sync.now}
          onShow={(id) => setPlace({ at: 'submission', id })}
          onBack={() => setPlace({ at: 'list' })}
        />
      )}
      {place.at === 'conflict' && conflict && (
        <SubmissionRoute
          key={conflict.now.id}
          {...route}
          row={rows.find(({ id }) => id === conflict.now.id) ?? null}
          met={conflict}
          onSettled={() => {
            sync.settle(conflict);
            setPlace({ at: 'submission', id: conflict.now.id });
          }}
        />
      )}
      {place.at === 'submission' && (
        <SubmissionRoute
          key={place.id}
          {...route}
          row={shown ?? null}
          met={null}
          onSettled={() => undefined}
        />
      )}
      {isEnding && <IdleWarning />}
    </>
  );
}
