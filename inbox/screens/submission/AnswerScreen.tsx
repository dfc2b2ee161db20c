import { useEffect, useRef, useState } from 'react';
import { Replies } from '#components/lookup/Replies';
import { countBytes } from '#lib/feedback/form/written-text';
import { findInvisibleCharacters, hasVisibleCharacters } from '#lib/model/text/visible-characters';
import type { InboxRow } from '../../list/row';
import { useDraft, type WrittenDraft } from '../../parts/draft';
import { Button } from '../../parts/fields/Button';
import { Form } from '../../parts/fields/Form';
import { SelectField } from '../../parts/fields/SelectField';
import { focusField, TextField } from '../../parts/fields/TextField';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { SoFar } from '../../parts/SoFar';
import type { ActRequest } from '../../work/inbox-types';
import type { OfficeTemplate } from '../../work/templates/template-types';
import { AlsoMerged } from '../merging/MergedPanel';

/** Most characters of an answer, and most bytes of it. */
const ANSWER_MOST = 20_000;
const ANSWER_BYTES = 400 * 1024;

interface AnswerScreenProps {
  row: InboxRow;
  draft: WrittenDraft;
  /** An act to go on with; null for none. */
  from: ActRequest | null;
  /** The present Beijing day, `YYYY-MM-DD`. */
  today: string;
  /** Templates to begin from. */
  templates?: readonly OfficeTemplate[];
  onSend(request: ActRequest): void;
  onBack(): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** An answer is written, then shown as its reader will see it, and only then sent. */
export function AnswerScreen({
  row,
  draft,
  from,
  today,
  templates = [],
  onSend,
  onBack,
  isBusy,
  problem,
}: AnswerScreenProps) {
  const [text, setText] = useState(from?.kind === 'answer' ? from.text : '');
  const [isChecked, setIsChecked] = useState(false);
  const [error, setError] = useState<string>();
  const request = { kind: 'answer', submission: row.id, text: text.trimEnd() } as const;
  useDraft(draft, request);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isChecked) heading.current?.focus();
  }, [isChecked]);

  function check() {
    const wrong = !hasVisibleCharacters(text)
      ? '请填写答复的内容'
      : [...text].length > ANSWER_MOST || countBytes(text) > ANSWER_BYTES
        ? `答复最多${ANSWER_MOST}个字，请缩短`
        : undefined;
    setError(wrong);
    if (wrong) focusField('answer');
    else setIsChecked(true);
  }

  return (
    <Screen title="答复">
      <SoFar row={row} />
      <AlsoMerged row={row} what="答复" />
      <ProblemNotice problem={problem} />
      {isChecked ? (
        <section className="seen" aria-labelledby="seen">
          <h2 id="seen" ref={heading} tabIndex={-1}>
            写信人会看到的样子
          </h2>
          <div className="preview">
            <Replies replies={[{ state: { state: 'answered', day: today }, text: request.text }]} />
          </div>
          {findInvisibleCharacters(text).length > 0 && (
            <p className="note warn">
              答复里有看不见的字符，可能是粘贴带来的，写信人看到的会不一样。请返回，把那几个字重新打一遍。
            </p>
          )}
          <p>写信人凭回执号在网站上查询时看到。发出以后不能收回，只能再发一次。状态会变成“已答复”。</p>
          <Button
            label={isBusy ? '正在发出…' : '发出答复'}
            disabled={isBusy}
            onClick={() => onSend(request)}
          />
          <Button kind="second" label="返回修改" disabled={isBusy} onClick={() => setIsChecked(false)} />
        </section>
      ) : (
        <Form onSubmit={check}>
          {templates.length > 0 && (
            <SelectField
              id="template"
              label="用模板（可以不用）"
              all="请选择"
              value=""
              options={templates.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(chosen) => {
                const template = templates.find(({ id }) => id === chosen);
                // What was written already stays.
                if (template) setText([text.trimEnd(), template.text].filter(Boolean).join('\n\n'));
              }}
            />
          )}
          <TextField
            id="answer"
            label="答复的内容"
            hint="写信人会一字不差地看到。不要写别人的姓名、电话"
            error={error}
            value={text}
            onChange={setText}
            rows={10}
          />
          <Button type="submit" label="下一步：看看写信人看到的样子" />
          <Button kind="second" label="不答复了，返回" onClick={onBack} />
        </Form>
      )}
    </Screen>
  );
}
