import { chineseDay } from '#lib/model/date';
import type { Notice } from '#lib/model/notice';

/** Who signs, and the day written under the text. */
export function Signature({ signature }: { signature: NonNullable<Notice['signature']> }) {
  return (
    <p className="sign">
      {signature.name}
      <br />
      <time dateTime={signature.date}>{chineseDay(signature.date)}</time>
    </p>
  );
}
