import { useState } from 'react';
import { isDay } from '#lib/model/date';
import { TAKEN } from '#lib/model/submission-kinds';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';
import type { InboxRow } from '../../list/row';
import { Button } from '../../parts/fields/Button';
import { Form } from '../../parts/fields/Form';
import { SaveLink } from '../../parts/fields/SaveLink';
import { focusField, TextField } from '../../parts/fields/TextField';
import { Screen } from '../../parts/Screen';
import { type DraftedOpinion, draftOutcome, proposedOpinion } from '../../work/selection/outcome-draft';
import { type OpinionChoice, OpinionFields } from './OpinionFields';

/** Opinions that can be chosen from: a page with more could not be read. */
const OFFERED = 50;

interface OutcomeScreenProps {
  /** The folder of that notice in `content/`. */
  notice: string;
  /** Submissions of one notice. */
  rows: readonly InboxRow[];
  onBack(): void;
}

type Errors = Readonly<Record<string, { summary?: string; taken?: string; reply?: string }>>;

/** A draft of `outcome.md` is made of selected submissions: counts by themselves, opinions as staff choose and put them. */
export function OutcomeScreen({ notice, rows, onBack }: OutcomeScreenProps) {
  // Whoever wrote is counted; of what was merged one opinion is shown.
  const standing = rows.filter(({ main }) => main === null);
  const folded = rows.length - standing.length;
  const [day, setDay] = useState('');
  const [dayError, setDayError] = useState<string | undefined>(undefined);
  const [choices, setChoices] = useState<readonly OpinionChoice[]>(() =>
    standing.slice(0, OFFERED).flatMap(opinionChoice),
  );
  const [errors, setErrors] = useState<Errors>({});
  const [draft, setDraft] = useState<{ text: string; file: File } | null>(null);
  const readable = rows.filter(({ opened }) => opened.submission !== null).length;

  async function submit() {
    const isRight = isDay(day.trim());
    const found: Record<string, Errors[string]> = {};
    for (const choice of choices) {
      const wrong = choice.isShown ? wrongIn(choice) : {};
      if (Object.keys(wrong).length > 0) found[choice.id] = wrong;
    }
    setDayError(isRight ? undefined : '请写实际有的一天，年-月-日，例如 2025-03-20');
    setErrors(found);
    const [first] = Object.entries(found);
    if (!isRight) focusField('published');
    else if (first) focusField(`${Object.keys(first[1])[0]}-${first[0]}`);
    else {
      const opinions = choices.filter(({ isShown }) => isShown).flatMap(opinionOf);
      const text = await draftOutcome(
        `${day.trim()}T09:00+08:00`,
        rows.map(({ opened }) => opened),
        opinions,
      );
      setDraft({ text, file: new File([text], 'outcome.md', { type: 'text/markdown' }) });
    }
  }

  if (draft !== null)
    return (
      <Screen title="反馈情况的草稿">
        <p>
          下面是 <code>outcome.md</code> 的内容。保存以后，放进文件夹 <code>content/{notice}</code>
          ，再请管理网站的同志运行 <code>npm run notice -- publish {notice}</code>
          留存，重新发布网站。公布以前，请再看一遍有没有能认出写信人的地方。
        </p>
        <pre className="draft">{draft.text}</pre>
        <p className="row">
          <SaveLink file={draft.file} />
          <Button kind="second" label="返回修改" onClick={() => setDraft(null)} />
          <Button kind="second" label="返回列表" onClick={onBack} />
        </p>
      </Screen>
    );
  return (
    <Screen title={`起草反馈情况：选中的${rows.length}件`}>
      <ul>
        <li>各类的件数、各项的件数、满意不满意的件数，按选中的{readable}件数出来，不用写。</li>
        {readable < rows.length && <li>另外{rows.length - readable}件打不开，没有数进去。</li>}
        <li>要公布哪几条意见，由您选，由您概括。电话、住址一类的已经用 ** 代替，还是要自己再看一遍。</li>
        {folded > 0 && <li>合并到别的一件的{folded}件，也数在件数里；供选的意见只列主件。</li>}
        {standing.length > OFFERED && <li>这里列出前{OFFERED}件供选；件数是全部选中的。</li>}
      </ul>
      <Form onSubmit={() => void submit()}>
        <TextField
          id="published"
          label="哪一天公布（上午九点）"
          hint="例如 2025-03-20"
          error={dayError}
          value={day}
          onChange={setDay}
        />
        {choices.map((choice, index) => (
          <OpinionFields
            key={choice.id}
            choice={choice}
            place={index + 1}
            errors={errors[choice.id] ?? {}}
            onChange={(changed) => setChoices(choices.map((one) => (one.id === changed.id ? changed : one)))}
          />
        ))}
        <Button type="submit" label="下一步：看看草稿" />
        <Button kind="second" label="不起草了，返回" onClick={onBack} />
      </Form>
    </Screen>
  );
}

function opinionChoice({ id, opened }: InboxRow): OpinionChoice[] {
  const opinion = proposedOpinion(opened);
  if (opinion === null) return [];
  return [{ id, message: opened.submission?.message ?? '', isShown: false, taken: '', ...opinion }];
}

function wrongIn({ summary, taken, reply }: OpinionChoice): Errors[string] {
  return {
    ...(!hasVisibleCharacters(summary) && { summary: '请概括这条意见' }),
    ...(taken === '' && { taken: '请选择采纳没有' }),
    ...((taken === 'no' || taken === 'partly') &&
      !hasVisibleCharacters(reply) && { reply: '没有全部采纳的，要说明原因' }),
  };
}

function opinionOf({ item, summary, from, taken, reply }: OpinionChoice): DraftedOpinion[] {
  return TAKEN.flatMap(({ value }) =>
    value === taken ? [{ item, summary, from, taken: value, reply }] : [],
  );
}
