import { useMemo, useState } from 'react';
import type { InboxRow } from '../../list/row';
import { OUTCOMES, othersInWords } from '../../parts/act-outcome';
import { actIn, type WrittenDraft } from '../../parts/draft';
import { useAction } from '../../parts/use-action';
import { actOnGroup, type GroupOutcome } from '../../work/acts/act-on-group';
import { isAccepted } from '../../work/acts/act-types';
import type { ActRequest, InboxSession, InboxSnapshot } from '../../work/inbox-types';
import { MergedPanel } from '../merging/MergedPanel';
import { useTemplates } from '../templates/use-templates';
import { AnswerScreen } from './AnswerScreen';
import { type Conflict, ConflictScreen } from './ConflictScreen';
import { DestroyScreen } from './DestroyScreen';
import { GoneScreen } from './GoneScreen';
import { InternalScreen } from './InternalScreen';
import { ProposalPanel } from './ProposalPanel';
import { StateScreen } from './StateScreen';
import { type Doing, SubmissionScreen } from './SubmissionScreen';
import { lastStored, useDestroying } from './use-destroying';

interface SubmissionRouteProps {
  session: InboxSession;
  snapshot: InboxSnapshot;
  /** The submission's. */
  id: string;
  /** Null where it is gone: it was destroyed meanwhile. */
  row: InboxRow | null;
  rows: readonly InboxRow[];
  /** The ids of the list in which it was opened, in its order. */
  walk: readonly string[];
  words: readonly string[];
  draft: WrittenDraft;
  /** An act that met a change, or that was being written when the inbox was locked, to go on with; null for none. */
  from: Conflict | ActRequest | null;
  onShow(id: string): void;
  onBack(): void;
}

/** One submission, and what is done with it: each act is made upon the version that was on the screen when it began. */
export function SubmissionRoute(props: SubmissionRouteProps) {
  const { session, snapshot, id, row, rows, walk, words, draft, from, onShow, onBack } = props;
  const [conflict, setConflict] = useState(from !== null && 'result' in from ? from : null);
  const [begun, setBegun] = useState<ActRequest | null>(from !== null && 'kind' in from ? from : null);
  const [doing, setDoing] = useState<Doing | null>(begun?.kind ?? null);
  const [upon, setUpon] = useState(row);
  const [done, setDone] = useState<string | null>(null);
  const { isBusy, problem, setProblem, run } = useAction();
  const [isDestroyedHere, setIsDestroyedHere] = useState(false);
  const destroying = useDestroying((step, said) => {
    setIsDestroyedHere(step === 'consented');
    show(null, null, said);
  });
  const templates = useTemplates(session);
  const labels = useMemo(() => [...new Set(rows.flatMap(({ opened }) => opened.labels))].sort(), [rows]);

  if (!row)
    return (
      <GoneScreen
        from={actIn(draft) ?? conflict?.request ?? begun}
        draft={draft}
        isOwnDoing={isDestroyedHere}
        reason={snapshot.destroyed.find((gone) => gone.id === id)?.reason ?? null}
        onBack={onBack}
      />
    );

  /** Ends what was being decided or written, and shows the submission or another form. */
  function show(next: Doing | null, request: ActRequest | null, said: string | null) {
    if (conflict) session.dismiss(conflict.id);
    setConflict(null);
    setDoing(next);
    setBegun(request);
    setUpon(row);
    setDone(said);
    setProblem(null);
    destroying.forget();
  }

  function take({ outcome, others }: GroupOutcome) {
    const { result } = outcome;
    if (result === 'changed') {
      if (conflict) session.dismiss(conflict.id);
      setDoing(null);
      setConflict(outcome);
    } else if (isAccepted(outcome)) {
      show(null, null, OUTCOMES[result] + othersInWords(others));
    } else if (result !== 'gone') {
      // The words are still in their form.
      session.dismiss(outcome.id);
      setProblem({ title: '没有办。', todo: OUTCOMES[result] });
    }
  }

  async function act(request: ActRequest, seen: InboxRow['opened'], together: readonly InboxRow[]) {
    const others = together.map(({ opened }) => opened);
    take(await actOnGroup(session, request, seen, others));
  }

  const seen = upon ?? row;
  const form = {
    ...{ row: seen, draft, isBusy, problem },
    onSend: (request: ActRequest) => void run(() => act(request, seen.opened, seen.merged)),
    onBack: () => show(null, null, null),
  };
  if (conflict)
    return (
      <ConflictScreen
        conflict={conflict}
        onAgain={() => void run(() => act(conflict.request, conflict.now, row.merged))}
        onEdit={() => {
          show(conflict.request.kind, conflict.request, null);
          // What is done next is done upon what was shown here, and nothing newer.
          setUpon({ ...row, opened: conflict.now });
        }}
        onDrop={() => show(null, null, '没有办。')}
        isBusy={isBusy}
        problem={problem}
      />
    );
  if (doing === 'answer')
    return <AnswerScreen {...form} from={begun} today={session.today()} templates={templates} />;
  if (doing === 'state') return <StateScreen {...form} from={begun} />;
  if (doing === 'internal')
    return (
      <InternalScreen
        {...form}
        from={begun}
        people={snapshot.devices.flatMap(({ name, isCertified, state }) =>
          isCertified && state === 'active' ? [name] : [],
        )}
        labels={labels}
      />
    );
  if (doing === 'destroy')
    return (
      <DestroyScreen
        row={row}
        onPropose={(reason) => void destroying.run(() => session.record.propose(row.id, reason), 'proposed')}
        onBack={form.onBack}
        isBusy={destroying.isBusy}
        problem={destroying.problem}
      />
    );
  const { proposal } = row;
  const proposer = snapshot.devices.find(({ id }) => id === proposal?.proposer);
  const at = walk.indexOf(row.id);
  const neighbour = (id: string | undefined) => (id === undefined ? null : () => onShow(id));
  return (
    <SubmissionScreen
      row={row}
      words={words}
      mayAct={session.role === 'clerk'}
      waiting={snapshot.queue.filter(({ request }) => request.submission === row.id).length}
      done={done}
      problem={problem ?? destroying.problem}
      merged={
        <MergedPanel
          row={row}
          mayAct={session.role === 'clerk'}
          isBusy={isBusy}
          onShow={onShow}
          onSplit={() =>
            void run(() => act({ kind: 'internal', submission: row.id, into: null }, row.opened, []))
          }
        />
      }
      proposal={
        proposal && (
          <ProposalPanel
            proposal={proposal}
            proposer={proposer?.name ?? null}
            isOwn={proposer?.isOwn === true}
            mayAct={session.role === 'clerk'}
            isBusy={destroying.isBusy}
            onConsent={() =>
              void destroying.run(() => session.record.consent(proposal, lastStored(row.opened)), 'consented')
            }
            onRetract={() => void destroying.run(() => session.record.retract(proposal), 'retracted')}
          />
        )
      }
      onDo={(what) => show(what, null, null)}
      onBack={onBack}
      onPrint={() => window.print()}
      previous={neighbour(at > 0 ? walk[at - 1] : undefined)}
      next={neighbour(at >= 0 ? walk[at + 1] : undefined)}
      site={session.site}
    />
  );
}
