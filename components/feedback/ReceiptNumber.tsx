import { Fragment } from 'react';

/**
 * A receipt for eye, voice and clipboard in one text: blanks between its signs, so that voices read one after the other, and
 * wide ones between its groups, where alone lines break.
 */
export function ReceiptNumber({ receipt }: { receipt: string }) {
  return (
    <p className="receipt">
      {receipt.split(/ |(?<=-)/).map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same group may come twice
        <Fragment key={index}>
          {index > 0 && '\u3000'}
          <span>{[...group].join(' ')}</span>
        </Fragment>
      ))}
    </p>
  );
}
