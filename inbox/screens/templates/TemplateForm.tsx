import { useState } from 'react';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';
import { TEMPLATE_TEXT_MOST, TEMPLATE_TITLE_MOST } from '#lib/office/templates/template';
import { Button } from '../../parts/fields/Button';
import { Form } from '../../parts/fields/Form';
import { focusField, TextField } from '../../parts/fields/TextField';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { WrittenBlock } from '../../parts/Written';
import type { OfficeTemplate } from '../../work/templates/template-types';

interface TemplateFormProps {
  /** The template to change; null for a new one. */
  template: OfficeTemplate | null;
  /** What it says now, where somebody else changed it meanwhile; null otherwise. */
  other: OfficeTemplate | null;
  onKeep(words: { title: string; text: string }): void;
  onBack(): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** A template is written or changed. What was typed stays where somebody else was first. */
export function TemplateForm({ template, other, onKeep, onBack, isBusy, problem }: TemplateFormProps) {
  const [title, setTitle] = useState(template?.title ?? '');
  const [text, setText] = useState(template?.text ?? '');
  const [errors, setErrors] = useState<{ title?: string; text?: string }>({});

  function submit() {
    const found: typeof errors = {};
    if (!hasVisibleCharacters(title)) found.title = '请写一个名称';
    if (title.trim().length > TEMPLATE_TITLE_MOST) found.title = `最多${TEMPLATE_TITLE_MOST}个字，请缩短`;
    if (!hasVisibleCharacters(text)) found.text = '请写模板的内容';
    if (text.length > TEMPLATE_TEXT_MOST) found.text = `最多${TEMPLATE_TEXT_MOST}个字，请缩短`;
    setErrors(found);
    if (found.title) focusField('title');
    else if (found.text) focusField('text');
    else onKeep({ title, text });
  }

  return (
    <Screen title={template === null ? '新写一个模板' : '修改模板'}>
      <ProblemNotice problem={problem} />
      {other && (
        <section className="note warn" aria-label="同事刚才改的">
          <p>
            <strong>同事刚才改了这个模板。</strong>
            下面是现在的；您写的还在表格里。看过以后再点“保存”，就用您写的。
          </p>
          <WrittenBlock text={`${other.title}\n\n${other.text}`} />
        </section>
      )}
      <Form onSubmit={submit}>
        <TextField id="title" label="名称" error={errors.title} value={title} onChange={setTitle} />
        <TextField
          id="text"
          label="内容"
          hint="不要写某一个人的姓名、电话：每次答复都会带上"
          error={errors.text}
          value={text}
          onChange={setText}
          rows={10}
        />
        <Button type="submit" label={isBusy ? '正在保存…' : '保存'} disabled={isBusy} />
        <Button kind="second" label="不保存，返回" disabled={isBusy} onClick={onBack} />
      </Form>
    </Screen>
  );
}
