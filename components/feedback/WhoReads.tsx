import { Channels } from '#components/page/Channels';
import { Elsewhere } from '#components/page/Elsewhere';
import { feedbackTerms, TERM_NAMES, unwrittenTerms } from '#lib/feedback/form/terms';
import { channelsOf } from '#lib/model/contact-channels';
import type { Notice, Publisher } from '#lib/model/notice';

interface WhoReadsProps {
  notice: Pick<Notice, 'issuer' | 'jointIssuers' | 'contact'>;
  publisher: Publisher;
}

/**
 * The terms of feedback above the fields: that the words are sealed, who opens and reads them, what they are for and
 * for how long, or plainly that this is unwritten; the independent channels by name; and the office's own, folded.
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
        内容加密后保存，由{publisher.organization}打开，
        {terms.readers === null && '具体由哪些人员查阅，没有写明；'}
        不在网站上显示。可以不留姓名。
        <Term name={TERM_NAMES.purpose} text={purpose} />
        <Term name={TERM_NAMES.readers} text={terms.readers} />
        <Term name={TERM_NAMES.retention} text={terms.retention} />
      </p>
      <Elsewhere publisher={publisher} notice={notice} inLines />
      <OwnChannels notice={notice} publisher={publisher} />
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

/** The office's own channels in a `details` element, whose summary names them. */
function OwnChannels({ notice, publisher }: WhoReadsProps) {
  const reach = channelsOf(notice, publisher);
  const numbers = reach.phones.map(({ number }) => number).join('、');
  const names = [...(numbers === '' ? [] : [`电话${numbers}`]), ...(reach.mails.length > 0 ? ['邮箱'] : [])];
  if (names.length === 0) return null;
  return (
    <details className="others">
      <summary>本单位{names.join('、')}</summary>
      <Channels reach={reach} />
    </details>
  );
}
