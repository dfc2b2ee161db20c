import { useCallback, useEffect, useRef, useState } from 'react';
import type { ExchangeFacts } from '#lib/office/exchange/protocol';
import { inboxProblem } from '../../parts/inbox-problem';
import type { InboxProblem } from '../../parts/ProblemNotice';
import type { ResealOutcome } from '../../work/exchange/exchange-types';
import type { InboxDevice, InboxSession } from '../../work/inbox-types';
import { ExchangeProgress } from './ExchangeProgress';

interface FinishExchangeProps {
  session: InboxSession;
  devices: readonly InboxDevice[];
  exchange: ExchangeFacts;
  onBack(): void;
}

/** What is left to do once the new key is the office's: files for colleagues are made, and everything is sealed anew. */
export function FinishExchange({ session, devices, exchange, onBack }: FinishExchangeProps) {
  const { exchange: keys, role } = session;
  const mayAct = role === 'clerk';
  const [files, setFiles] = useState<ReadonlyMap<string, File>>(new Map());
  const [resealing, setResealing] = useState<number | null>(null);
  const [outcome, setOutcome] = useState<ResealOutcome | null>(null);
  const [problem, setProblem] = useState<InboxProblem | null>(null);
  const waiting = exchange.waiting.join(' ');
  useEffect(() => {
    if (!mayAct) return;
    let isOver = false;
    const make = async () => {
      for (const id of waiting.split(' ').filter(Boolean)) {
        const { fileName, text } = await keys.fileFor(id);
        if (isOver) return;
        const file = new File([text], fileName, { type: 'application/json' });
        setFiles((before) => new Map(before).set(id, file));
      }
    };
    make().catch((error: unknown) => setProblem(inboxProblem(error)));
    return () => {
      isOver = true;
    };
  }, [keys, waiting, mayAct]);

  const reseal = useCallback(async () => {
    setProblem(null);
    setResealing(0);
    try {
      setOutcome(await keys.reseal(setResealing));
    } catch (error) {
      setProblem(inboxProblem(error));
    } finally {
      setResealing(null);
    }
  }, [keys]);
  const isBegun = useRef(false);
  useEffect(() => {
    if (!mayAct || isBegun.current) return;
    isBegun.current = true;
    void reseal();
  }, [mayAct, reseal]);

  return (
    <ExchangeProgress
      mayAct={mayAct}
      digits={session.recipientDigits}
      waiting={exchange.waiting.map((id) => ({
        name: devices.find((one) => one.id === id)?.name ?? id,
        file: files.get(id) ?? null,
      }))}
      resealing={resealing}
      outcome={outcome}
      onReseal={() => void reseal()}
      onBack={onBack}
      problem={problem}
    />
  );
}
