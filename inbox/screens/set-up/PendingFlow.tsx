import { useCallback, useEffect, useState } from 'react';
import type { Clock, Instant } from '#lib/clock';
import { chineseDay, instantOf } from '#lib/model/date';
import { Screen } from '../../parts/Screen';
import { useAction } from '../../parts/use-action';
import type { InboxSession } from '../../work/inbox-types';
import type { CarriedFile, PendingSetUp } from '../../work/set-up-types';
import { DigitsScreen } from './DigitsScreen';
import { FileSetUp } from './FileSetUp';
import { UnreachableScreen, UnrecognisedScreen } from './PendingNotices';
import { RecoveryScreen } from './RecoveryScreen';
import { SetUpSteps } from './SetUpSteps';

interface PendingFlowProps {
  session: InboxSession;
  pending: PendingSetUp;
  clock: Clock;
  /** The set-up is finished, or the clerk wants to read files meanwhile. */
  onOpen(): void;
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
export function PendingFlow({ session, pending, clock, onOpen }: PendingFlowProps) {
  const [stage, setStage] = useState<'asking' | 'unknown' | 'sheet' | 'expired'>('asking');
  const [digits, setDigits] = useState<string | null>(null);
  const [isByFile, setIsByFile] = useState(false);
  const [offer, setOffer] = useState<CarriedFile | null>(null);
  const [isWaiting, setIsWaiting] = useState(false);
  const { isBusy, wrongs, problem, setProblem, run } = useAction();

  const ask = useCallback(
    () =>
      run(async () => {
        try {
          const step = await pending.step();
          if (step === 'active') return onOpen();
          const isOver = step === null && clock.now() >= instantOf(pending.expires);
          setStage(isOver ? 'expired' : 'sheet');
        } catch (error) {
          setStage('unknown');
          throw error;
        }
      }),
    [run, pending, clock, onOpen],
  );
  useEffect(() => {
    void ask();
  }, [ask]);

  if (offer !== null)
    return (
      <FileSetUp
        offer={offer}
        recipientDigits={session.recipientDigits}
        onChallenge={(text) => pending.answerFile(text)}
        onOpen={onOpen}
      />
    );
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
  if (stage === 'unknown' || stage === 'expired') {
    const again = { problem, isBusy, onAgain: () => void ask(), onOpen };
    return stage === 'expired' ? (
      <UnrecognisedScreen {...again} />
    ) : (
      <UnreachableScreen
        {...again}
        onByFile={() => {
          setIsByFile(true);
          setProblem(null);
          setStage('sheet');
        }}
      />
    );
  }
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
        void run(async () => {
          if (isByFile) setOffer(pending.offerFile(word));
          else setDigits(await pending.prove(word));
        });
      }}
      isBusy={isBusy}
      isWrong={wrongs > 0}
      problem={problem}
    />
  );
}
