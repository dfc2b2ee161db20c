import { useState } from 'react';
import { STATE_LABELS } from '#lib/feedback/lookup/states';
import { OFFICE_STATES, type OfficeState } from '#lib/feedback/store/entry';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';
import type { InboxRow } from '../../list/row';
import { useDraft, type WrittenDraft } from '../../parts/draft';
import { Button } from '../../parts/fields/Button';
import { Choices } from '../../parts/fields/Choices';
import { Form } from '../../parts/fields/Form';
import { focusField, TextField } from '../../parts/fields/TextField';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { SoFar } from '../../parts/SoFar';
import type { ActRequest } from '../../work/inbox-types';
import { AlsoMerged } from '../merging/MergedPanel';

const MEANINGS = {
  working: '已经交给人办，还没有结果',
  answered: '已经用别的方式答复了',
  closed: '全部办完，不再处理',
  refused: '不属于这里受理的，要写明理由',
} as const satisfies Record<OfficeState, string>;

/** The states to choose from, each with what it means. */
const CHOICES = OFFICE_STATES.map((value) => ({
  value,
  label: (
    <>
      {STATE_LABELS[value]}
      <span className="hint">（{MEANINGS[value]}）</span>
    </>
  ),
}));

/** Most characters of a reason, as a reader counts them. */
const REASON_MOST = 2000;

interface StateScreenProps {
  row: InboxRow;
  draft: WrittenDraft;
  /** An act to go on with; null for none. */
  from: ActRequest | null;
  onSend(request: ActRequest): void;
  onBack(): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** A submission is given a state, with a reason that its writer reads. */
export function StateScreen({ row, draft, from, onSend, onBack, isBusy, problem }: StateScreenProps) {
  const begun = from?.kind === 'state' ? from : null;
  const [state, setState] = useState<OfficeState | null>(begun?.state ?? null);
  const [text, setText] = useState(begun?.text ?? '');
  const [errors, setErrors] = useState<{ state?: string; reason?: string }>({});
  const isUnseen = row.opened.reply === null;

  const request = (given: OfficeState) =>
    ({ kind: 'state', submission: row.id, state: given, text: text.trimEnd() }) as const;
  useDraft(draft, state === null ? null : request(state));

  function submit() {
    const found: typeof errors = {};
    if (state === null) found.state = '请选择办到哪一步';
    if (state === 'refused' && !hasVisibleCharacters(text)) found.reason = '不予受理要写明理由';
    if ([...text].length > REASON_MOST) found.reason = `最多${REASON_MOST}个字，请缩短`;
    setErrors(found);
    if (found.state) focusField(`state-${OFFICE_STATES[0]}`);
    else if (found.reason) focusField('reason');
    else if (state !== null) onSend(request(state));
  }

  return (
    <Screen title="改状态">
      <SoFar row={row} />
      <AlsoMerged row={row} what="改状态" />
      <h2>状态</h2>
      <p>
        现在是：<b>{STATE_LABELS[row.state]}</b>
      </p>
      <ProblemNotice problem={problem} />
      <Form onSubmit={submit}>
        <Choices
          id="state"
          label="改为"
          error={errors.state}
          choices={CHOICES}
          value={state}
          onChange={(chosen) => setState(chosen)}
        />
        <TextField
          id="reason"
          label={state === 'refused' ? '理由' : '说明（可以不写）'}
          hint={isUnseen ? '写信人的回执号打不开这些话，只看得到状态' : '写信人会看到'}
          error={errors.reason}
          value={text}
          onChange={setText}
          rows={4}
        />
        <Button type="submit" label={isBusy ? '正在保存…' : '保存'} disabled={isBusy} />
        <Button kind="second" label="不改了，返回" onClick={onBack} />
      </Form>
    </Screen>
  );
}
