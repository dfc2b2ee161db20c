import { chineseDay } from '#lib/model/date';
import type { Notice } from '#lib/model/notice';

/** The signatures, each on a line of its own, and the date under the text: on paper each signer has room for its seal. */
export function Signature({ signature: { names, date } }: { signature: NonNullable<Notice['signature']> }) {
  const last = names.at(-1);
  const end = (
    <p className="sign">
      {last !== undefined && (
        <>
          {last}
          <br />
        </>
      )}
      <time role="none" dateTime={date}>
        {chineseDay(date)}
      </time>
    </p>
  );
  if (names.length < 2) return end;
  return (
    <div className="signs">
      {names.slice(0, -1).map((name) => (
        <p key={name} className="sign">
          {name}
        </p>
      ))}
      {end}
    </div>
  );
}
