import { closingInWords, type DisclosureWindow } from '#lib/model/window';

/** Until when feedback is taken, so that nobody can misread it. */
export function Until({ window }: { window: DisclosureWindow }) {
  return <p className="until">{closingInWords(window)}，以系统收到的时间为准</p>;
}
