import { normalizeDigits, toHalfWidth } from '#lib/content/language/half-width';
import { withPlainExtension } from '#lib/content/language/phone-extension';
import { unwrapLines } from '#lib/content/markdown/line-breaks';
import { suggestDate, suggestWindowEnd } from '#lib/content/schema/date-suggestion';
import { FOLDER_NAME } from '#lib/model/addresses';
import { isOldAddress } from '#lib/model/redirect';
import { removeInvisibleCharacters } from '#lib/model/text/visible-characters';
import { DOCUMENT_NUMBER, MAIL, PHONE, WEB_ADDRESS } from '#lib/model/values';

const SUGGESTIONS: Record<string, (text: string) => string | null> = {
  day: (text) => suggestDate(text, 'day'),
  moment: (text) => suggestDate(text, 'moment'),
  'window-opens': (text) => suggestWindowEnd(text, 'opens'),
  'window-closes': (text) => suggestWindowEnd(text, 'closes'),
  phone: suggestPhone,
  'area-code': (text) => /0\d{2,3}/.exec(toHalfWidth(text))?.[0] ?? null,
  mail: suggestMail,
  web: suggestWebAddress,
  tally: (text) => /\d{1,6}/.exec(toHalfWidth(text))?.[0] ?? null,
  count: (text) => /\d{1,3}/.exec(toHalfWidth(text))?.[0] ?? null,
  'document-number': suggestDocumentNumber,
  folder: suggestFolder,
  'old-address': suggestOldAddress,
  line: (text) => unwrapLines(text.trim()),
};

/** Suggests a correction for an invalid value of `kind` (a schema's `meta`); null if there is none. */
export function suggest(kind: unknown, text: string): string | null {
  const suggestion =
    typeof kind === 'string' ? (SUGGESTIONS[kind]?.(removeInvisibleCharacters(text)) ?? null) : null;
  return suggestion === text ? null : suggestion;
}

/** Normalises a telephone number: `（0412）7333360`, `04127333360` and full-width digits become `0412-7333360`, any extension `转801`. Null if it is none. */
export function suggestPhone(text: string): string | null {
  const plain = withPlainExtension(normalizeDigits(text).trim());
  // A number that is whole has something else behind it: an hour, a second number.
  const [, whole = ''] = /^(.*\d)[ \t(]+\d/.exec(plain) ?? [];
  if (PHONE.test(whole)) return null;
  const digits = plain
    .replace(/^\s*(?:\+|00)?86[- ]?(?=\(?0|1[3-9]\d{9}|\(?[2-9]\d)/, '')
    .replace(/[()]/g, '-')
    .replace(/\s+/g, '')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  const bare = digits.replace(/-/g, '');
  const [, area, rest] = /^(0(?:10|2\d|[13-9]\d{2}))(\d{7,8})$/.exec(bare) ?? [];
  const candidates = [digits, area && rest ? `${area}-${rest}` : '', bare];
  return candidates.find((candidate) => PHONE.test(candidate)) ?? null;
}

/** Normalises an e-mail address: full-width marks, blanks and `mailto:`. Null if it is none. */
export function suggestMail(text: string): string | null {
  const mail = toHalfWidth(text)
    .replace(/[。．]/g, '.')
    .replace(/\s|[<>]|^mailto:/g, '')
    .replace(/[.,;]$/, '');
  return MAIL.test(mail) ? mail : null;
}

/** Normalises a web address: full-width marks and blanks, and a scheme where there is none. Null if it is none. */
function suggestWebAddress(text: string): string | null {
  const plain = toHalfWidth(text)
    .replace(/[。．]/g, '.')
    .replace(/\s/g, '')
    .replace(/^https?:\/*/i, (scheme) => scheme.replace(/\/*$/, '//'));
  const address = /^https?:/i.test(plain) ? plain : `https://${plain}`;
  return WEB_ADDRESS.test(address) ? address : null;
}

/** Writes the year of a document number between 〔〕, without blanks, 第 or zeros before the number. Null if it is none. */
function suggestDocumentNumber(text: string): string | null {
  const [, code, year, number] =
    /^(.+?)[(〔[【「﹝](\d{4})年?[)〕\]】」﹞]第?0*(\d+)号?$/.exec(
      normalizeDigits(text).replace(/\s/g, ''),
    ) ?? [];
  const meant = `${code}〔${year}〕${number}号`;
  return code !== undefined && DOCUMENT_NUMBER.test(meant) ? meant : null;
}

/** Suggests an old address for one with a host, a fragment or a final slash, or without its first slash. */
function suggestOldAddress(text: string): string | null {
  const path = toHalfWidth(text)
    .trim()
    .replace(/^https?:\/\/[^/?#]+/i, '')
    .replace(/^(?:[\w-]+\.)+(?:cn|com|net|org)(?::\d+)?(?=[/?#]|$)/i, '')
    .replace(/#.*$/, '')
    .replace(/\/+(?=\?|$)/, '');
  // Words alone may be anything; with a slash or an ending they are an address without its first slash.
  const rooted = /^[^/\s]+[/.?]/.test(path) ? `/${path}` : path;
  return isOldAddress(rooted) ? rooted : null;
}

function suggestFolder(text: string): string | null {
  const name = toHalfWidth(text)
    .trim()
    .toLowerCase()
    .replace(/[\s_./\\]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return FOLDER_NAME.test(name) ? name : null;
}
