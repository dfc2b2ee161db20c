import { Attachments } from '#components/attachments/Attachments';
import { FeedbackLine } from '#components/feedback/FeedbackLine';
import { Signature } from '#components/notice/Signature';
import { Channels } from '#components/page/Channels';
import { Text } from '#components/text/Text';
import { noticeFilePath } from '#lib/model/addresses';
import { telAddress } from '#lib/model/contact/tel-address';
import type { ContactChannels } from '#lib/model/contact-channels';
import type { Notice, Publisher } from '#lib/model/notice';

interface ClosingProps {
  notice: Notice;
  publisher: Publisher;
  /** Whether the page is on the site, where writers can look up how their feedback stands. */
  leadsBack?: boolean;
  /** The address of a file of the notice, by its path below the notice's folder; by default the site's own. */
  fileAddress?: ((file: string) => string) | undefined;
}

/**
 * The end of a notice: its contact paragraph, the contact channels that are no links in it, its attachments, and the
 * signature (GB/T 9704-2012, 7.3.4: attachments are named after the text and before the signature).
 */
export function Closing({ notice, publisher, leadsBack = true, fileAddress }: ClosingProps) {
  const { contact, attachments, signature, window } = notice;
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
  const attached = attachments.length > 0;
  const section = contact && (
    <section id="contact" aria-labelledby="contact-heading">
      <h2 id="contact-heading">联系方式</h2>
      <Text body={contact.body} />
      <Channels reach={unlinkedIn(contact)} />
      {!attached && end}
    </section>
  );
  if (section && !attached) return section;
  return (
    <>
      {section}
      <Attachments
        attachments={attachments}
        fileAddress={fileAddress ?? ((file) => noticeFilePath(notice.slug, file))}
      />
      {end}
    </>
  );
}

/** The channels that the words of the contact paragraph do not link: nobody reads a telephone number twice. */
function unlinkedIn({ phones, mails, linked, areaCode }: NonNullable<Notice['contact']>): ContactChannels {
  return {
    phones: phones.filter(
      ({ number }) => !linked.includes(telAddress(number, areaCode).slice('tel:'.length)),
    ),
    areaCode,
    mails: mails.filter((mail) => !linked.includes(mail)),
  };
}
