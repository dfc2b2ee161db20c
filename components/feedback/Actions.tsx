import { FeedbackLine } from '#components/feedback/FeedbackLine';
import { ByPeriod } from '#components/page/ByPeriod';
import { PhaseVariant } from '#components/page/PhaseVariant';
import { telAddress } from '#lib/model/contact/tel-address';
import { channelsOf } from '#lib/model/contact-channels';
import type { Notice, Publisher } from '#lib/model/notice';
import { closingInWords } from '#lib/model/window';

/**
 * The first screen's deadline and links: the closing moment of an open window, or when it opens or closed; then links to
 * the form and to the telephone, the notice's own or else the publishing body's. Draws nothing where there is none.
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
          <a href={telAddress(number, reach.areaCode)}>
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
            <ByPeriod window={window}>
              {(period) => <p className="until">{closingInWords(period)}</p>}
            </ByPeriod>
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
