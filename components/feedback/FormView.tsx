import { ErrorSummary } from '#components/feedback/ErrorSummary';
import { FeedbackForm } from '#components/feedback/FeedbackForm';
import { SharedComputer } from '#components/feedback/SharedComputer';
import { Shortened } from '#components/feedback/Shortened';
import { ToNotice } from '#components/feedback/ToNotice';
import { WhoReads } from '#components/feedback/WhoReads';
import { ToLookup } from '#components/lookup/ToLookup';
import { PlainView } from '#components/page/PlainView';
import { Until } from '#components/text/Until';
import { VIEW_ROW } from '#lib/feedback/form/fields';
import type { FormPage } from '#lib/feedback/intake/form-response';
import type { Notice, Publisher } from '#lib/model/notice';
import type { DisclosureWindow } from '#lib/model/window';
import { VIEW_LABELS, type View } from '#lib/views/view';

/** What the steps of the feedback form share. */
export interface FormStepProps {
  notice: Notice;
  publisher: Publisher;
  /** What the window is called: as the notice's own page (docs/decisions/0029). */
  windowTitle: string;
  /** The view in which the reader sees this page. */
  current: View;
}

interface FormViewProps extends FormStepProps, Omit<FormPage, 'page'> {
  window: DisclosureWindow;
  /** Whether nothing was posted before it. */
  isNew?: boolean;
  /** The view that the writer has just chosen, if that is why the form is rendered again. */
  view?: View | undefined;
}

/** The form as a page of its own: about one item, or with the writer's input, to correct errors or to change it after the check. */
export function FormView({
  notice,
  window,
  publisher,
  windowTitle,
  values,
  shortened = [],
  errors,
  current,
  isNew = false,
  view,
}: FormViewProps) {
  const title = errors || view || isNew ? '意见反馈' : '修改反馈';
  return (
    <PlainView
      title={errors ? `错误：${title}` : title}
      windowTitle={windowTitle}
      publisher={publisher}
      siteUrl={null}
      robots="noindex, nofollow"
      reading={`#${VIEW_ROW}`}
      apart
    >
      {errors && <ErrorSummary errors={errors} isWhole={shortened.length === 0} />}
      <Shortened fields={shortened} values={values} />
      {view && !errors && (
        <p className="note">
          字号已改为“{VIEW_LABELS[view]}”。{shortened.length === 0 && '您填写的内容都在下面，'}还没有提交。
        </p>
      )}
      <ToNotice notice={notice} />
      <Until window={window} />
      <WhoReads notice={notice} publisher={publisher} />
      <SharedComputer />
      <p>
        <ToLookup apart />。
      </p>
      <FeedbackForm notice={notice} publisher={publisher} values={values} errors={errors} current={current} />
    </PlainView>
  );
}
