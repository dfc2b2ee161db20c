import { FeedbackLine } from '#components/feedback/FeedbackLine';
import { channelsOf } from '#components/page/Channels';
import { PhaseVariant } from '#components/page/PhaseVariant';
import type { Notice, Publisher } from '#lib/model/notice';
import { closingInWords } from '#lib/model/window';

/**
 * What a reader can do, on the first screen: the closing moment of an open window, or when it opens or closed; then the
 * links to the form and to the telephone: the notice's own, else that of the publishing body. Without any of them there is nothing.
 */
export function Actions({ notice, publisher }: { notice: Notice; publisher: Publisher }) {
  const { window, contact } = notice;
  const reach = channelsOf(notice, publisher);
  const calls =
    reach === contact && reach.phones.length > 1 ? (
      <li>
        <a href="#contact">打电话</a>
      </li>
    ) : (
      reach.phones.map(({ number }) => (
        <li key={number}>
          <a href={`tel:${number}`}>
            打电话 <span>{number}</span>
          </a>
        </li>
      ))
    );
  const send = (
    <li>
      <a href="#feedback">提意见</a>
    </li>
  );
  return (
    <>
      {window && (
        <>
          <PhaseVariant when="open">
            <p className="until">{closingInWords(window)}</p>
          </PhaseVariant>
          <FeedbackLine notice={notice} window={window} publisher={publisher} />
        </>
      )}
      {reach.phones.length > 0 ? (
        <ul className="chan act">
          {window && <PhaseVariant when="open">{send}</PhaseVariant>}
          {calls}
        </ul>
      ) : (
        window && (
          <PhaseVariant when="open">
            <ul className="chan act">{send}</ul>
          </PhaseVariant>
        )
      )}
    </>
  );
}
