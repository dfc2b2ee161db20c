import { useCallback, useEffect, useState } from 'react';
import type { Clock } from '#lib/clock';
import { chineseDay } from '#lib/model/date';
import { IdleWarning } from '../../parts/IdleWarning';
import { useIdleLock } from '../../parts/idle-lock';
import { inboxProblem } from '../../parts/inbox-problem';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { Steps } from '../../parts/Steps';
import type { InboxSession } from '../../work/inbox-types';
import { OfficeError } from '../../work/office-response';
import { WrongCheckWord } from '../../work/set-up';
import { RecoveryScreen } from '../set-up/RecoveryScreen';
import { EXCHANGE_STEPS } from './exchange-words';

interface ExchangeFlowProps {
  session: InboxSession;
  clock: Clock;
  /** The exchange was carried out, or this file has nothing to do with it now. */
  onOpen(): void;
  onLock(by: 'idle'): void;
}

/** What a file with a new key does when it is opened: it proves the key, or tells the site that it has it. */
export function ExchangeFlow({ onLock, clock, ...props }: ExchangeFlowProps) {
  const isEnding = useIdleLock(
    clock,
    useCallback(() => onLock('idle'), [onLock]),
  );
  return (
    <>
      <ExchangeSteps {...props} />
      {isEnding && <IdleWarning />}
    </>
  );
}

function ExchangeSteps({ session, onOpen }: Pick<ExchangeFlowProps, 'session' | 'onOpen'>) {
  const { exchange } = session;
  const [stage, setStage] = useState<'asking' | 'sheet' | 'given-up'>('asking');
  const [isBusy, setIsBusy] = useState(false);
  const [isWrong, setIsWrong] = useState(false);
  const [problem, setProblem] = useState<InboxProblem | null>(null);
  useEffect(() => {
    const ask = async () => {
      const standing = await exchange.standing();
      if (standing === 'pending') return setStage('sheet');
      if (standing === 'given-up') return setStage('given-up');
      if (standing === 'waiting') await exchange.confirm();
      onOpen();
    };
    // Without the site it is read like any other; what is to be done is told once it is there.
    ask().catch((error: unknown) => {
      const isAway = error instanceof OfficeError && (error.kind === 'offline' || error.kind === 'timeout');
      if (isAway) onOpen();
      else setProblem(inboxProblem(error));
    });
  }, [exchange, onOpen]);

  if (stage === 'asking')
    return (
      <Screen title="正在问网站用的是哪个密钥">
        {problem === null ? (
          <p role="status">请稍等。</p>
        ) : (
          <>
            <ProblemNotice problem={problem} />
            <button type="button" className="second" onClick={onOpen}>
              先打开
            </button>
          </>
        )}
      </Screen>
    );
  if (stage === 'given-up')
    return (
      <Screen title="这个文件里的新密钥没有启用">
        <p>
          办公室现在用的还是原来的密钥：这一次更换可能取消了，也可能重新开始了，也可能网站恢复了以前的备份。什么都没有丢：请打开原来的收件箱文件。这个文件和从它打印的恢复单，先不要销毁，问清楚以后再说。
        </p>
        <button type="button" className="second" onClick={onOpen}>
          先打开
        </button>
      </Screen>
    );
  const { identity, checkWord } = exchange.sheet();
  return (
    <RecoveryScreen
      steps={<Steps label="更换密钥的步骤" steps={EXCHANGE_STEPS} current={3} />}
      sheet={{
        ...{ site: session.site, name: session.name, identity, checkWord },
        ...{ recipientDigits: session.recipientDigits, day: chineseDay(session.today()) },
      }}
      onPrint={() => window.print()}
      onTyped={(word) => {
        setIsBusy(true);
        setIsWrong(false);
        setProblem(null);
        exchange
          .carryOut(word)
          .then(onOpen, (error: unknown) => {
            if (error instanceof WrongCheckWord) setIsWrong(true);
            else setProblem(inboxProblem(error));
          })
          .finally(() => setIsBusy(false));
      }}
      isBusy={isBusy}
      isWrong={isWrong}
      problem={problem}
    />
  );
}
