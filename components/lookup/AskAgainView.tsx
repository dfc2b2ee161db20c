import { ErrorList } from '#components/feedback/ErrorSummary';
import { AskForm } from '#components/lookup/AskForm';
import { LookupPage, type LookupPageProps } from '#components/lookup/LookupPage';
import { WhomToAsk } from '#components/lookup/WhomToAsk';
import { ViewRow } from '#components/page/ViewRow';
import { ReceiptNumber } from '#components/receipt/ReceiptNumber';
import { typedGroups } from '#lib/feedback/crypto/receipt';
import { lookupFieldId, NO_RECEIPT } from '#lib/feedback/lookup/change';

interface AskAgainViewProps extends LookupPageProps {
  /** The receipt as it was typed. */
  written: string;
  /** The error of the receipt as typed; null for a valid receipt under which nothing is stored. */
  error: string | null;
}

/** The answer to a receipt that is none, and to one under which nothing is stored: two pages that cannot be taken for each other. */
export function AskAgainView({ publisher, written, error, current }: AskAgainViewProps) {
  const { characters, groups } = typedGroups(written);
  const letters = /[a-z]/i.test(written.normalize('NFKC'));
  return (
    <LookupPage title={titleOf(error)} publisher={publisher}>
      {error === null ? (
        <>
          <p className="note warn">
            <strong>这个号码没有抄错的迹象，但网站上没有它的反馈。</strong>
          </p>
          <p>请先与抄下的回执号再核对一遍：同时抄错几位，有时核对不出来。核对无误的，可能是：</p>
          <ul>
            <li>提交时没有看到回执号，也就没有提交成功；</li>
            <li>这是另一个网站的回执号；</li>
            <li>网站的数据曾经恢复到以前的备份。</li>
          </ul>
        </>
      ) : (
        <ErrorList errors={[{ field: lookupFieldId('receipt'), text: error }]} />
      )}
      {groups.length > 0 && (
        <>
          <p>{characters === 'digits' ? '您填写的数字是：' : '您填写的是：'}</p>
          <ReceiptNumber groups={groups} />
        </>
      )}
      <AskForm written={written} letters={letters} {...(error !== null && { error })}>
        <ViewRow current={current} />
      </AskForm>
      <WhomToAsk publisher={publisher} />
    </LookupPage>
  );
}

function titleOf(error: string | null): string {
  if (error === null) return '没有这个回执号的反馈';
  return error === NO_RECEIPT ? '错误：没有填写回执号' : '错误：回执号不对';
}
