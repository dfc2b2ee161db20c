import { isUtf8 } from 'node:buffer';
import { FIELD_NAMES, type FieldName, type FieldValues } from '#lib/feedback/form/fields';
import { takenText } from '#lib/feedback/form/written-text';

/** Largest body of a post, in bytes: 5,000 family emoji are that large when encoded. */
export const BODY_LIMIT = 512 * 1024;

/** Longest time in which a body must have come, in milliseconds from the arrival of its head. */
export const BODY_TIME = 60_000;

/** The media type that the form posts. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Whether a `Content-Type` is that of the form, whatever its parameters. */
export function isFormType(contentType: string | null): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === FORM_TYPE;
}

/** The fields of a posted form, as text. */
export interface PostedForm {
  /** What came under a name for the first time; empty when nothing did. */
  first(name: string): string;
  /** What stands in the form's own fields; of one that came more than once, all of it, a line each. */
  readonly values: FieldValues;
  /** The form's own fields that came more than once. */
  readonly doubled: ReadonlySet<FieldName>;
  /** Whether everything was UTF-8: otherwise what was written cannot be known. */
  readonly isText: boolean;
}

/**
 * Reads a form (WHATWG URL, application/x-www-form-urlencoded parsing), as UTF-8 whatever charset was announced.
 * Percent rubbish is text; bytes that are not UTF-8 become U+FFFD, and are told of.
 */
export function readForm(body: Uint8Array): PostedForm {
  const fields = new Map<string, string[]>();
  let isText = true;
  // As Latin-1 each character is one byte, so that pieces can be cut and percent signs resolved byte by byte.
  for (const pair of Buffer.from(body).toString('latin1').split('&')) {
    if (pair === '') continue;
    const cut = pair.indexOf('=');
    const name = decode(cut === -1 ? pair : pair.slice(0, cut));
    const value = decode(cut === -1 ? '' : pair.slice(cut + 1));
    isText &&= name.isText && value.isText;
    const before = fields.get(name.text);
    if (before) before.push(takenText(value.text));
    else fields.set(name.text, [takenText(value.text)]);
  }
  const textOf = (name: FieldName) => fields.get(name)?.join('\n') ?? '';
  return {
    first: (name) => fields.get(name)?.[0] ?? '',
    values: {
      kind: textOf('kind'),
      item: textOf('item'),
      message: textOf('message'),
      name: textOf('name'),
      contact: textOf('contact'),
      consent: textOf('consent'),
    },
    doubled: new Set(FIELD_NAMES.filter((name) => (fields.get(name)?.length ?? 0) > 1)),
    isText,
  };
}

/** What stands for itself, as most of what comes does, above all in a flood of tiny fields. */
const PLAIN = /^[^%+\x80-\xff]*$/;

/** A lone surrogate as a careless program encodes it: three bytes that are no UTF-8. */
const SURROGATE = /\xed[\xa0-\xbf][\x80-\xbf]/g;
const REPLACEMENT = '\xef\xbf\xbd';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function decode(piece: string): { text: string; isText: boolean } {
  if (PLAIN.test(piece)) return { text: piece, isText: true };
  const bytes = piece
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(SURROGATE, REPLACEMENT);
  const buffer = Buffer.from(bytes, 'latin1');
  return { text: decoder.decode(buffer), isText: isUtf8(buffer) };
}
