import { useState } from 'react';
import type { InboxRow } from '../../list/row';
import { Button } from '../../parts/fields/Button';
import { Choices } from '../../parts/fields/Choices';
import { Form } from '../../parts/fields/Form';
import { focusField } from '../../parts/fields/TextField';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { REASON_LABELS } from '../../parts/record-words';
import { Screen } from '../../parts/Screen';
import { SoFar } from '../../parts/SoFar';

/** The reasons that the office itself may have: the others are the writer's, and the calendar's. */
const REASONS = ['junk', 'decided'] as const;

type OfficeReason = (typeof REASONS)[number];

interface DestroyScreenProps {
  row: InboxRow;
  onPropose(reason: OfficeReason): void;
  onBack(): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** A clerk proposes that a submission be destroyed: nothing is, until a colleague consents. */
export function DestroyScreen({ row, onPropose, onBack, isBusy, problem }: DestroyScreenProps) {
  const [reason, setReason] = useState<OfficeReason | null>(null);
  const [error, setError] = useState<string | undefined>(undefined);

  function submit() {
    setError(reason === null ? '请选择为什么删除' : undefined);
    if (reason === null) focusField(`reason-${REASONS[0]}`);
    else onPropose(reason);
  }

  return (
    <Screen title="提议删除">
      <SoFar row={row} />
      <ul>
        <li>现在不会删除。要另一位能办理的同事看过、同意，才删除。同意以前，可以撤回提议。</li>
        <li>删除以后不能恢复，写信人凭回执号只能查到已经删除和删除的原因。</li>
        <li>提议、同意、删除都记在办理记录里。</li>
      </ul>
      <ProblemNotice problem={problem} />
      <Form onSubmit={submit}>
        <Choices
          id="reason"
          label="为什么删除"
          error={error}
          choices={REASONS.map((value) => ({ value, label: REASON_LABELS[value] }))}
          value={reason}
          onChange={(chosen) => setReason(chosen)}
        />
        <Button type="submit" label={isBusy ? '正在送出…' : '提议删除'} disabled={isBusy} />
        <Button kind="second" label="不删除，返回" disabled={isBusy} onClick={onBack} />
      </Form>
    </Screen>
  );
}
