import { useCallback, useEffect, useState } from 'react';
import type { Clock, Instant } from '#lib/clock';
import { chineseDay, instantOf } from '#lib/model/date';
import { IdleWarning } from '../../parts/IdleWarning';
import { useIdleLock } from '../../parts/idle-lock';
import { inboxProblem } from '../../parts/inbox-problem';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import type { InboxSession } from '../../work/inbox-types';
import { WrongCheckWord } from '../../work/set-up';
import type { PendingSetUp } from '../../work/set-up-types';
import { DigitsScreen } from './DigitsScreen';
import { RecoveryScreen } from './RecoveryScreen';
import { SetUpSteps } from './SetUpSteps';

interface PendingFlowProps {
  session: InboxSession;
  pending: PendingSetUp;
  clock: Clock;
  /** The set-up is finished, or the clerk wants to read files meanwhile. */
  onOpen(): void;
  onLock(by: 'idle'): void;
}

/** How long the server's command may confirm what was proved, in milliseconds: seven days. */
const CONFIRMED_WITHIN = 7 * 24 * 3_600_000;

/**
 * Whether a set-up cannot be under way any more by this device's clock: it is finished, or was given up. The file never
 * learns which, so that it is opened like any other.
 */
export function isSetUpOver({ expires }: Pick<PendingSetUp, 'expires'>, now: Instant): boolean {
  return now >= instantOf(expires) + CONFIRMED_WITHIN;
}

/** What the saved file does until the server's command made it the office's: sheet, check word, digits. */
export function PendingFlow({ onLock, ...props }: PendingFlowProps) {
  const isEnding = useIdleLock(
    props.clock,
    useCallback(() => onLock('idle'), [onLock]),
  );
  return (
    <>
      <PendingSteps {...props} />
      {isEnding && <IdleWarning />}
    </>
  );
}

function PendingSteps({ session, pending, clock, onOpen }: Omit<PendingFlowProps, 'onLock'>) {
  const [stage, setStage] = useState<'asking' | 'unknown' | 'sheet' | 'expired'>('asking');
  const [digits, setDigits] = useState<string | null>(null);
  const [isWrong, setIsWrong] = useState(false);
  const [isWaiting, setIsWaiting] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<InboxProblem | null>(null);

  /** Does something with the site; what goes wrong is said. */
  const run = useCallback(async (doing: () => Promise<void>, onError?: (error: unknown) => boolean) => {
    setIsBusy(true);
    setProblem(null);
    try {
      await doing();
    } catch (error) {
      if (!onError?.(error)) setProblem(inboxProblem(error));
    } finally {
      setIsBusy(false);
    }
  }, []);

  const ask = useCallback(
    () =>
      run(
        async () => {
          const step = await pending.step();
          if (step === 'active') return onOpen();
          const isOver = step === null && clock.now() >= instantOf(pending.expires);
          setStage(isOver ? 'expired' : 'sheet');
        },
        (error) => {
          setStage('unknown');
          setProblem(inboxProblem(error));
          return true;
        },
      ),
    [run, pending, clock, onOpen],
  );
  useEffect(() => {
    void ask();
  }, [ask]);

  if (digits !== null)
    return (
      <DigitsScreen
        digits={digits}
        recipientDigits={session.recipientDigits}
        onCheck={() =>
          void run(async () => {
            setIsWaiting(false);
            if ((await pending.step()) === 'active') onOpen();
            else setIsWaiting(true);
          })
        }
        isBusy={isBusy}
        isWaiting={isWaiting}
        problem={problem}
      />
    );
  if (stage === 'asking')
    return (
      <Screen title="正在问网站办到哪一步">
        <p role="status">请稍等。</p>
      </Screen>
    );
  if (stage === 'unknown')
    return (
      <Screen title="现在问不到网站">
        <ProblemNotice problem={problem} />
        <p>
          文件没有坏。开办还没有完的，连上网站以后接着做下一步；已经完了的，没有网络也能打开，看用文件传送来的反馈。
        </p>
        <p className="row">
          <button type="button" onClick={() => void ask()} disabled={isBusy}>
            再试一次
          </button>
          <button type="button" className="second" onClick={onOpen}>
            先打开
          </button>
        </p>
      </Screen>
    );
  if (stage === 'expired')
    return (
      <Screen title="网站不认识这个文件">
        <ProblemNotice problem={problem} />
        <p>
          可能是开办没有在24小时里办完，还没有启用；可能是启用以后又停用了；也可能是网站正在维修，或者恢复了以前的备份。
        </p>
        <p>
          <strong>不要删除这个文件，也不要处理恢复单：</strong>
          启用过的，反馈只有用它们才能打开。请管理网站的同志运行 <code>npm run office -- devices</code>{' '}
          看一看。从来没有启用过的，请他再运行一遍 <code>npm run office -- setup</code>，从头开始。
        </p>
        <p className="row">
          <button type="button" onClick={() => void ask()} disabled={isBusy}>
            再试一次
          </button>
          <button type="button" className="second" onClick={onOpen}>
            先打开
          </button>
        </p>
      </Screen>
    );
  const { identity, checkWord, made } = pending.sheet();
  return (
    <RecoveryScreen
      steps={<SetUpSteps current={3} />}
      sheet={{
        ...{ site: session.site, name: session.name, identity, checkWord },
        ...{ recipientDigits: session.recipientDigits, day: chineseDay(made) },
      }}
      onPrint={() => window.print()}
      onTyped={(word) => {
        setIsWrong(false);
        void run(
          async () => setDigits(await pending.prove(word)),
          (error) => {
            if (!(error instanceof WrongCheckWord)) return false;
            setIsWrong(true);
            return true;
          },
        );
      }}
      isBusy={isBusy}
      isWrong={isWrong}
      problem={problem}
    />
  );
}
