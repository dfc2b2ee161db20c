import { groupSizes, type NumberMatch, numberMatches } from '#lib/content/privacy/number-matches';
import { isDay } from '#lib/model/date';

/** A piece of private data in a text, in UTF-16 units; `value` is what it is compared by. */
export interface PrivateData {
  kind: string;
  start: number;
  end: number;
  value: string;
  /** Whether it is hardly anything but a private person's: a landline or an address may be an office's. */
  isSurelyPersonal: boolean;
}

/** Marks that seldom separate the digits of one number: only where its groups are the usual ones. */
const SELDOM = ',:+#=^…。;|、';
/** What may stand between two digits of one number: blanks, hyphens, dots, brackets, quotation marks, marks of Markdown. */
const GAP = `[ \\n.\\-_/~'"“”‘’()\\[\\]*\`${SELDOM}]{0,4}`;
const SELDOM_SET = new RegExp(`\\d[^\\d]*[${SELDOM}][^\\d]*\\d`);

/** The first two digits of an identity number: provinces (GB/T 2260), and the residence permits of others. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/;

/** Words before a number that say it is one of something else: an item, a document, a contract. */
const OF_SOMETHING_ELSE =
  /(?:编号|文号|案号|档号|单号|批号|代码|编码|条码|条形码|序号|流水号|许可证号?|备案号?|登记号|注册号|合同号?|发票号?码?|工单|ISBN|ISSN|SN|NO\.?)[^\d\n]{0,6}$/i;
/** What the number is of, after all: the number of somebody's identity card. */
const OF_A_PERSON = /身份证|证件|公民/;
/** What makes a figure of a number. */
const FIGURE = /^ *(?:\.\d|元(?![旦宵月])|万元|亿元|美元|平方|千瓦|吨|公里|[%‰])/;
/** Letters make a code of the digits after them, unless they say what those are. */
const AFTER_LETTERS = /(?<![A-Za-z])(?!(?:tel|mob|mobile|phone|cell|call|[pmt])$)[A-Za-z]+$/i;
/** A single letter after a word that is no kind of number: a letter that slipped in, or that names one of several. */
const LETTER_OF_NO_CODE = /(?<=\p{Script=Han})(?<![号码单证])[A-Za-z]$/u;
/** Words that say, in the same clause, that a number is for calling, whatever else it is called. */
const FOR_CALLING = /(?:电话|手机|联系)[^,;。\n]*$/;
/** 第 before numbers: those of several things. */
const ORDINAL = /第 *$/;
const CURRENCY = /[￥¥$€] *$/;

/** Years in which somebody who lives may have been born. */
const LIVING = /^(?:19[1-9]|20[0-2])/;

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The sizes of groups in which numbers are usually set. */
const IDENTITY_GROUPS = /^(?:6,8,4|6,8,3,1|6,4,4,4|6,4,2,2,4|3,3,4,4,4)$/;
const OLD_IDENTITY_GROUPS = /^(?:15$|6,)/;
const CARD_GROUPS = /^(?:1[6-9]|4,4,4,4(?:,[1-3])?|6,1[0-3]|8,8|4,12)$/;
const NAMED_CARD = /(?:卡号|银行卡|信用卡|储蓄卡)[^\d\n]{0,6}$/;

function pattern(digits: number, last = ''): RegExp {
  return new RegExp(`(?<!\\d)\\d(?:${GAP}\\d){${digits - 1}}${last}(?!\\d)`, 'g');
}

const IDENTITY_18 = pattern(17, `${GAP}[\\dXx×ХхΧχ]`);
const IDENTITY_15 = pattern(15);
const CARDS = [19, 18, 17, 16].map((digits) => pattern(digits));
const MOBILE = new RegExp(`(?<!\\d)(?:(?:\\+|00)?${GAP}86${GAP}|0)?1${GAP}[3-9](?:${GAP}\\d){9}(?!\\d)`, 'g');
/** Another mobile number in the same list. */
const MOBILE_BEFORE = /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}[:/,]$/;
const MOBILE_AFTER = /^[:/,]1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/;
/** A landline that begins as a mobile number behind a zero. */
const AREA_AND_NUMBER = /^0\d{2,3}\D{1,4}\d{7,8}$/;

const LANDLINE = new RegExp(
  `(?<!\\d)(?:(?:\\+|00)?${GAP}86${GAP})?\\(?(?:0\\d{2,3}|(?<=86${GAP})[1-9]\\d{1,2})${GAP}[2-9]\\d{2,3}${GAP}\\d{4}(?!\\d)`,
  'g',
);
/** A number without its area code; two years with a hyphen between them are none. */
const LOCAL_NUMBER =
  /(?:电话|座机|热线|致电|拨打|传真)[^\d\n，。；]{0,6}((?!20\d\d[- ]?(?:19|20)\d\d)[2-8]\d{2,3}[- ]?\d{4})(?![\d-]| ?年)/g;

/** Digits enough for a number of a person, whatever number it is. */
const MANY_DIGITS = new RegExp(`\\d(?:${GAP}\\d){10}`);

/** Finds the numbers of persons in a text: identity numbers, bank cards, mobile numbers. */
export function findPersonalNumbers(text: string): PrivateData[] {
  if (!MANY_DIGITS.test(text)) return [];
  return [...findIdentityNumbers(text), ...findCardNumbers(text), ...findMobileNumbers(text)];
}

/** Finds identity numbers of 18 digits (GB 11643-1999) and of 15, however they are set. */
function findIdentityNumbers(text: string): PrivateData[] {
  return [...numberMatches(text, IDENTITY_18), ...numberMatches(text, IDENTITY_15)]
    .filter(isIdentityNumber)
    .map(({ digits, start, end }) => ({
      kind: '身份证号码',
      start,
      end,
      value: digits,
      isSurelyPersonal: true,
    }));
}

function isIdentityNumber({ digits, words, before, isJoined }: NumberMatch): boolean {
  const isOld = digits.length === 15;
  const birth = isOld ? `19${digits.slice(6, 12)}` : digits.slice(6, 14);
  const day = `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`;
  if (!PROVINCE.test(digits) || !LIVING.test(birth) || !isDay(day)) return false;
  const groups = groupSizes(words);
  if (OF_SOMETHING_ELSE.test(before) && !OF_A_PERSON.test(before))
    return !isOld && hasIdentityChecksum(digits);
  if (isOld) return OLD_IDENTITY_GROUPS.test(groups) && !isJoined && !SELDOM_SET.test(words);
  if (SELDOM_SET.test(words)) return IDENTITY_GROUPS.test(groups);
  return !isJoined || hasIdentityChecksum(digits);
}

function hasIdentityChecksum(digits: string): boolean {
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return '10X98765432'[sum % 11] === digits[17];
}

/** Finds numbers of bank cards: 16 to 19 digits, with the check digit of ISO/IEC 7812-1 unless a word says what they are. */
function findCardNumbers(text: string): PrivateData[] {
  return CARDS.flatMap((card) => numberMatches(text, card))
    .filter(({ digits, words, before, isJoined }) => {
      const isUsual = CARD_GROUPS.test(groupSizes(words));
      if (isJoined || OF_SOMETHING_ELSE.test(before) || words.includes('|')) return false;
      if (!isUsual && (SELDOM_SET.test(words) || !digits.startsWith('62'))) return false;
      return NAMED_CARD.test(before) || (/^(?:3|4|5|6|9[58])/.test(digits) && hasLuhnDigit(digits));
    })
    .map(({ digits, start, end }) => ({
      kind: '银行卡号',
      start,
      end,
      value: digits,
      isSurelyPersonal: true,
    }));
}

function hasLuhnDigit(digits: string): boolean {
  const sum = Array.from(digits)
    .reverse()
    .map((digit, index) => Number(digit) * (index % 2 === 0 ? 1 : 2))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return sum % 10 === 0;
}

/** Finds mobile numbers, however they are set. Figures and numbers of documents do not count. */
function findMobileNumbers(text: string): PrivateData[] {
  return numberMatches(text, MOBILE)
    .filter((match) => {
      const { words, before, after } = match;
      if (AREA_AND_NUMBER.test(words)) return false;
      if (OF_SOMETHING_ELSE.test(before) && !FOR_CALLING.test(before)) return false;
      if (CURRENCY.test(before) || ORDINAL.test(before) || FIGURE.test(after)) return false;
      return isGroupedAsMobile(match) && (!AFTER_LETTERS.test(before) || LETTER_OF_NO_CODE.test(before));
    })
    .map(({ digits, start, end }) => ({
      kind: '手机号码',
      start,
      end,
      value: digits.slice(-11),
      isSurelyPersonal: true,
    }));
}

/** Whether the digits of a mobile number stand together, one by one, in pairs, or in a few groups of three and more. */
function isGroupedAsMobile({ words, before, after, isJoined, isDecimal }: NumberMatch): boolean {
  const digits = /1\D{0,4}[3-9](?:\D{0,4}\d){9}$/.exec(words)?.[0] ?? words;
  const sizes = groupSizes(digits);
  if (sizes === '11') return !isDecimal;
  // Cells of a table are figures, unless one begins with a zero.
  if (digits.includes('|') && !/\D0/.test(digits)) return false;
  if (SELDOM_SET.test(digits))
    return sizes === '3,4,4' && !isJoined && !/\d、$/.test(before) && !/^、\d/.test(after);
  if (isJoined && !MOBILE_BEFORE.test(before) && !MOBILE_AFTER.test(after)) return false;
  if (sizes === '2,3,3,3') return /^\d+-\d+-\d+-\d+$/.test(digits);
  if (/^(?:(?:1,){10}1|(?:2,){5}1|1(?:,2){5})$/.test(sizes)) return true;
  const groups = digits.split(/\D+/);
  const isAddress = /^\d+(?:\.\d+){3}$/.test(digits) && groups.every((group) => Number(group) < 256);
  const areYears = groups[0]?.length === 4 && /^(?:19|20)\d\d$/.test(groups[1] ?? '');
  return groups.length <= 5 && (groups[0]?.length ?? 0) >= 3 && !isAddress && !areYears;
}

/** Finds telephone numbers of landlines: with an area code, or after a word that says what they are. */
export function findLandlines(text: string): PrivateData[] {
  const local = Array.from(text.matchAll(LOCAL_NUMBER), ({ 0: words, 1: number = '', index }) => {
    const start = index + words.length - number.length;
    return { start, end: index + words.length, digits: number.replace(/\D/g, '') };
  });
  return [...numberMatches(text, LANDLINE).filter(({ words }) => !words.includes('|')), ...local].map(
    ({ digits, start, end }) => ({
      kind: '电话号码',
      start,
      end,
      value: digits.replace(/^(?:00)?86(?=[1-9])/, '0'),
      isSurelyPersonal: false,
    }),
  );
}
