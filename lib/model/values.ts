import * as z from 'zod';
import { isDay, isMoment, isPlausibleDate } from '#lib/model/date';
import { findLookAlikes } from '#lib/model/text/unified-ideographs';
import { findInvisibleCharacters, hasVisibleCharacters } from '#lib/model/text/visible-characters';

/**
 * The public numbers of three digits (电信网编号计划, 2017): police, directory, fire, ambulance, traffic accidents; in
 * Beijing the Red Cross' ambulances. Named one by one: any other three digits are a number mistyped.
 */
const THREE_DIGITS = '11[049]|12[02]|999';

/**
 * Area code and number, a mobile number, a number of three digits, or a service number such as 12345, 400-555-0171,
 * 961234 or 116114; digits and hyphens only, and before an extension a hyphen or 转.
 */
export const PHONE = new RegExp(
  `^(0\\d{2,3}-\\d{7,8}((-|转)\\d{1,6})?|1[3-9]\\d{9}|${THREE_DIGITS}|([48]00-?\\d{3}-?\\d{4}|1\\d{4}|11[68]\\d{3}|9\\d{4}|9[56]\\d{4})(转\\d{1,6})?)$`,
);

/** A number in a city without its area code, perhaps with an extension. */
export const LOCAL_PHONE = /^[2-9]\d{6,7}((-|转)\d{1,6})?$/;

/** An area code. */
export const AREA_CODE = /^0\d{2,3}$/;

/** A document number (文号; GB/T 9704-2012, 7.2.5), or a number within a year. */
export const DOCUMENT_NUMBER =
  /^(?:[^\s\d〔〕]{1,30}〔20\d{2}〕[1-9]\d{0,4}号|(?:20\d{2}年)?第[1-9]\d{0,4}号)$/;

/** A plain mailbox: no display name, no comment. */
export const MAIL = /^[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$/;

/** Marks the issues of single characters, which in a file are reported at their own places. */
export const WRONG_CHARACTERS = { areCharactersWrong: true };

/**
 * A line of text. Every value that staff write is validated as the text they wrote, never as the number, boolean or date
 * that YAML would parse. The messages are Chinese, for staff: what is expected, with an example. `kind` selects how a
 * correction is suggested for an invalid value (`lib/content/schema/suggestion.ts`).
 */
export const line = z
  .string('应为一行文字')
  .refine(hasVisibleCharacters, '应填写内容')
  .regex(/^[^\n]*$/, '应为一行文字，中间不换行')
  // A lone surrogate, which a YAML escape can produce, cannot be encoded in UTF-8.
  .refine((text) => !/\p{Surrogate}/u.test(text), '应为一行文字，没有乱码')
  .refine((text) => findInvisibleCharacters(text).length === 0, {
    error: '应为一行文字，没有看不见的字符和统一编码里没有的字符',
    params: WRONG_CHARACTERS,
  })
  .refine((text) => findLookAlikes(text).length === 0, {
    error: '应为一行通用的文字，没有只是样子相同的部首和兼容字',
    params: WRONG_CHARACTERS,
  })
  .meta({ kind: 'line' });

/** A document number, or a number within a year. */
export const documentNumber = line
  .regex(DOCUMENT_NUMBER, '应为文号，年份用六角括号，例如 某发〔2026〕12号，或者 2026年第3号')
  .meta({ example: '某发〔2026〕12号', kind: 'document-number' });

/** To whom a document is sent, with the colon that ends the line. */
export const addresseeLine = line
  .regex(/：$/, '应为主送机关的名称，以全角冒号结尾，例如 各乡镇人民政府：')
  .meta({ example: '各乡镇人民政府：' });

/** A word that the page follows with a colon, such as 检查对象. */
export const wordBeforeColon = line.regex(
  /^\p{Script=Han}{2,12}$/u,
  '应为二到十二个汉字，不带冒号，例如 检查对象',
);

/** What is said of a year that is most likely a typing error. */
export const WRONG_YEAR = '应为2000年到2099年之间的日期，年份很可能写错了';

/** A day in Beijing, `YYYY-MM-DD`. */
export const day = line
  .refine(isDay, '应为实际存在的日期，写成 年-月-日，例如 2024-11-01')
  .refine(isPlausibleDate, WRONG_YEAR)
  .meta({ kind: 'day' });

/** A day, or the days from one to another, both included: `2026-10-01至2026-10-07`. At most a month. */
export const daySpan = line
  .refine((text) => {
    const [from = '', to = from, ...more] = text.split('至');
    const isPlain = more.length === 0 && isDay(from) && isDay(to) && isPlausibleDate(from);
    return isPlain && from <= to && Date.parse(to) - Date.parse(from) < 32 * 86_400_000;
  }, '应为一天或者一段日期，写成 2026-10-01至2026-10-07')
  .meta({ example: '2026-10-01至2026-10-07' });

/** Whether a text written for a moment means the present one: the command `publish` writes down which that is. */
export function isPresent(text: string): boolean {
  return /^(?:现在|此刻|now)$/i.test(text);
}

/** A moment in Beijing, `YYYY-MM-DDTHH:MM+08:00`. */
export const moment = line
  .refine(
    (text) => !isPresent(text),
    '“现在”要由命令换成时间：运行 npm run notice -- publish，后面写这份通报的文件夹名',
  )
  .refine(isMoment, '应为实际存在的北京时间，写成 年-月-日T时:分+08:00，例如 2024-11-01T00:00+08:00')
  .refine(isPlausibleDate, WRONG_YEAR)
  .meta({ kind: 'moment' });

/** A telephone number. */
export const phone = line
  .regex(PHONE, '应为电话号码，用半角数字和连字符，例如 0412-7333360')
  .meta({ kind: 'phone' });

/** The address of a mailbox. */
export const mail = line.regex(MAIL, '应为电子邮箱，例如 name@example.cn').meta({ kind: 'mail' });

/** The address of a page elsewhere, with its scheme; a host in Latin letters, and nothing that a link could not hold. */
export const WEB_ADDRESS =
  /^https?:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?(\/[\x21\x23-\x3b\x3d\x3f-\x7e]*)?$/i;

/** The address of a page of another site. */
export const webAddress = line
  .regex(WEB_ADDRESS, '应为以 https:// 或者 http:// 开头的网址，例如 https://www.12388.gov.cn/')
  .meta({ kind: 'web' });

/** A number of items, parsed to a number. */
export const count = line
  .regex(/^\d{1,3}$/, '应为条目的个数，例如 6')
  .meta({ kind: 'count' })
  .transform(Number);

/** A number of submissions, parsed to a number. */
export const tally = line
  .regex(/^\d{1,6}$/, '应为件数，用半角数字，例如 12')
  .meta({ kind: 'tally', example: '12' })
  .transform(Number);

/** A number of calendar days, as it is written: it is read again from what a build keeps. */
export const days = line
  .regex(/^[1-9]\d{0,3}$/, '应为天数，用半角数字，例如 30')
  .meta({ kind: 'tally', example: '30' });

/** A number of years, as it is written: it is read again from what a build keeps. */
export const years = line
  .regex(/^[1-9]\d?$/, '应为年数，用半角数字，例如 3')
  .meta({ kind: 'tally', example: '3' });

/** A time of day in Beijing, `HH:MM`, as it is written. */
export const timeOfDay = line
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '应为时刻，用半角数字和冒号，24小时制，例如 09:00')
  .meta({ example: '09:00' });

/** A choice that staff write as its Chinese label, parsed to its value; a former label is read too, and not offered. */
export function choice<Value extends string>(
  choices: readonly { readonly value: Value; readonly label: string; readonly formerLabel?: string }[],
) {
  const labels = choices.map(({ label }) => label);
  const readable = choices.flatMap(({ label, formerLabel }) => [
    label,
    ...(formerLabel ? [formerLabel] : []),
  ]);
  return z
    .enum(readable, `应为以下之一：${labels.join('、')}`)
    .transform(
      (written) =>
        choices.find(({ label, formerLabel }) => written === label || written === formerLabel)?.value ??
        z.NEVER,
    );
}

/** A telephone number with its hours. */
export const phoneEntry = z.strictObject({
  /** The number as it is printed in the text. */
  number: line
    .refine(
      (text) => PHONE.test(text) || LOCAL_PHONE.test(text),
      '应为电话号码，用半角数字和连字符，例如 0412-7333360',
    )
    .meta({ kind: 'phone', example: '0412-7333360' }),
  /** When it is answered, as in the text, on one line. */
  hours: line.optional(),
});
