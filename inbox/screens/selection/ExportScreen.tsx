import { useEffect, useRef, useState } from 'react';
import { Button } from '../../parts/fields/Button';
import { Form } from '../../parts/fields/Form';
import { SaveLink } from '../../parts/fields/SaveLink';
import { SelectField } from '../../parts/fields/SelectField';
import { type InboxProblem, ProblemNotice } from '../../parts/ProblemNotice';
import { Screen } from '../../parts/Screen';
import { SELECTION_FORMATS, type SelectionFormat } from '../../work/selection/export-selection';

interface ExportScreenProps {
  /** How many submissions are to be exported. */
  count: number;
  /** The file, once it was made; null before. */
  file: File | null;
  onExport(format: SelectionFormat): void;
  onBack(): void;
  isBusy: boolean;
  problem: InboxProblem | null;
}

/** Selected submissions are written to a file that anybody can read: asked twice, and recorded before. */
export function ExportScreen({ count, file, onExport, onBack, isBusy, problem }: ExportScreenProps) {
  const [format, setFormat] = useState<SelectionFormat>('xlsx');
  const [isAsked, setIsAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isAsked || file) heading.current?.focus();
  }, [isAsked, file]);
  const back = (
    <Button kind="second" label={file ? '返回列表' : '不导出，返回'} disabled={isBusy} onClick={onBack} />
  );
  return (
    <Screen title={`导出${count}件反馈`}>
      <ProblemNotice problem={problem} />
      {file ? (
        <>
          <h2 ref={heading} tabIndex={-1}>
            已经记进办理记录，可以保存了
          </h2>
          <p>
            <SaveLink file={file} />
          </p>
          <p>用完请删除，回收站也要清空。</p>
          {back}
        </>
      ) : isAsked ? (
        <>
          <h2 ref={heading} tabIndex={-1}>
            再问一次：真的要导出吗
          </h2>
          <ul>
            <li>
              文件里是{count}件反馈的全文，<strong>没有加密</strong>，有写信人的姓名、联系方式。
            </li>
            <li>谁拿到文件，谁就能读。不要用微信、邮件传，不要放在大家都能用的电脑上。</li>
            <li>谁、哪一天、导出了几件，先记进办理记录，再导出。</li>
          </ul>
          <p className="row">
            <Button
              label={isBusy ? '正在导出…' : '记进办理记录，导出'}
              disabled={isBusy}
              onClick={() => onExport(format)}
            />
            {back}
          </p>
        </>
      ) : (
        <Form onSubmit={() => setIsAsked(true)}>
          <SelectField
            id="format"
            label="导出成什么"
            all={null}
            value={format}
            options={SELECTION_FORMATS}
            onChange={(chosen) =>
              setFormat(SELECTION_FORMATS.find(({ value }) => value === chosen)?.value ?? 'xlsx')
            }
          />
          <p className="hint">能在收件箱里办的，不要导出：收件箱里的反馈是加密的，导出的没有加密。</p>
          <Button type="submit" label="下一步" />
          {back}
        </Form>
      )}
    </Screen>
  );
}
