import { normalizeDigits } from '#lib/content/language/half-width';
import { extensionBehind } from '#lib/content/language/phone-extension';
import { suggestPhone } from '#lib/content/schema/suggestion';
import { LOCAL_PHONE, PHONE } from '#lib/model/values';

/** A telephone number in running text. */
export interface WrittenPhone {
  index: number;
  /** The number as written. */
  raw: string;
  /**
   * The normalised number, with the area code of the number before it where it has none of its own; null when it cannot
   * be normalised.
   */
  number: string | null;
  /** The same with the extension that follows it, `0199-5550171转801`; null without one. */
  extended: { raw: string; number: string } | null;
}

/**
 * A run of digits and their marks. A group after a blank that is an hour, a day or a range of them is not part of it.
 * Looking back costs: it must begin there first.
 */
const RUN =
  /(?=[+(\d])(?<![\dA-Za-z@._%-])(?<!(?<!\d{7})\/)(?:\+?86[- ]?)?\(?\d[\d()-]*(?:[ \t][\d()-]+(?![\d-]|\s*[:时点至到~年月日小个分]))*(?!\d|@|%|(?!(?:[Ee]xt|EXT|[Xx])\.?[ \t]?\d{1,6}(?![\dA-Za-z]))[A-Za-z])(?!\.\d)(?!(?<=-\d{1,2}):\d)(?!\s*[年月日时个项次人名元万])/g;
const OTHER_NUMBER =
  /(?:传真|邮编|邮政编码|QQ|微信|信用代码|身份证|[账帐]号|文号|编号|证号)[^，。；,;\n]{0,8}$/i;
const SPEAKS_OF_PHONES = /(?:电话|热线|手机|座机|拨打|致电)[^。；;\n]*$|\d{7}[ \t、,/;或和及]+$/;
const DATE_LIKE = /^\d{4}[-.]\d{1,2}(?:[-.]\d{1,2})?$/;
const AREA = /^0\d{2,3}(?=-)/;
const LOCAL_DIGITS = [7, 12] as const;
/** The most digits of a service number that may as well be a number of something. */
const LONGEST_SHORT = 6;
/** The digits of 110 and its like: nearly always a number of something. */
const THREE = 3;

/**
 * Finds the telephone numbers in `text`, in any form. Years, hours, e-mail addresses, post codes and numbers that the
 * text before them calls something else are excluded; short numbers count only where the sentence is about telephones, and
 * those of three digits never (`shortPhonesIn` finds those that a notice lists).
 * @param areaCode that of numbers before which there is none; absent where the site gives none.
 */
export function phonesIn(text: string, areaCode?: string): WrittenPhone[] {
  if (!/[\d０-９]/.test(text)) return [];
  const plain = normalizeDigits(text);
  let area: string | null = areaCode ?? null;
  return [...plain.matchAll(RUN)].flatMap((match) => {
    const before = plain.slice(Math.max(0, match.index - 40), match.index);
    if (OTHER_NUMBER.test(before)) return [];
    return piecesOf(match[0]).flatMap(({ piece, at }) => {
      const index = match.index + at;
      const found = phoneOf(piece, SPEAKS_OF_PHONES.test(before));
      if (found === undefined) return [];
      const number: string | null =
        found ?? (area !== null && LOCAL_PHONE.test(piece) ? `${area}-${piece}` : null);
      area = AREA.exec(number ?? '')?.[0] ?? area;
      const raw = text.slice(index, index + piece.length);
      return [
        {
          index,
          raw,
          number,
          extended: extendedBy(text.slice(index + piece.length, index + piece.length + LONGEST), {
            raw,
            number,
          }),
        },
      ];
    });
  });
}

/** What a number is with the extension that stands behind it; null without one. */
function extendedBy(
  behind: string,
  { raw, number }: Pick<WrittenPhone, 'raw' | 'number'>,
): WrittenPhone['extended'] {
  const extension = extensionBehind(normalizeDigits(behind));
  if (extension === null || number === null) return null;
  return { raw: raw + behind.slice(0, extension.length), number: `${number}转${extension.digits}` };
}

interface Piece {
  piece: string;
  at: number;
}

/** More characters than any telephone number takes, brackets and blanks included. */
const LONGEST = 40;

/** Splits a run of digits at its blanks, and at brackets behind a whole number: its hours are in them, or another number. */
function piecesOf(run: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const { index } of run.matchAll(/\(/g)) {
    const before = run.slice(start, index);
    if (before.length <= LONGEST && !isWholeNumber(before)) continue;
    pieces.push(...piecesAtBlanks(before, start));
    start = index + 1;
  }
  return [...pieces, ...piecesAtBlanks(run.slice(start), start)];
}

/** Splits at blanks, unless all is one telephone number. @param at where `text` begins in the run. */
function piecesAtBlanks(text: string, at: number): Piece[] {
  const whole = text.replace(/[-( ]+$/, '');
  const unopened = /^[^(]*\)$/.test(whole) ? whole.slice(0, -1) : whole;
  if (!/[ \t]/.test(unopened) || suggestPhone(unopened) !== null) return [{ piece: unopened, at }];
  return [...unopened.matchAll(/\S+/g)].map((match) => ({ piece: match[0], at: at + match.index }));
}

/** Whether brackets behind it are not part of a number: it is one, or has at least the digits of one. */
function isWholeNumber(text: string): boolean {
  return suggestPhone(text) !== null || text.replace(/\D/g, '').length >= LOCAL_DIGITS[0];
}

/** Normalises a telephone number; null when that is impossible, undefined when it is none. */
function phoneOf(piece: string, spokenOf: boolean): string | null | undefined {
  if (DATE_LIKE.test(piece)) return undefined;
  const digits = piece.replace(/\D/g, '').length;
  if (digits === THREE) return undefined;
  if (PHONE.test(piece)) return digits > LONGEST_SHORT || spokenOf ? piece : undefined;
  const meant = suggestPhone(piece);
  if (meant !== null && (digits > LONGEST_SHORT || spokenOf)) return meant;
  return spokenOf && digits >= LOCAL_DIGITS[0] && digits <= LOCAL_DIGITS[1] ? null : undefined;
}
