import { promisedDay } from '#lib/feedback/lookup/states';
import { SITE_PATHS } from '#lib/model/addresses';
import { independentChannels } from '#lib/model/contact/independent-channels';
import { type ContactChannels, channelsOf } from '#lib/model/contact-channels';
import { chineseDay } from '#lib/model/date';
import type { Issuers } from '#lib/model/issuers';
import type { Publisher } from '#lib/model/notice';

/** The name of the file: it says nothing of what the file is about. */
export const RECEIPT_FILE_NAME = 'note.txt';

/** What a receipt's file says of a submission, and of those who are asked about it. */
export interface ReceiptFileFacts {
  /** Formatted. */
  receipt: string;
  /** The Beijing day of receipt, `YYYY-MM-DD`. */
  received: string;
  notice: Issuers & { contact: ContactChannels | null };
  publisher: Pick<Publisher, 'organization' | 'phones' | 'mails' | 'elsewhere' | 'feedback'>;
  /** The site's own address, without a final slash. */
  siteUrl: string;
}

/**
 * The text of a receipt's file: number, day, whom to ask, and where else one may turn. It names the office, so that who
 * finds it learns that something was sent there; but neither what was written nor what it was about. With a byte order
 * mark and CRLF, without which old editors on Windows misread it.
 */
export function receiptFileText({ receipt, received, notice, publisher, siteUrl }: ReceiptFileFacts): string {
  const { organization } = publisher;
  const elsewhere = independentChannels(publisher, notice);
  const { phones, mails } = channelsOf(notice, publisher);
  const due = promisedDay(received, [], publisher.feedback?.answerWithin);
  const lines = [
    `回执号：${receipt}`,
    `收到日期：${chineseDay(received)}`,
    ...(due === null ? [] : [`最迟答复日期：${chineseDay(due)}`]),
    `查询办理情况和答复、补充、撤回：${siteUrl}${SITE_PATHS.lookup}`,
    '',
    `网站上办不了的，请联系${organization}，并提供回执号。`,
    ...phones.map(({ number }) => `电话：${number}`),
    ...mails.map((mail) => `邮箱：${mail}`),
    ...(elsewhere.length > 0 ? ['', `不便向${organization}反映的，也可以向以下渠道反映：`] : []),
    ...elsewhere.map(({ name, phone, web, address }) => `${name}：${phone ?? web ?? address ?? ''}`),
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
