import type { ReactNode } from 'react';
import { Button } from '../../parts/fields/Button';
import { OneFieldForm } from '../../parts/fields/OneFieldForm';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { usePrinting } from '../page-events';
import { PrintedRecovery, type PrintedRecoveryProps } from './PrintedRecovery';

interface RecoveryScreenProps {
  /** Where one is: the steps of setting up, or of an exchange of keys. */
  steps: ReactNode;
  sheet: PrintedRecoveryProps;
  onPrint(): void;
  /** Takes the word that was read off the sheet. */
  onTyped(word: string): void;
  isBusy: boolean;
  /** Whether the word that was typed last is not the one on the sheet. */
  isWrong: boolean;
  problem: InboxProblem | null;
}

/** The recovery sheet is printed, and a word that stands on paper alone proves it. */
export function RecoveryScreen({
  steps,
  sheet,
  onPrint,
  onTyped,
  isBusy,
  isWrong,
  problem,
}: RecoveryScreenProps) {
  // What saves the page, or reads it for another program, finds no key in it.
  const isPrinting = usePrinting();
  return (
    <>
      <Screen title="打印恢复单">
        {steps}
        <p>
          恢复单上是打开全部反馈的私钥。口令忘了、电脑坏了，只有靠它才能再打开。谁拿到它，谁就能读到全部反馈。恢复单和口令都丢了，收到的反馈就再也打不开，谁也没有办法。
        </p>
        <ol>
          <li>打印两份。用连在这台电脑上的打印机，不要存成PDF，不要拍照，不要扫描。</li>
          <li>分别装进两个信封，封好，锁在两个地方。</li>
          <li>看着纸，把上面的核对码填在下面。核对码只印在纸上，屏幕上看不到。</li>
        </ol>
        <p>
          <Button kind="second" label="打印恢复单" onClick={onPrint} />
        </p>
        <ProblemNotice problem={problem} />
        <OneFieldForm
          id="word"
          label="恢复单上的核对码"
          missing="请填写恢复单上的核对码"
          wrong={isWrong ? '和恢复单上的核对码不一样。请看着打印出来的纸再填一遍。' : undefined}
          submit={isBusy ? '正在核对…' : '恢复单收好了，下一步'}
          isBusy={isBusy}
          onSubmit={onTyped}
        />
      </Screen>
      {isPrinting && <PrintedRecovery {...sheet} />}
    </>
  );
}
