import { AnswerList } from '#components/feedback/AnswerList';
import { HiddenFields } from '#components/feedback/HiddenFields';
import { Shortened } from '#components/feedback/Shortened';
import { ToNotice } from '#components/feedback/ToNotice';
import { Channels } from '#components/page/Channels';
import { Elsewhere } from '#components/page/Elsewhere';
import { PlainView } from '#components/page/PlainView';
import { ViewRow } from '#components/page/ViewRow';
import { Phrases } from '#components/text/Phrases';
import { filledFieldTexts } from '#lib/feedback/form/field-texts';
import { EMPTY_FIELDS, type FieldName, type FieldValues, VIEW_ROW } from '#lib/feedback/form/fields';
import type { Refusal } from '#lib/feedback/intake/refusal';
import { feedbackPath, noticePath, SITE_PATHS } from '#lib/model/addresses';
import { channelsOf, waysOf } from '#lib/model/contact-channels';
import type { Notice, Publisher } from '#lib/model/notice';
import { titleInMarks } from '#lib/model/text/quotation-marks';
import { readingAddress } from '#lib/views/return-path';
import type { View } from '#lib/views/view';

interface RefusalViewProps {
  refusal: Refusal;
  /** The writer's input as far as it could be read, to copy. */
  values?: FieldValues;
  /** Present where the input is too long to be sent from here again, and then the fields that were cut. */
  shortened?: readonly FieldName[];
  /** Present where the same input may be submitted again from here, with its token if there is one. */
  again?: { token: string | null } | null;
  notice?: Notice;
  publisher: Publisher;
  /** What the window is called, where the refusal belongs to a notice: as that notice's own page. */
  windowTitle?: string;
  /** The view in which the reader sees this page. */
  current: View;
}

/** The page for a submission that was refused: why, and the writer's input, none of which is lost. */
export function RefusalView({
  refusal,
  values = EMPTY_FIELDS,
  shortened,
  again,
  notice,
  publisher,
  windowTitle = refusal.title,
  current,
}: RefusalViewProps) {
  const reach = channelsOf({ contact: notice?.contact ?? null }, publisher);
  const ways = waysOf(reach);
  const words = notice ? filledFieldTexts(values, notice) : [];
  const keeps = Boolean(notice && (words.length > 0 || again));
  const mayRepeat = keeps && shortened === undefined;
  return (
    <PlainView
      title={refusal.title}
      windowTitle={windowTitle}
      publisher={publisher}
      siteUrl={null}
      apart={keeps}
      reading={
        mayRepeat ? `#${VIEW_ROW}` : readingAddress(notice ? noticePath(notice.slug) : SITE_PATHS.home)
      }
    >
      <p className="note warn">{refusal.reason}</p>
      <p>{refusal.advice}</p>
      {ways !== '' && (
        <p>
          {refusal.isOver ? '仍可' : '也可以'}
          {ways}：
        </p>
      )}
      <Channels reach={reach} />
      <Elsewhere publisher={publisher} notice={notice} />
      {words.length > 0 && (
        <section className="keep">
          <h2>您填写的内容</h2>
          {shortened && (
            <p className="note warn">内容过长，不能从本页再次提交，请复制保存，缩短后重新填写。</p>
          )}
          <Shortened fields={shortened ?? []} values={values} />
          <AnswerList words={words} />
        </section>
      )}
      {notice && keeps && <ToNotice notice={notice} />}
      {notice && mayRepeat && (
        <form method="post" action={feedbackPath(notice.slug)} autoComplete="off">
          <HiddenFields values={values} token={again?.token ?? null} refused={refusal.code} />
          {again && <button type="submit">{refusal.onward ?? '再次提交'}</button>}
          <ViewRow current={current} />
        </form>
      )}
      {notice && !keeps && (
        <p className="to alone">
          <a href={noticePath(notice.slug)}>
            <Phrases text={`返回${titleInMarks(notice.title)}`} />
          </a>
        </p>
      )}
    </PlainView>
  );
}
