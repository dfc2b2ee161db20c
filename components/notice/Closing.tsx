import { FeedbackLine } from '#components/feedback/FeedbackLine';
import { Signature } from '#components/notice/Signature';
import { Channels } from '#components/page/Channels';
import { Text } from '#components/text/Text';
import type { ContactChannels } from '#lib/model/contact-channels';
import type { Notice, Publisher } from '#lib/model/notice';

interface ClosingProps {
  notice: Notice;
  publisher: Publisher;
  /** Whether the page is on the site, where writers can look up how their feedback stands. */
  leadsBack?: boolean;
}

/** The end of a notice: its contact paragraph, the contact channels that are no links in it, and the signature. */
export function Closing({ notice, publisher, leadsBack = true }: ClosingProps) {
  const { contact, signature, window } = notice;
  const end = (
    <>
      {signature && <Signature signature={signature} />}
      {window && (
        <FeedbackLine
          notice={notice}
          window={window}
          publisher={publisher}
          id="feedback"
          leadsBack={leadsBack}
        />
      )}
    </>
  );
  if (!contact) return end;
  return (
    <section id="contact" aria-labelledby="contact-heading">
      <h2 id="contact-heading">联系方式</h2>
      <Text body={contact.body} />
      <Channels reach={unlinkedIn(contact)} />
      {end}
    </section>
  );
}

/** The channels that the words of the contact paragraph do not link: nobody reads a telephone number twice. */
function unlinkedIn({ phones, mails, linked }: NonNullable<Notice['contact']>): ContactChannels {
  return {
    phones: phones.filter(({ number }) => !linked.includes(number)),
    mails: mails.filter((mail) => !linked.includes(mail)),
  };
}
