import { useEffect, useState } from 'react';
import type { TemplateOutcome } from '#lib/office/templates/protocol';
import type { InboxProblem } from '../../parts/ProblemNotice';
import { useAction } from '../../parts/use-action';
import type { InboxSession } from '../../work/inbox-types';
import type { OfficeTemplate } from '../../work/templates/template-types';
import { TemplateForm } from './TemplateForm';
import { TemplatesScreen } from './TemplatesScreen';

const HINDERED_BY = {
  changed: { title: '没有办。', todo: '同事刚才改了，或者删除了这个模板。' },
  'other-key': { title: '没有办。', todo: '网站现在用的不是这个收件箱的私钥。请当面问管理网站的同志。' },
  full: { title: '模板太多了。', todo: '最多100个。请先删除不用的。' },
  refused: { title: '没有办。', todo: '这个收件箱只能阅读。' },
} as const satisfies Record<Exclude<TemplateOutcome, 'applied' | 'already'>, InboxProblem>;

interface TemplatesRouteProps {
  session: Pick<InboxSession, 'templates' | 'role'>;
  onBack(): void;
}

/** The office's templates: read, written, changed upon the version that was seen, and removed. */
export function TemplatesRoute({ session: { templates, role }, onBack }: TemplatesRouteProps) {
  const [all, setAll] = useState(templates.known());
  const [editing, setEditing] = useState<{ readonly template: OfficeTemplate | null } | null>(null);
  const [other, setOther] = useState<OfficeTemplate | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { isBusy, problem, setProblem, run } = useAction();

  useEffect(() => {
    void run(async () => setAll(await templates.load()));
  }, [run, templates]);

  function show(next: typeof editing) {
    setEditing(next);
    setOther(null);
    setProblem(null);
    setDone(null);
  }

  async function keep(words: { title: string; text: string }, upon: OfficeTemplate | null) {
    const result = await templates.keep(words, upon);
    const now = await templates.load();
    setAll(now);
    if (result === 'applied' || result === 'already') {
      show(null);
      setDone('已经保存。');
      return;
    }
    setProblem(HINDERED_BY[result]);
    const standing = now.find(({ id }) => id === upon?.id) ?? null;
    // What is saved next is saved upon what was shown here; where it is gone, as a new one.
    if (result === 'changed') {
      setEditing({ template: standing });
      setOther(standing);
    }
  }

  async function drop(template: OfficeTemplate) {
    setDone(null);
    const result = await templates.drop(template);
    setAll(await templates.load());
    if (result === 'applied' || result === 'already') setDone(`已经删除“${template.title}”。`);
    else setProblem(HINDERED_BY[result]);
  }

  if (editing)
    return (
      <TemplateForm
        template={editing.template}
        other={other}
        onKeep={(words) => void run(() => keep(words, editing.template))}
        onBack={() => show(null)}
        isBusy={isBusy}
        problem={problem}
      />
    );
  return (
    <TemplatesScreen
      templates={all}
      mayAct={role === 'clerk'}
      onNew={() => show({ template: null })}
      onChange={(template) => show({ template })}
      onDrop={(template) => void run(() => drop(template))}
      onBack={onBack}
      isBusy={isBusy}
      done={done}
      problem={problem}
    />
  );
}
