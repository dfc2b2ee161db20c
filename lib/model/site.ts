import * as z from 'zod';
import {
  AREA_CODE,
  day,
  daySpan,
  days,
  line,
  mail,
  phone,
  phoneEntry,
  timeOfDay,
  webAddress,
  years,
} from '#lib/model/values';

/** Where else a reader may turn: a body that does not depend on the one that publishes. */
const independentChannel = z
  .strictObject({
    /** What it is called. */
    name: line.meta({ example: '某某市纪委监委' }),
    /** What can be brought there, in its own words. */
    accepts: line.meta({ example: '受理对党组织、党员和监察对象的检举控告' }),
    /** Its telephone number. */
    phone: phone.meta({ example: '12388' }).optional(),
    /** When that is answered. */
    hours: line.optional(),
    /** Its page for reports. */
    web: webAddress.optional(),
    /** Where letters and visitors go. */
    address: line.optional(),
  })
  .refine(
    ({ phone, web, address }) => phone ?? web ?? address,
    '应为能够联系上的渠道：加一行 phone（电话）、web（网址）或者 address（地址），例如 phone: 12388',
  );

/** `site.yaml`: the publishing body. Registration numbers are shown only when given. */
export const siteSchema = z.strictObject({
  /** The body that runs the site, as it signs. */
  organization: line.meta({ example: '某某局' }),
  /** Its telephone numbers, for questions about the site itself. */
  phones: z.array(phoneEntry, '应为列表，每个电话写一项').default([]),
  /** The area code of the place: numbers that are written without one are dialled with it. */
  areaCode: line
    .regex(AREA_CODE, '应为区号，用半角数字，以0开头，例如 0199')
    .meta({ example: '0199', kind: 'area-code' })
    .optional(),
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
      /** At which time of day (Beijing, `HH:MM`) the office is told by mail that something waits; 09:00 where it is unset. */
      mailAt: timeOfDay.optional(),
      /** Within how many calendar days after the day of receipt an answer is promised; nothing is where it is unset. */
      answerWithin: days.optional(),
      /** For how many years after the window submissions are kept, and then destroyed; nothing is by itself where it is unset. */
      keep: years.optional(),
      /** For how many days what was destroyed may still lie in backups; nothing is promised where it is unset. */
      backupDays: days.optional(),
    })
    .optional(),
  /** Independent channels, shown wherever feedback is given or refused; where none is named, nothing is said of any. */
  elsewhere: z.array(independentChannel, '应为列表，每个渠道写一项，第一行以“- name: ”开头').optional(),
  /** Public holidays, as the State Council's office announces them year by year: the check counts working days by them. */
  holidays: z
    .array(
      z.strictObject({
        year: line.regex(/^20\d{2}$/, '应为年份，例如 2026').meta({ example: '2026', kind: 'year' }),
        /** Days off, each alone or from one to another; weekends may be among them. */
        off: z.array(daySpan, '应为列表，每段假期写一项'),
        /** Weekend days that are worked in exchange. */
        work: z.array(day, '应为列表，每天写一项').default([]),
      }),
      '应为列表，每一年写一项',
    )
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
