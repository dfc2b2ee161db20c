import { chineseDay } from '#lib/model/date';
import type { Notice } from '#lib/model/notice';

/** The signature and the date under the text. */
export function Signature({ signature }: { signature: NonNullable<Notice['signature']> }) {
  return (
    <p className="sign">
      {signature.name}
      <br />
      <time role="none" dateTime={signature.date}>
        {chineseDay(signature.date)}
      </time>
    </p>
  );
}
