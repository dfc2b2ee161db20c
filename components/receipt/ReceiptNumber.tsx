import { Fragment } from 'react';

/**
 * A receipt for eye, voice and clipboard in one text: blanks between its signs, so that voices read one after the other, and
 * wide ones between its groups, where alone lines break. Also what was only typed as one is shown so.
 */
export function ReceiptNumber({ groups }: { groups: readonly string[] }) {
  return (
    <p className="receipt">
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same group may come twice
        <Fragment key={index}>
          {index > 0 && '\u3000'}
          <bdi>{[...group].join(' ')}</bdi>
        </Fragment>
      ))}
    </p>
  );
}
