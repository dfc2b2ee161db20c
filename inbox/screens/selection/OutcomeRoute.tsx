import { useState } from 'react';
import type { InboxRow } from '../../list/row';
import { Button } from '../../parts/fields/Button';
import { SelectField } from '../../parts/fields/SelectField';
import { Screen } from '../../parts/Screen';
import { OutcomeScreen } from './OutcomeScreen';

interface OutcomeRouteProps {
  rows: readonly InboxRow[];
  onBack(): void;
}

/** An outcome is of one notice: where several are selected, which is asked first. */
export function OutcomeRoute({ rows, onBack }: OutcomeRouteProps) {
  const [chosen] = useState(rows);
  const notices = [...new Map(chosen.map(({ opened, noticeTitle }) => [opened.notice, noticeTitle]))];
  const [notice, setNotice] = useState(notices.length === 1 ? (notices[0]?.[0] ?? '') : '');
  if (notice !== '')
    return (
      <OutcomeScreen
        notice={notice}
        rows={chosen.filter(({ opened }) => opened.notice === notice)}
        onBack={onBack}
      />
    );
  return (
    <Screen title="起草反馈情况">
      <p>选中的反馈是几篇通报的。反馈情况一篇通报写一份，请先选一篇。</p>
      <SelectField
        id="notice"
        label="通报"
        all="请选择"
        value={notice}
        options={notices.map(([value, label]) => ({ value, label }))}
        onChange={setNotice}
      />
      <Button kind="second" label="返回列表" onClick={onBack} />
    </Screen>
  );
}
