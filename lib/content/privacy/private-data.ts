import { findHomeAddresses } from '#lib/content/privacy/home-addresses';
import { findLandlines, findPersonalNumbers, type PrivateData } from '#lib/content/privacy/personal-numbers';
import { type MappedText, toPlainForm, withWrittenDigits } from '#lib/content/privacy/plain-text-map';

const AT = String.raw` {0,2}(?:@|[\[({<] {0,2}(?:at|AT|艾特|爱特) {0,2}[\])}>]|艾特|爱特) {0,2}`;
const POINT = String.raw`(?: {0,2}(?:[.。]|[\[({<] {0,2}(?:dot|DOT|点) {0,2}[\])}>]|点) {0,2}| dot | DOT )`;
const TOP = '(?:com|cn|net|org|gov|edu|info|vip|example|[A-Za-z]{2})';
const NAME = String.raw`(?<![A-Za-z0-9._%+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}`;
const LABEL = '[A-Za-z0-9][A-Za-z0-9-]*';

/** Mailboxes: as usual, with their points written in another way, and with a word or `#` for their sign. */
const MAILBOXES = [
  new RegExp(`${NAME}${AT}${LABEL}(?:\\.${LABEL})+`, 'g'),
  new RegExp(`${NAME}${AT}${LABEL}(?:${POINT}${LABEL})*${POINT}${TOP}(?![A-Za-z0-9])`, 'g'),
  new RegExp(`${NAME}(?:#| at | AT )${LABEL}(?:${POINT}${LABEL})*${POINT}${TOP}(?![A-Za-z0-9])`, 'g'),
];

/** An account of a messenger. The public account of a body (公众号) is none. */
const ACCOUNT =
  /(?:(?<![A-Za-z])(?:qq|wechat|weixin|wx|vx)(?![A-Za-z])|(?<![A-Za-z])v信|加v|加微|企鹅号?|扣扣|微信|薇信|威信)(?:号码?|群号?|账号|id|邮箱)? {0,2}(?:[:是为]|(?<=号码?|账号|id)|(?= *\d)) *([a-z][a-z0-9_-]{5,19}|[1-9]\d{4,10})(?![a-z0-9_-])/gi;

/** A certificate of a person other than the identity card, with its number. */
const CERTIFICATE =
  /(?:护照|通行证|回乡证|台胞证|军官证|士兵证|警官证|驾驶证|行驶证|居住证|社保卡|医保卡|社会保障卡|残疾证|学籍)[^\d\n，。；]{0,8}?((?:[A-Z]{1,2})?\d{7,17}[\dX]?)(?![\dA-Za-z])/gi;

/** What every account, and every number of a certificate, has: cheap first tests. */
const ACCOUNT_SIGN = /qq|wechat|weixin|[wv]x|v信|加[v微]|企鹅|扣扣|[微薇威]信/i;
const CERTIFICATE_SIGN = /\d{7}/;

/** The parts of web addresses in which digits are no number of anybody: all but their queries. */
const WEB_PATH = /(?:https?:\/\/|www\.)[^\s)>\]"'?，。；、]+|\]\((?!tel:|mailto:|sms:)[^\s)?]+/gi;

/**
 * Finds private data in a text, however it is set: identity numbers, bank cards, telephone numbers, mailboxes, accounts
 * of messengers, certificates, addresses of homes. Masked numbers (`139****1234`) are none.
 * @param withLandlines whether telephone numbers of landlines are private here.
 */
export function findPrivateData(text: string, withLandlines: boolean): PrivateData[] {
  if (!/[\d@＠]|\P{ASCII}/u.test(text)) return [];
  const plain = withoutWebPaths(toPlainForm(text));
  const written = withWrittenDigits(plain);
  const found = [
    ...findIn(plain, withLandlines),
    ...(written ? writtenWithWords(written, withLandlines) : []),
  ];
  return withoutOverlaps(found, plain.text.length)
    .map((data) => ({
      ...data,
      start: plain.originalOffset(data.start),
      end: plain.originalOffset(data.end),
    }))
    .sort((a, b) => a.start - b.start);
}

/** Of findings that overlap, the first. @param length that of the text in which they are. */
function withoutOverlaps(found: readonly PrivateData[], length: number): readonly PrivateData[] {
  if (found.length < 2) return found;
  const taken = new Uint8Array(length);
  return found.filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
}

function findIn({ text }: MappedText, withLandlines: boolean): PrivateData[] {
  return [
    ...mailboxesIn(text),
    ...numbersIn(text, withLandlines),
    ...(CERTIFICATE_SIGN.test(text) ? matchesOf(text, CERTIFICATE, '证件号码') : []),
    ...(ACCOUNT_SIGN.test(text) ? matchesOf(text, ACCOUNT, '微信或者 QQ 号') : []),
    ...findHomeAddresses(text),
  ];
}

/** What may be written with Chinese digits. */
function writtenWithWords({ text }: MappedText, withLandlines: boolean): PrivateData[] {
  return [...numbersIn(text, withLandlines), ...findHomeAddresses(text)];
}

/** One of these stands in every mailbox. */
const MAILBOX_SIGN = /[@#]|[艾爱]特|at|AT/;

function mailboxesIn(text: string): PrivateData[] {
  if (!MAILBOX_SIGN.test(text)) return [];
  return MAILBOXES.flatMap((pattern) => matchesOf(text, pattern, '电子邮箱')).map((found) => {
    return { ...found, value: mailboxOf(found.value) };
  });
}

function numbersIn(text: string, withLandlines: boolean): PrivateData[] {
  return [...findPersonalNumbers(text), ...(withLandlines ? findLandlines(text) : [])];
}

function matchesOf(text: string, pattern: RegExp, kind: string): PrivateData[] {
  return Array.from(text.matchAll(pattern), ({ 0: words, 1: number, index }) => {
    const start = number === undefined ? index : index + words.lastIndexOf(number);
    return { kind, start, end: index + words.length, value: number ?? words, isSurelyPersonal: true };
  });
}

function mailboxOf(words: string): string {
  return words
    .replace(/[[({<]? *(?:@|at|艾特|爱特|#) *[\])}>]?/i, '@')
    .replace(/ *(?:[[({<] *(?:dot|点) *[\])}>]|[。点]| dot ) */gi, '.')
    .replace(/ /g, '')
    .toLowerCase();
}

function withoutWebPaths(mapped: MappedText): MappedText {
  return { ...mapped, text: mapped.text.replace(WEB_PATH, (path) => path.replace(/[\d@]/g, '\ufffc')) };
}
