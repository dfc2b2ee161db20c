import { FeedbackLine } from '#components/feedback/FeedbackLine';
import { PhaseVariant } from '#components/page/PhaseVariant';
import type { Notice } from '#lib/model/notice';
import { closingInWords } from '#lib/model/window';

/**
 * What a reader can do, on the first screen: the closing moment of an open window, or when it opens or closed; then the
 * links to the form and to the telephone. Without any of them there is nothing.
 */
export function Actions({ notice: { window, contact, outcome } }: { notice: Notice }) {
  const [phone, ...others] = contact?.phones ?? [];
  const call = phone && (
    <li>
      {others.length > 0 ? (
        <a href="#contact">打电话</a>
      ) : (
        <a href={`tel:${phone.number}`}>
          打电话 <span>{phone.number}</span>
        </a>
      )}
    </li>
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
          <FeedbackLine window={window} contact={contact} hasOutcome={outcome !== null} />
        </>
      )}
      {call ? (
        <ul className="chan act">
          {window && <PhaseVariant when="open">{send}</PhaseVariant>}
          {call}
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
