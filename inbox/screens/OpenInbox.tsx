import { type RefObject, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Clock } from '#lib/clock';
import { type InboxFilter, NO_FILTER, wordsToFind } from '../list/filter';
import type { InboxRow } from '../list/row';
import { useRows } from '../list/use-rows';
import { Bar } from '../parts/Bar';
import { type Draft, isOfEntering, parseDraft } from '../parts/draft';
import { IdleWarning, useIdleLock } from '../parts/IdleLock';
import { Notices } from '../parts/Notices';
import { ProblemNotice, VisitsContext } from '../parts/ProblemNotice';
import type { ActRequest, InboxSession } from '../work/inbox-types';
import type { OwnFile } from '../work/own-file';
import { EnterRoute } from './entering/EnterRoute';
import { isOwnExchange } from './exchange/exchange-words';
import { FilesRoute } from './FilesRoute';
import { ListScreen } from './ListScreen';
import { MergeRoute } from './merging/MergeRoute';
import { useAskBeforeLeaving } from './page-events';
import { PeopleRoute } from './people/PeopleRoute';
import { NotedDigest } from './record/NotedDigest';
import { RecordRoute } from './record/RecordRoute';
import { RenewRoute } from './renew/RenewRoute';
import { ExportRoute } from './selection/ExportRoute';
import { OutcomeRoute } from './selection/OutcomeRoute';
import { useSelection } from './selection/use-selection';
import type { Conflict } from './submission/ConflictScreen';
import { SubmissionRoute } from './submission/SubmissionRoute';
import { useSync } from './sync';
import { TemplatesRoute } from './templates/TemplatesRoute';

interface OpenInboxProps {
  file: Pick<OwnFile, 'withData' | 'bareHash'>;
  session: InboxSession;
  /** The sealed vault of this file, base64. */
  vault: string;
  clock: Clock;
  /** The digest of the office's record that was written down before, twelve digits; null for none. */
  noted: string | null;
  /** Is given what tells the lock what is being written, for `parseDraft`; undefined for nothing. */
  written: RefObject<(() => string | undefined) | null>;
  onLock(by: 'request' | 'idle'): void;
}

type InboxPlace =
  | { readonly at: 'list' | 'files' | 'people' | 'record' | 'renew' | 'templates' | 'enter' }
  | { readonly at: 'export' | 'outcome' | 'merge'; readonly chosen: readonly InboxRow[] }
  | { readonly at: 'submission'; readonly id: string; readonly from: Conflict | ActRequest | null };

/** An unlocked inbox: the list, one submission, or the files, with the bar above and the lock behind. */
export function OpenInbox({ file, session, vault, clock, noted, written, onLock }: OpenInboxProps) {
  const subscribe = useCallback((listener: () => void) => session.subscribe(listener), [session]);
  const snapshot = useSyncExternalStore(subscribe, () => session.snapshot());
  const [place, setPlace] = useState<InboxPlace>(() => ({
    at: isOwnExchange(snapshot) ? 'people' : isLeftEntering(session) ? 'enter' : 'list',
  }));
  const [left, setLeft] = useState(() => parseDraft(session.draft));
  const [filter, setFilter] = useState<InboxFilter>(NO_FILTER);
  const [last, setLast] = useState('');
  // The rows as the list had them when one was opened: what is done there shall not move the next one away.
  const [walk, setWalk] = useState<readonly string[]>([]);
  const draft = useRef<Draft | null>(null);
  useEffect(() => {
    written.current = () => {
      const request = draft.current ?? left;
      return request === null ? undefined : JSON.stringify(request);
    };
  }, [written, left]);
  const isEnding = useIdleLock(
    clock,
    useCallback(() => onLock('idle'), [onLock]),
  );
  const visiting = useSync(session, snapshot);

  const { destroyed, queue, undone } = snapshot;
  const isWaiting = queue.length + undone.length > 0;
  useAskBeforeLeaving(useCallback(() => isWaiting || draft.current !== null, [isWaiting]));

  const rows = useRows(session, snapshot);

  const { selection, problem } = useSelection(session, (at, chosen) => setPlace({ at, chosen }));
  const toList = () => setPlace({ at: 'list' });

  const entering = left && isOfEntering(left) ? left : null;
  const act = left && !isOfEntering(left) ? left : null;
  // What was being written goes on as soon as its submission is there, or is said to be gone.
  const resumed = act && [...rows, ...destroyed].some(({ id }) => id === act.submission) ? act : null;
  useEffect(() => {
    if (!resumed) return;
    setLeft(null);
    setPlace({ at: 'submission', id: resumed.submission, from: resumed });
  }, [resumed]);

  const show = (id: string, from: Conflict | ActRequest | null = null) => {
    setLast(id);
    setPlace({ at: 'submission', id, from });
  };
  return (
    <VisitsContext value={visiting}>
      <Bar
        name={session.name}
        snapshot={snapshot}
        onSync={() => void session.sync()}
        onGo={(at) => setPlace({ at })}
        onLock={() => onLock('request')}
      />
      <Notices
        snapshot={snapshot}
        isAtFiles={place.at === 'files'}
        onFiles={() => setPlace({ at: 'files' })}
      />
      {noted !== null && <NotedDigest session={session} digits={noted} visits={snapshot.visits} />}
      {place.at === 'list' && <ProblemNotice problem={problem} />}
      {place.at === 'list' && (
        <ListScreen
          rows={rows}
          filter={filter}
          onFilter={setFilter}
          last={last}
          selection={selection}
          onEnter={session.role === 'clerk' ? () => setPlace({ at: 'enter' }) : null}
          onOpen={(row: InboxRow, among) => {
            setWalk(among.map(({ id }) => id));
            show(row.id);
          }}
        />
      )}
      {place.at === 'enter' && (
        <EnterRoute
          session={session}
          snapshot={snapshot}
          draft={draft}
          from={entering}
          onBack={() => {
            setLeft(act);
            toList();
          }}
        />
      )}
      {place.at === 'export' && <ExportRoute session={session} rows={place.chosen} onBack={toList} />}
      {place.at === 'merge' && (
        <MergeRoute session={session} rows={place.chosen} onBack={toList} onShow={show} />
      )}
      {place.at === 'outcome' && <OutcomeRoute rows={place.chosen} onBack={toList} />}
      {place.at === 'files' && (
        <FilesRoute
          session={session}
          snapshot={snapshot}
          onShow={show}
          onTemplates={() => setPlace({ at: 'templates' })}
          onRenew={() => setPlace({ at: 'renew' })}
          onBack={toList}
        />
      )}
      {place.at === 'templates' && (
        <TemplatesRoute session={session} onBack={() => setPlace({ at: 'files' })} />
      )}
      {place.at === 'renew' && (
        <RenewRoute file={file} session={session} vault={vault} onBack={() => setPlace({ at: 'files' })} />
      )}
      {place.at === 'people' && (
        <PeopleRoute session={session} snapshot={snapshot} file={file} vault={vault} onBack={toList} />
      )}
      {place.at === 'record' && <RecordRoute session={session} snapshot={snapshot} onBack={toList} />}
      {place.at === 'submission' && (
        <SubmissionRoute
          key={place.id}
          session={session}
          snapshot={snapshot}
          id={place.id}
          row={rows.find(({ id }) => id === place.id) ?? null}
          rows={rows}
          walk={walk}
          words={wordsToFind(filter.search)}
          draft={draft}
          from={place.from}
          onShow={show}
          onBack={toList}
        />
      )}
      {isEnding && <IdleWarning />}
    </VisitsContext>
  );
}

/** Whether something was being entered when the session before was locked. */
function isLeftEntering({ draft }: Pick<InboxSession, 'draft'>): boolean {
  const left = parseDraft(draft);
  return left !== null && isOfEntering(left);
}
