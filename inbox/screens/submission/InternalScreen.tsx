import { useState } from 'react';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';
import type { InboxRow } from '../../list/row';
import { useDraft, type WrittenDraft } from '../../parts/draft';
import { Button } from '../../parts/fields/Button';
import { Form } from '../../parts/fields/Form';
import { SelectField } from '../../parts/fields/SelectField';
import { focusField, TextField } from '../../parts/fields/TextField';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { Written } from '../../parts/Written';
import type { ActRequest } from '../../work/inbox-types';

/** Most characters of a note, of a label, and most labels. */
const NOTE_MOST = 5000;
const LABEL_MOST = 20;
const LABELS_MOST = 10;

interface InternalScreenProps {
  row: InboxRow;
  draft: WrittenDraft;
  /** An act to go on with; null for none. */
  from: ActRequest | null;
  /** Everybody of the office who has an inbox, by name. */
  people: readonly string[];
  /** Every label that is in use. */
  labels: readonly string[];
  onSend(request: ActRequest): void;
  onBack(): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** A note, labels, and who deals with it: for the office alone. */
export function InternalScreen(props: InternalScreenProps) {
  const { row, draft, from, people, labels, onSend, onBack, isBusy, problem } = props;
  const { opened } = row;
  const begun = from?.kind === 'internal' ? from : null;
  const [note, setNote] = useState(begun?.note ?? '');
  const [written, setWritten] = useState((begun?.labels ?? opened.labels).join('、'));
  const [assignee, setAssignee] = useState(
    (begun?.assignee === undefined ? opened.assignee : begun.assignee) ?? '',
  );
  const [errors, setErrors] = useState<{ note?: string; labels?: string }>({});
  const names = [...new Set([...people, ...(opened.assignee === null ? [] : [opened.assignee])])];

  const chosen = labelsIn(written);
  const request = {
    kind: 'internal',
    submission: opened.id,
    ...(hasVisibleCharacters(note) && { note: note.trimEnd() }),
    ...(chosen.join('\n') !== opened.labels.join('\n') && { labels: chosen }),
    ...(assignee !== (opened.assignee ?? '') && { assignee: assignee === '' ? null : assignee }),
  } as const;
  useDraft(draft, request);

  function submit() {
    const found: typeof errors = {};
    const changesNothing = !('note' in request || 'labels' in request || 'assignee' in request);
    if (changesNothing) found.note = '还没有改动：请写记录，或者改标签、负责人';
    if ([...note].length > NOTE_MOST) found.note = `最多${NOTE_MOST}个字，请缩短`;
    if (chosen.length > LABELS_MOST) found.labels = `最多${LABELS_MOST}个标签`;
    if (chosen.some((label) => [...label].length > LABEL_MOST))
      found.labels = `一个标签最多${LABEL_MOST}个字`;
    setErrors(found);
    if (found.labels) focusField('labels');
    else if (found.note) focusField('note');
    else onSend(request);
  }

  return (
    <Screen title="内部记录">
      <p>只有办公室的同事看得到，写信人看不到。</p>
      <ProblemNotice problem={problem} />
      <Form onSubmit={submit}>
        <SelectField
          id="assignee"
          label="负责人"
          all="没有指定"
          value={assignee}
          options={names.map((name) => ({ value: name, label: name }))}
          onChange={setAssignee}
        />
        <TextField
          id="labels"
          label="标签（可以不写）"
          hint="几个标签之间用顿号隔开，例如：教育、待回访"
          error={errors.labels}
          value={written}
          onChange={setWritten}
        />
        {labels.length > 0 && (
          <p className="chips">
            用过的：
            {labels.map((label) => (
              <button
                key={label}
                type="button"
                className="chip"
                onClick={() => setWritten([...new Set([...labelsIn(written), label])].join('、'))}
              >
                <Written text={label} />
              </button>
            ))}
          </p>
        )}
        <TextField
          id="note"
          label="记录（可以不写）"
          error={errors.note}
          value={note}
          onChange={setNote}
          rows={5}
        />
        <Button type="submit" label={isBusy ? '正在保存…' : '保存'} disabled={isBusy} />
        <Button kind="second" label="不记了，返回" onClick={onBack} />
      </Form>
    </Screen>
  );
}

/** The labels in a text, without doubles. */
function labelsIn(text: string): string[] {
  return [...new Set(text.split(/[、，,;；\n]+/).map((label) => label.trim()))].filter(hasVisibleCharacters);
}
