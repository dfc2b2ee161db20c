import { useState } from 'react';
import { Field } from '#components/feedback/Field';
import { chineseDay } from '#lib/model/date';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';
import type { InboxRow } from '../../list/row';
import { Button } from '../../parts/fields/Button';
import { Form } from '../../parts/fields/Form';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { Written, WrittenBlock } from '../../parts/Written';

interface MergeScreenProps {
  rows: readonly InboxRow[];
  onMerge(main: InboxRow): void;
  onBack(): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** Submissions that say the same are dealt with together: which of them is the main one is chosen upon their words. */
export function MergeScreen({ rows, onMerge, onBack, isBusy, problem }: MergeScreenProps) {
  // An answer begins from the main one: where any can be answered here, the main one can.
  const answerable = rows.filter(({ opened }) => opened.reply !== null);
  const possible = answerable.length > 0 ? answerable : rows;
  const [chosen, setChosen] = useState(possible[0]?.id ?? '');
  return (
    <Screen title={`合并${rows.length}件反馈`}>
      <ul>
        <li>说的是同一件事的，合并以后一起办：列表里只列主件，算一件。</li>
        <li>
          答复主件、改主件的状态，就同样答复、改每一件。每位写信人只看到给自己的，看不到别人的，也看不到合并。
        </li>
        <li>内容都还在，什么都不删除。答复以前，可以撤销合并。</li>
      </ul>
      <ProblemNotice problem={problem} />
      <Form
        onSubmit={() => {
          const main = rows.find(({ id }) => id === chosen);
          if (main) onMerge(main);
        }}
      >
        <Field id="main-one" label="以哪一件为主" shape="group">
          {() =>
            rows.map((row) => (
              <div key={row.id}>
                <div className="tick">
                  <input
                    type="radio"
                    name="main-one"
                    id={`main-${row.id}`}
                    checked={chosen === row.id}
                    disabled={!possible.includes(row)}
                    onChange={() => setChosen(row.id)}
                  />
                  <label htmlFor={`main-${row.id}`}>
                    <WhoAndWhen row={row} />
                  </label>
                </div>
                <WrittenBlock text={row.opened.submission?.message ?? ''} />
              </div>
            ))
          }
        </Field>
        <Button type="submit" label={isBusy ? '正在合并…' : `合并这${rows.length}件`} disabled={isBusy} />
        <Button kind="second" label="不合并，返回列表" disabled={isBusy} onClick={onBack} />
      </Form>
    </Screen>
  );
}

function WhoAndWhen({ row: { opened, merged } }: { row: InboxRow }) {
  const name = opened.submission?.name ?? '';
  return (
    <>
      {chineseDay(opened.received)}，{hasVisibleCharacters(name) ? <Written text={name} /> : '没有写姓名'}
      {merged.length > 0 && `（已经合并${merged.length + 1}件）`}
    </>
  );
}
