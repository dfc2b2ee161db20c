import { format, getFormatDateInfo } from 'numfmt';

/**
 * Number formats that a spreadsheet names by id alone (ECMA-376-1, 18.8.30), those of a Chinese program among them, which
 * WPS and a Chinese Excel save for dates that are typed as `2025年6月`.
 */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'yyyy/m/d'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy/m/d h:mm'],
  [27, 'yyyy"年"m"月"'],
  [28, 'm"月"d"日"'],
  [29, 'm"月"d"日"'],
  [30, 'm-d-yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  [34, 'AM/PMh"时"mm"分"'],
  [35, 'AM/PMh"时"mm"分"ss"秒"'],
  [36, 'yyyy"年"m"月"'],
  [37, '#,##0;-#,##0'],
  [38, '#,##0;[Red]-#,##0'],
  [39, '#,##0.00;-#,##0.00'],
  [40, '#,##0.00;[Red]-#,##0.00'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
  [50, 'yyyy"年"m"月"'],
  [51, 'm"月"d"日"'],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, 'm"月"d"日"'],
  [55, 'AM/PMh"时"mm"分"'],
  [56, 'AM/PMh"时"mm"分"ss"秒"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
]);

/** The format of a cell that has none of its own. */
export const GENERAL = 'General';

/** Days between the two systems of dates that spreadsheets have: the one begins in 1900, the other in 1904. */
const DAYS_TO_1904 = 1462;

const LOCALE = { locale: 'zh-CN' };

/** Returns the pattern of a number format by its id. @param own the formats that the workbook defines, by id. */
export function patternOf(id: number, own: ReadonlyMap<number, string>): string {
  return own.get(id) ?? BUILT_IN.get(id) ?? GENERAL;
}

/**
 * Returns a number as its cell shows it, a date as `YYYY-MM-DD` however it is shown, and a month of a year as `2025年6月`.
 * A number whose format cannot be followed is given plainly.
 * @param is1904 whether the workbook counts days from 1904.
 */
export function numberAsShown(value: number, pattern: string, is1904: boolean): string {
  try {
    const shown = /^general$/i.test(pattern) ? null : shownBy(value, pattern, is1904);
    return shown?.trim() ?? plainNumber(value);
  } catch {
    // The pattern is none, or the number is no day.
    return plainNumber(value);
  }
}

function shownBy(value: number, pattern: string, is1904: boolean): string {
  const { year, month, day, hours } = getFormatDateInfo(pattern);
  const serial = year || month || day || hours ? value + (is1904 ? DAYS_TO_1904 : 0) : value;
  if (month && day) return format(hours ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd', serial, STRICT);
  return format(year && month ? 'yyyy"年"m"月"' : pattern, serial, STRICT);
}

/** A date before the first day of spreadsheets is an error, and not shown as `######`. */
const STRICT = { ...LOCALE, dateErrorThrows: true, dateErrorNumber: false };

/** Spreadsheets compute with 15 digits; whole numbers are given with all of them, since a narrow column is no reason. */
function plainNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : format(GENERAL, Number(value.toPrecision(15)), LOCALE);
}

/** Returns a text as its cell shows it: some formats put words around it, such as `"第"@"项"`. */
export function textAsShown(text: string, pattern: string): string {
  if (pattern === '@' || !pattern.includes('@')) return text;
  try {
    return format(pattern, text, LOCALE);
  } catch {
    return text;
  }
}
