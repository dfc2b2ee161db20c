import { Fragment } from 'react';

const GROUP = /.{1,4}/g;

/**
 * A fingerprint (SHA-256, in hexadecimal) in groups of four, between which spaces are seen and spoken, but not copied: a
 * voice makes one word of 64 characters, and what is computed elsewhere has no spaces.
 */
export function Fingerprint({ hex }: { hex: string }) {
  return (
    <code>
      {hex.match(GROUP)?.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same group may come twice
        <Fragment key={index}>
          {index > 0 && <i> </i>}
          {group}
        </Fragment>
      ))}
    </code>
  );
}
