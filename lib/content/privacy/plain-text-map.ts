import { decodeEntity } from '#lib/content/markdown/entities';
import { EVERY_INVISIBLE } from '#lib/model/text/visible-characters';

/** A text in one plain form, and for each offset in it the offset in the original. */
export interface MappedText {
  text: string;
  originalOffset(offset: number): number;
}

/** Digits in circles that have no compatibility decomposition, from 1 on, and the zero of each. */
const CIRCLED = [0x24f5, 0x2776, 0x2780, 0x278a];
const CIRCLED_ZEROS = '⓿🄋🄌';

/** Chinese digits, plain, financial and spoken; each row begins with its value. */
const CHINESE_DIGITS = new Map(
  [
    '0〇零○◯',
    '1一壹幺',
    '2二贰貳两',
    '3三叁參',
    '4四肆',
    '5五伍',
    '6六陆陸',
    '7七柒',
    '8八捌',
    '9九玖',
  ].flatMap(([value = '', ...digits]) => digits.map((digit): [string, string] => [digit, value])),
);

const DASH = /^[\p{Pd}\u02d7\u2043\u2212\u2500-\u2501\u30fc\uff70\u4e28]$/u;
/** What is typed for an at sign, beside its own forms. */
const AT_SIGNS = 'ⓐⒶ';

const DOT = /^[·•・‧∙⋅●ㆍᆞ᛫⸱⸳ꞏᐧ⦁◦]$/u;

/** What is not plain already: all but the usual marks and Chinese characters; and an entity of Markdown. */
const UNPLAIN = /&(?:#x?[\da-f]{1,7}|[a-z][a-z\d]{1,31});|[^\n -%'-[\]-~\u4e00-\u9fff、。“”‘’《》…]/giu;

/**
 * Puts a text into the form in which private data is looked for: half-width, entities resolved, all digits in ASCII, all
 * dashes as hyphens and all middle dots as full stops; without invisible characters, combining marks and backslashes.
 */
export function toPlainForm(text: string): MappedText {
  /** Where the offsets in both begin to differ by another number. */
  const shifts: { plain: number; original: number }[] = [];
  let shorter = 0;
  const plain = text.replace(UNPLAIN, (written, index: number) => {
    const form = plainFormOf(written);
    if (form.length !== written.length) {
      shifts.push({ plain: index - shorter + form.length, original: index + written.length });
      shorter += written.length - form.length;
    }
    return form;
  });
  return {
    text: plain,
    originalOffset: (offset) => {
      const shift = shifts.findLast((candidate) => candidate.plain <= offset);
      return shift ? shift.original + offset - shift.plain : offset;
    },
  };
}

/** A plain form with Chinese digits, and the letters that are typed for 0 and 1 among digits, as digits too; null if it has none. */
export function withWrittenDigits(mapped: MappedText): MappedText | null {
  const digits = mapped.text.replace(
    /[〇零○◯一壹幺二贰貳两三叁參四肆五伍六陆陸七柒八捌九玖]/g,
    (digit) => CHINESE_DIGITS.get(digit) ?? digit,
  );
  const text = /[OoIl]/.test(digits)
    ? digits.replace(/(?<![A-Za-z])(?=[OoIl]*\d)[OoIl\d]{4,}(?![A-Za-z])/g, (run) =>
        run.replace(/[Oo]/g, '0').replace(/[Il]/g, '1'),
      )
    : digits;
  return text === mapped.text ? null : { ...mapped, text };
}

function plainForm(text: string): string {
  return Array.from(text, (character) => {
    if (DASH.test(character)) return '-';
    if (DOT.test(character)) return '.';
    if (AT_SIGNS.includes(character)) return '@';
    // No border of a table's cell, which the usual bar is.
    if (character === '｜') return '/';
    return circledDigit(character) ?? decimalDigits(character);
  })
    .join('')
    .replace(EVERY_INVISIBLE, (character) => (character === '\n' ? character : character === '\t' ? ' ' : ''))
    .replace(/\p{M}/gu, '');
}

function circledDigit(character: string): string | null {
  if (CIRCLED_ZEROS.includes(character)) return '0';
  const code = character.codePointAt(0) ?? 0;
  const first = CIRCLED.find((start) => code >= start && code < start + 9);
  return first === undefined ? null : String(code - first + 1);
}

/** A character's compatibility form, with the digits of all scripts as those of ASCII, and no marks around a digit. */
function decimalDigits(character: string): string {
  const plain = character.normalize('NFKC').replace(/^\(?(\d+)[).,]?$/, '$1');
  return plain.replace(/(?!\d)\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
    return String(value);
  });
}

/** Most plain forms to remember: a text has few distinct characters, and Unicode's tables are slow. */
const REMEMBERED = 20_000;
const plainForms = new Map<string, string>();

/** The plain form of a character or of an entity, memoized. */
function plainFormOf(written: string): string {
  const known = plainForms.get(written);
  if (known !== undefined) return known;
  const isEntity = written.length > 2 && written.startsWith('&');
  const plain = plainForm(isEntity ? decodeEntity(written) : written.replace(/^\\$/, ''));
  if (plainForms.size < REMEMBERED) plainForms.set(written, plain);
  return plain;
}
