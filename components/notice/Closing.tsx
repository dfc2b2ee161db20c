import { FeedbackLine } from '#components/feedback/FeedbackLine';
import { Signature } from '#components/notice/Signature';
import { Channels } from '#components/page/Channels';
import { Text } from '#components/text/Text';
import type { Notice } from '#lib/model/notice';

/** The end of a notice: its contact paragraph, the signature, and the same contact channels as links. */
export function Closing({ notice: { contact, signature, window, outcome } }: { notice: Notice }) {
  const end = (
    <>
      {signature && <Signature signature={signature} />}
      {window && (
        <FeedbackLine window={window} contact={contact} hasOutcome={outcome !== null} id="feedback" />
      )}
    </>
  );
  if (!contact) return end;
  return (
    <section id="contact" aria-labelledby="contact-heading">
      <h2 id="contact-heading">联系方式</h2>
      <Text body={contact.body} />
      {end}
      <Channels reach={contact} />
    </section>
  );
}
