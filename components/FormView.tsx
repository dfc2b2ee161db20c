import { Channels } from '#components/Channels';
import { ErrorSummary } from '#components/ErrorSummary';
import { FeedbackForm } from '#components/FeedbackForm';
import { PlainView } from '#components/PlainView';
import { SharedComputer } from '#components/SharedComputer';
import { ToNotice } from '#components/ToNotice';
import { Until } from '#components/Until';
import { WhoReads } from '#components/WhoReads';
import { type FieldErrors, type FieldValues, VIEW_ROW } from '#lib/feedback/form';
import type { DisclosureWindow, Notice, Publisher } from '#lib/notice/schema';
import { VIEW_LABELS, type View } from '#lib/reading/view';

interface FormViewProps {
  notice: Notice;
  window: DisclosureWindow;
  publisher: Publisher;
  values: FieldValues;
  /** What is wrong; null when the writer only wants to change something. */
  errors: FieldErrors | null;
  /** The view that the writer just chose, if that is why the form comes again. */
  view?: View | undefined;
}

/** The form by itself, every value kept: with what is wrong, or to change what was checked. */
export function FormView({ notice, window, publisher, values, errors, view }: FormViewProps) {
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
        <p className="note">字号已改为“{VIEW_LABELS[view]}”。您写的内容都在下面，还没有提交。</p>
      )}
      <ToNotice notice={notice} />
      <Until window={window} />
      <FeedbackForm notice={notice} values={values} errors={errors} />
      <WhoReads publisher={publisher} />
      <SharedComputer />
      <h2>也可以用其他方式反映</h2>
      <Channels reach={notice.contact ?? publisher} />
    </PlainView>
  );
}
