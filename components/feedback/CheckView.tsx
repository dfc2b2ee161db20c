import { AnswerList } from '#components/feedback/AnswerList';
import type { FormStepProps } from '#components/feedback/FormView';
import { HiddenFields } from '#components/feedback/HiddenFields';
import { SharedComputer } from '#components/feedback/SharedComputer';
import { ToNotice } from '#components/feedback/ToNotice';
import { PlainView } from '#components/page/PlainView';
import { ViewRow } from '#components/page/ViewRow';
import { Until } from '#components/text/Until';
import { allFieldTexts } from '#lib/feedback/form/field-texts';
import { EDIT, VIEW_ROW } from '#lib/feedback/form/fields';
import type { CheckPage } from '#lib/feedback/intake/form-response';
import { feedbackPath } from '#lib/model/addresses';
import type { DisclosureWindow } from '#lib/model/window';

interface CheckViewProps extends FormStepProps, Omit<CheckPage, 'page'> {
  window: DisclosureWindow;
}

/** The confirmation step: everything as it will be sent, to send or to change. Nothing is stored yet, and it says so. */
export function CheckView({
  notice,
  window,
  publisher,
  windowTitle,
  values,
  token,
  current,
}: CheckViewProps) {
  return (
    <PlainView
      title="请核对后提交"
      windowTitle={windowTitle}
      publisher={publisher}
      siteUrl={null}
      reading={`#${VIEW_ROW}`}
      apart
    >
      <p className="note warn">
        <strong>还没有提交。</strong>
        核对无误后，请按下面的“确认提交”；需要修改的，请按“返回修改”，不要使用浏览器的后退，退回去可能看不到填写的内容。如果已经看到回执号，就是提交成功，不必再次提交。
      </p>
      <Until window={window} />
      <ToNotice notice={notice} />
      <AnswerList words={allFieldTexts(values, notice)} />
      <SharedComputer isTyped />
      <form method="post" action={feedbackPath(notice.slug)} autoComplete="off">
        <HiddenFields values={values} token={token} />
        <button type="submit">确认提交</button>
        <button type="submit" name={EDIT} value="1" className="second">
          返回修改
        </button>
        <ViewRow current={current} />
      </form>
    </PlainView>
  );
}
