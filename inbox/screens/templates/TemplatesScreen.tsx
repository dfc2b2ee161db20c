import { useState } from 'react';
import { Button } from '../../parts/fields/Button';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { Written, WrittenBlock } from '../../parts/Written';
import type { OfficeTemplate } from '../../work/templates/template-types';

interface TemplatesScreenProps {
  templates: readonly OfficeTemplate[];
  mayAct: boolean;
  onNew(): void;
  onChange(template: OfficeTemplate): void;
  onDrop(template: OfficeTemplate): void;
  onBack(): void;
  isBusy: boolean;
  /** What was just done; null for nothing. */
  done: string | null;
  problem: InboxProblem | null;
}

/** The templates of answers that the office keeps. */
export function TemplatesScreen(props: TemplatesScreenProps) {
  const { templates, mayAct, onNew, onChange, onDrop, onBack, isBusy, done, problem } = props;
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <Screen
      title="答复的模板"
      actions={
        <>
          <Button kind="second" label="返回" onClick={onBack} />
          {mayAct && <Button label="新写一个模板" onClick={onNew} />}
        </>
      }
    >
      <div role="status">
        {isBusy && <p>正在问网站。</p>}
        {done && <p className="note done">{done}</p>}
      </div>
      <ProblemNotice problem={problem} />
      {!isBusy && templates.length === 0 && <p>还没有模板。常用的话写成模板，答复的时候选一下就有。</p>}
      {templates.map((template) => (
        <section key={template.id} aria-label={template.title}>
          <h2>
            <Written text={template.title} />
          </h2>
          {!template.isReadable && (
            <p className="late">这一个打不开，可能数据坏了，或者是用别的密钥加密的。没有用的，可以删除。</p>
          )}
          {template.isReadable && template.by === null && (
            <p className="late">没有同事的有效签名，可能是别人在服务器上加的，答复时不能选，也不能修改。</p>
          )}
          {template.isReadable && <WrittenBlock text={template.text} />}
          {mayAct && asked === template.id && (
            <p className="row">
              真的删除吗？全办公室都不能再用。
              <Button label="删除这个模板" disabled={isBusy} onClick={() => onDrop(template)} />
              <Button kind="second" label="不删除" disabled={isBusy} onClick={() => setAsked(null)} />
            </p>
          )}
          {mayAct && asked !== template.id && (
            <p className="row">
              {template.by !== null && (
                <Button
                  kind="second"
                  label="修改"
                  disabled={isBusy}
                  aria-label={`修改“${template.title}”`}
                  onClick={() => onChange(template)}
                />
              )}
              <Button
                kind="second"
                label="删除"
                disabled={isBusy}
                aria-label={`删除“${template.title}”`}
                onClick={() => setAsked(template.id)}
              />
            </p>
          )}
        </section>
      ))}
    </Screen>
  );
}
