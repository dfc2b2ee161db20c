import { Channels, channelsOf } from '#components/page/Channels';
import { Elsewhere } from '#components/page/Elsewhere';
import { feedbackTerms, TERM_NAMES, unwrittenTerms } from '#lib/feedback/form/terms';
import type { Notice, Publisher } from '#lib/model/notice';

interface WhoReadsProps {
  notice: Pick<Notice, 'contact'>;
  publisher: Publisher;
}

/**
 * What a writer is told above the fields: that the words are sealed, what they are for, who reads them and for how
 * long, or plainly that this is unwritten; and the other channels, folded.
 */
export function WhoReads({ notice, publisher }: WhoReadsProps) {
  const terms = feedbackTerms(publisher, notice);
  const purpose = terms.isInvitation ? `通报写明，${terms.purpose}` : terms.purpose;
  const unwritten = unwrittenTerms(terms);
  return (
    <>
      {unwritten !== '' && (
        <p className="note warn">
          <strong>本单位没有写明{unwritten}。</strong>
        </p>
      )}
      <p>
        内容加密后保存，不在网站上显示。可以不留姓名。
        <Term name={TERM_NAMES.purpose} text={purpose} />
        <Term name={TERM_NAMES.readers} text={terms.readers} />
        <Term name={TERM_NAMES.retention} text={terms.retention} />
      </p>
      <OtherChannels notice={notice} publisher={publisher} />
    </>
  );
}

function Term({ name, text }: { name: string; text: string | null }) {
  if (text === null) return null;
  return (
    <>
      <br />
      <b>{name}：</b>
      {text}
    </>
  );
}

/** The other channels in a `details` element, whose summary names each with its number. */
function OtherChannels({ notice, publisher }: WhoReadsProps) {
  const reach = channelsOf(notice, publisher);
  const names = [
    ...reach.phones.map(({ number }) => number),
    ...(reach.mails.length > 0 ? ['邮箱'] : []),
    ...(publisher.elsewhere ?? []).map(({ name, phone }) => (phone === undefined ? name : `${name}${phone}`)),
  ];
  if (names.length === 0) return null;
  return (
    <details className="others">
      <summary>其他反映渠道：{names.join('、')}</summary>
      <Channels reach={reach} />
      <Elsewhere publisher={publisher} />
    </details>
  );
}
