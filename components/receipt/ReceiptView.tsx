import { AnswerList } from '#components/feedback/AnswerList';
import type { FormStepProps } from '#components/feedback/FormView';
import { HiddenFields } from '#components/feedback/HiddenFields';
import { Shortened } from '#components/feedback/Shortened';
import { ToNotice } from '#components/feedback/ToNotice';
import { Channels } from '#components/page/Channels';
import { Elsewhere } from '#components/page/Elsewhere';
import { PageLink } from '#components/page/PageLink';
import { PlainView } from '#components/page/PlainView';
import { ViewRow } from '#components/page/ViewRow';
import { ReceiptFileButton } from '#components/receipt/ReceiptFileButton';
import { ReceiptNumber } from '#components/receipt/ReceiptNumber';
import { receiptGroups } from '#lib/feedback/crypto/receipt';
import { allFieldTexts } from '#lib/feedback/form/field-texts';
import { VIEW_ROW } from '#lib/feedback/form/fields';
import type { ReceiptPage } from '#lib/feedback/intake/form-response';
import { promisedDay } from '#lib/feedback/lookup/states';
import { feedbackPath, SITE_PATHS } from '#lib/model/addresses';
import { channelsOf } from '#lib/model/contact-channels';
import { chineseDay } from '#lib/model/date';

const DIGITS = '回执号是25位数字，每5位一组。';
const LETTERS = '回执号里没有字母 I、L、O、U。';

type ReceiptViewProps = FormStepProps & Omit<ReceiptPage, 'page'>;

/** The receipt of a stored submission, large enough to copy by hand, with what was sent and what comes next. */
export function ReceiptView({
  notice,
  publisher,
  windowTitle,
  receipt,
  received,
  values,
  shortened = [],
  isSame,
  token,
  current,
}: ReceiptViewProps) {
  const { organization } = publisher;
  const due = promisedDay(received, [], publisher.feedback?.answerWithin);
  return (
    <PlainView
      title="已经收到您的反馈"
      windowTitle={windowTitle}
      publisher={publisher}
      siteUrl={null}
      reading={`#${VIEW_ROW}`}
      apart
      oneSheet
    >
      {!isSame && (
        <p className="note warn">
          这份反馈此前已经收到并加密保存，网站无法打开核对。本页下方的文字没有另外保存；如与此前提交的内容不同，请先复制，再返回通报页面重新填写。
        </p>
      )}
      <section className="slip" aria-labelledby="receipt">
        <h2 id="receipt">回执号</h2>
        <ReceiptNumber groups={receiptGroups(receipt)} />
        <p>
          收到日期：
          <time role="none" dateTime={received}>
            {chineseDay(received)}
          </time>
        </p>
      </section>
      <p>
        <strong>请现在抄下回执号，或者打印本页。</strong>回执号遗失后，任何人都无法找回。
        {receipt.form === 'digits' ? DIGITS : LETTERS}
      </p>
      <p className="leave">
        离开或者关闭以后，这一页不能再次打开，使用浏览器的后退也不能返回。使用公用或者单位的电脑、手机的，抄下回执号以后，请关闭窗口并清除浏览记录。
      </p>
      <ReceiptFileButton slug={notice.slug} token={token} />
      <section aria-labelledby="next">
        <h2 id="next">接下来</h2>
        <p>
          {organization}
          的工作人员将打开和阅读您的反馈。
          {due === null ? '办理情况和答复' : `最迟${chineseDay(due)}答复。办理情况和答复`}
          ，凭回执号在“
          <PageLink href={SITE_PATHS.lookup} apart>
            查询反馈
          </PageLink>
          ”里看，也可以在那里补充、撤回。网站上办不了的，请通过以下方式联系，并提供回执号。
        </p>
        <Channels reach={channelsOf(notice, publisher)} />
        <Elsewhere publisher={publisher} notice={notice} />
      </section>
      <section aria-labelledby="sent" className={isSame ? undefined : 'keep'}>
        <h2 id="sent">{isSame ? '您提交的内容' : '本次发来的内容'}</h2>
        <ToNotice notice={notice} first="请先抄下回执号" />
        <Shortened fields={shortened} values={values} />
        <AnswerList words={allFieldTexts(values, notice)} />
      </section>
      <form method="post" action={feedbackPath(notice.slug)} autoComplete="off">
        <HiddenFields values={values} token={token} />
        <ViewRow current={current} />
      </form>
    </PlainView>
  );
}
