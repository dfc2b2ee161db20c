import { useEffect, useState } from 'react';
import { chineseDay } from '#lib/model/date';
import { Button } from '../../parts/fields/Button';
import { inboxProblem } from '../../parts/inbox-problem';
import { ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { Steps } from '../../parts/Steps';
import { useAction } from '../../parts/use-action';
import type { InboxSession } from '../../work/inbox-types';
import { OfficeError } from '../../work/office-response';
import { RecoveryScreen } from '../set-up/RecoveryScreen';
import { EXCHANGE_STEPS } from './exchange-words';

interface ExchangeFlowProps {
  session: InboxSession;
  /** The exchange was carried out, or this file has nothing to do with it now. */
  onOpen(): void;
}

/** What a file with a new key does when it is opened: it proves the key, or tells the site that it has it. */
export function ExchangeFlow({ session, onOpen }: ExchangeFlowProps) {
  const { exchange } = session;
  const [stage, setStage] = useState<'asking' | 'sheet' | 'given-up'>('asking');
  const { isBusy, wrongs, problem, setProblem, run } = useAction();
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
  }, [exchange, onOpen, setProblem]);

  if (stage === 'asking')
    return (
      <Screen title="正在问网站用的是哪个密钥">
        {problem === null ? (
          <p role="status">请稍等。</p>
        ) : (
          <>
            <ProblemNotice problem={problem} />
            <Button kind="second" label="先打开" onClick={onOpen} />
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
        <Button kind="second" label="先打开" onClick={onOpen} />
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
        void run(async () => {
          await exchange.carryOut(word);
          onOpen();
        });
      }}
      isBusy={isBusy}
      isWrong={wrongs > 0}
      problem={problem}
    />
  );
}
