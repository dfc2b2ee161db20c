import { chineseDay } from '#lib/model/date';

/** The name of the file: it says nothing of what the file is about. */
export const RECEIPT_FILE_NAME = 'note.txt';

/** What a receipt's file says of a submission, and of those who are asked about it. */
export interface ReceiptFileFacts {
  /** Formatted. */
  receipt: string;
  /** The Beijing day of receipt, `YYYY-MM-DD`. */
  received: string;
  organization: string;
  phones: readonly { readonly number: string }[];
  mails: readonly string[];
}

/**
 * The text of a receipt's file: number, day, and whom to ask. Neither what was written nor what it was about, for a file
 * is read by whoever finds it. With a byte order mark and CRLF, without which old editors on Windows misread it.
 */
export function receiptFileText({
  receipt,
  received,
  organization,
  phones,
  mails,
}: ReceiptFileFacts): string {
  const ways = [...phones.map(({ number }) => `电话：${number}`), ...mails.map((mail) => `邮箱：${mail}`)];
  const lines = [
    `回执号：${receipt}`,
    `收到日期：${chineseDay(received)}`,
    '',
    `如需询问、更正或者撤回，请联系${organization}，并提供回执号。`,
    ...ways,
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
