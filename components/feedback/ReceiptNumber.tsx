import { Fragment } from 'react';
import { type Receipt, receiptGroups } from '#lib/feedback/crypto/receipt';

/**
 * A receipt for eye, voice and clipboard in one text: blanks between its signs, so that voices read one after the other, and
 * wide ones between its groups, where alone lines break.
 */
export function ReceiptNumber({ receipt }: { receipt: Receipt }) {
  return (
    <p className="receipt">
      {receiptGroups(receipt).map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same group may come twice
        <Fragment key={index}>
          {index > 0 && '\u3000'}
          <span>{[...group].join(' ')}</span>
        </Fragment>
      ))}
    </p>
  );
}
