import { ErrorSummary } from '#components/feedback/ErrorSummary';
import { FeedbackForm } from '#components/feedback/FeedbackForm';
import { SharedComputer } from '#components/feedback/SharedComputer';
import { ToNotice } from '#components/feedback/ToNotice';
import { WhoReads } from '#components/feedback/WhoReads';
import { Channels } from '#components/page/Channels';
import { PlainView } from '#components/page/PlainView';
import { Until } from '#components/text/Until';
import { type FieldErrors, type FieldValues, VIEW_ROW } from '#lib/feedback/form/fields';
import type { Notice, Publisher } from '#lib/model/notice';
import type { DisclosureWindow } from '#lib/model/window';
import { VIEW_LABELS, type View } from '#lib/views/view';

interface FormViewProps {
  notice: Notice;
  window: DisclosureWindow;
  publisher: Publisher;
  values: FieldValues;
  /** Errors; null when the writer only wants to change something. */
  errors: FieldErrors | null;
  /** The view in which the reader sees this page. */
  current: View;
  /** The view that the writer has just chosen, if that is why the form is rendered again. */
  view?: View | undefined;
}

/** The form as a page of its own with the writer's input: to correct errors, or to change it after the check. */
export function FormView({ notice, window, publisher, values, errors, current, view }: FormViewProps) {
  const title = errors || view ? '意见反馈' : '修改反馈';
  return (
    <PlainView
      title={title}
      windowTitle={errors ? `错误：${title}` : title}
      publisher={publisher}
      siteUrl={null}
      reading={`#${VIEW_ROW}`}
    >
      {errors && <ErrorSummary errors={errors} />}
      {view && !errors && (
        <p className="note">字号已改为“{VIEW_LABELS[view]}”。您填写的内容都在下面，还没有提交。</p>
      )}
      <ToNotice notice={notice} />
      <Until window={window} />
      <FeedbackForm notice={notice} values={values} errors={errors} current={current} />
      <WhoReads publisher={publisher} />
      <SharedComputer />
      <h2>也可以用其他方式反映</h2>
      <Channels reach={notice.contact ?? publisher} />
    </PlainView>
  );
}
