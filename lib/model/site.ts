import { z } from 'zod';
import { line, mail, phoneEntry } from '#lib/model/values';

/** `site.yaml`: the publishing body. Registration numbers are shown only when given. */
export const siteSchema = z.strictObject({
  /** The body that runs the site, as it signs. */
  organization: line.meta({ example: '某某局' }),
  /** Its telephone numbers, for questions about the site itself. */
  phones: z.array(phoneEntry, '应为列表，每个电话写一项').default([]),
  /** Its mailboxes. */
  mails: z.array(mail, '应为列表，每个邮箱写一项').default([]),
  /** How feedback is handled, as the body has decided; the privacy notice names what is missing. */
  feedback: z
    .strictObject({
      /** Who opens and reads submissions. */
      readers: line.optional(),
      /** What submissions are used for. */
      purpose: line.optional(),
      /** How long submissions are kept. */
      retention: line.optional(),
    })
    .optional(),
  /** The prefix of the feed's ids (RFC 4151): once in use, it never changes. Without it there is no feed. */
  feed: z
    .strictObject({
      /** A domain or an e-mail address that belongs to the body (RFC 4151, 2.1). */
      authority: line
        .regex(
          /^([a-z0-9._-]+@)?[a-z0-9]+(-+[a-z0-9]+)*(\.[a-z0-9]+(-+[a-z0-9]+)*)+$/,
          '应为机构自己的域名或者电子邮箱，用小写字母，例如 www.example.gov.cn',
        )
        .meta({ example: 'www.example.gov.cn' }),
      /** A year on whose first day it already belonged to the body. */
      year: line.regex(/^20\d{2}$/, '应为年份，例如 2024').meta({ example: '2024', kind: 'year' }),
    })
    .optional(),
  /** ICP备案号. */
  icp: line.optional(),
  /** 公安备案号. */
  police: line.optional(),
  /** 网站标识码. */
  siteCode: line.optional(),
});
