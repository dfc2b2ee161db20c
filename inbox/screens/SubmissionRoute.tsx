import { useMemo, useState } from 'react';
import type { InboxRow } from '../list/row';
import { inboxProblem } from '../parts/inbox-problem';
import type { InboxProblem } from '../parts/ProblemNotice';
import { Screen } from '../parts/Screen';
import type { ActOutcome, ActRequest, InboxSession, InboxSnapshot } from '../work/inbox-types';
import { AnswerScreen } from './AnswerScreen';
import { type Conflict, ConflictScreen } from './ConflictScreen';
import { InternalScreen } from './InternalScreen';
import { StateScreen } from './StateScreen';
import { type Doing, SubmissionScreen } from './SubmissionScreen';

interface SubmissionRouteProps {
  session: InboxSession;
  snapshot: InboxSnapshot;
  /** Null where it is gone: it was destroyed meanwhile. */
  row: InboxRow | null;
  rows: readonly InboxRow[];
  /** The ids of the list in which it was opened, in its order. */
  walk: readonly string[];
  words: readonly string[];
  /** An act that waited and met a change, to begin with; null for none. */
  met: Conflict | null;
  /** What became of that was decided. */
  onSettled(): void;
  onShow(id: string): void;
  onBack(): void;
}

const OTHER_KEY =
  '网站现在用的不是这个收件箱的私钥，所以没有办。可能是办公室换了私钥，也可能有人改动了网站。请当面问管理网站的同志。';

const DONE = {
  applied: '已经办好，服务器已经记下。',
  already: '这件事以前已经办过，没有重复办。',
  'other-key': OTHER_KEY,
  queued: '连不上网站，先放进待办，连上以后自动送出。上锁、关掉以前，请保存待办文件。',
} as const;

/** One submission, and what is done with it: each act is made upon the version that was on the screen when it began. */
export function SubmissionRoute(props: SubmissionRouteProps) {
  const { session, snapshot, row, rows, walk, words, met, onSettled, onShow, onBack } = props;
  const [doing, setDoing] = useState<Doing | null>(null);
  const [draft, setDraft] = useState<ActRequest | null>(null);
  const [begun, setBegun] = useState(row);
  const [conflict, setConflict] = useState(met);
  const [isBusy, setIsBusy] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const [problem, setProblem] = useState<InboxProblem | null>(null);
  const labels = useMemo(() => [...new Set(rows.flatMap(({ opened }) => opened.labels))].sort(), [rows]);

  if (!row)
    return (
      <Screen title="这一件已经没有了">
        <p>写信人撤回了，或者已经删除。内容不再保存。</p>
        <button type="button" onClick={onBack}>
          返回列表
        </button>
      </Screen>
    );

  function begin(what: Doing, from: ActRequest | null) {
    setBegun(row);
    setDoing(what);
    setDraft(from);
    setConflict(null);
    setDone(null);
    setProblem(null);
  }

  function finish(said: string | null) {
    setDoing(null);
    setConflict(null);
    setProblem(null);
    setDone(said);
    onSettled();
  }

  function take(outcome: ActOutcome) {
    if (outcome.result === 'changed') {
      setDoing(null);
      setConflict(outcome);
    } else if (outcome.result === 'refused') {
      setProblem({
        title: '服务器没有接受。',
        todo: '这个收件箱可能已经停用，或者这台电脑的日期不对。请看看右下角的日期，再告诉管理网站的同志。',
      });
    } else if (outcome.result !== 'gone') finish(DONE[outcome.result]);
  }

  async function act(request: ActRequest, upon: InboxRow['opened']) {
    setIsBusy(true);
    setProblem(null);
    try {
      take(await session.act(request, upon));
    } catch (error) {
      setProblem(inboxProblem(error));
    } finally {
      setIsBusy(false);
    }
  }

  const shared = { row: begun ?? row, onBack: () => finish(null), isBusy, problem };
  const upon = (begun ?? row).opened;
  const submission = row.id;
  if (conflict)
    return (
      <ConflictScreen
        conflict={conflict}
        onAgain={() => void act(conflict.request, conflict.now)}
        onEdit={() => begin(conflict.request.kind, conflict.request)}
        onDrop={() => finish('没有办。')}
        isBusy={isBusy}
        problem={problem}
      />
    );
  if (doing === 'answer')
    return (
      <AnswerScreen
        {...shared}
        draft={draft?.kind === 'answer' ? draft.text : ''}
        today={session.today()}
        onSend={(text) => void act({ kind: 'answer', submission, text }, upon)}
      />
    );
  if (doing === 'state')
    return (
      <StateScreen
        {...shared}
        draft={draft?.kind === 'state' ? draft : null}
        onSend={({ state, text }) => void act({ kind: 'state', submission, state, text }, upon)}
      />
    );
  if (doing === 'internal')
    return (
      <InternalScreen
        {...shared}
        draft={draft?.kind === 'internal' ? draft : null}
        people={snapshot.devices.flatMap(({ name, isCertified }) => (isCertified ? [name] : []))}
        labels={labels}
        onSend={(words) => void act({ kind: 'internal', submission, ...words }, upon)}
      />
    );
  const at = walk.indexOf(row.id);
  const neighbour = (id: string | undefined) => (id === undefined ? null : () => onShow(id));
  return (
    <SubmissionScreen
      row={row}
      words={words}
      mayAct={session.role === 'clerk'}
      waiting={snapshot.queue.filter(({ request }) => request.submission === row.id).length}
      done={done}
      onDo={(what) => begin(what, null)}
      onBack={onBack}
      onPrint={() => window.print()}
      previous={neighbour(at > 0 ? walk[at - 1] : undefined)}
      next={neighbour(at >= 0 ? walk[at + 1] : undefined)}
      site={session.site}
    />
  );
}
