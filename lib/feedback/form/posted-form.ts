import { isUtf8 } from 'node:buffer';
import { FIELD_NAMES, type FieldName, type FieldValues } from '#lib/feedback/form/fields';
import { normalizeText } from '#lib/feedback/form/written-text';

/** Largest body of a post, in bytes: 5,000 family emoji are that large when encoded. */
export const BODY_LIMIT = 512 * 1024;

/** Timeout for receiving a body, in milliseconds from the arrival of the request's head. */
export const BODY_TIMEOUT = 60_000;

/** The media type that the form posts. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Whether a `Content-Type` header names the form's media type, whatever its parameters. */
export function isFormType(contentType: string | null): boolean {
  return contentType?.split(';')[0]?.trim().toLowerCase() === FORM_TYPE;
}

/** A parsed form. */
export interface PostedForm {
  /** The first value posted under a name; empty when there is none. */
  first(name: string): string;
  /** The values of the form's own fields; those of a repeated field are joined by line feeds. */
  readonly values: FieldValues;
  /** The form's own fields that were posted more than once. */
  readonly repeated: ReadonlySet<FieldName>;
  /** Whether every byte was valid UTF-8: otherwise the writer's words cannot be known. */
  readonly isValidUtf8: boolean;
}

/**
 * Parses an `application/x-www-form-urlencoded` body (WHATWG URL) as UTF-8, whatever charset was announced. Malformed
 * percent-encoding stays as text; bytes that are not UTF-8 become U+FFFD and clear `isValidUtf8`.
 */
export function parseForm(body: Uint8Array): PostedForm {
  const fields = new Map<string, string[]>();
  let isValidUtf8 = true;
  // As Latin-1 each character is one byte, so that pieces can be cut and percent signs resolved byte by byte.
  for (const pair of Buffer.from(body).toString('latin1').split('&')) {
    if (pair === '') continue;
    const cut = pair.indexOf('=');
    const name = decodeComponent(cut === -1 ? pair : pair.slice(0, cut));
    const value = decodeComponent(cut === -1 ? '' : pair.slice(cut + 1));
    isValidUtf8 &&= name.isValidUtf8 && value.isValidUtf8;
    const before = fields.get(name.text);
    if (before) before.push(normalizeText(value.text));
    else fields.set(name.text, [normalizeText(value.text)]);
  }
  const joinedValue = (name: FieldName) => fields.get(name)?.join('\n') ?? '';
  return {
    first: (name) => fields.get(name)?.[0] ?? '',
    values: {
      kind: joinedValue('kind'),
      item: joinedValue('item'),
      message: joinedValue('message'),
      name: joinedValue('name'),
      contact: joinedValue('contact'),
      consent: joinedValue('consent'),
    },
    repeated: new Set(FIELD_NAMES.filter((name) => (fields.get(name)?.length ?? 0) > 1)),
    isValidUtf8,
  };
}

/** A component that needs no decoding: most do, above all in a flood of tiny fields. */
const PLAIN = /^[^%+\x80-\xff]*$/;

/** A lone surrogate encoded as three bytes, which is no valid UTF-8. */
const SURROGATE = /\xed[\xa0-\xbf][\x80-\xbf]/g;
const REPLACEMENT = '\xef\xbf\xbd';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function decodeComponent(piece: string): { text: string; isValidUtf8: boolean } {
  if (PLAIN.test(piece)) return { text: piece, isValidUtf8: true };
  const bytes = piece
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(SURROGATE, REPLACEMENT);
  const buffer = Buffer.from(bytes, 'latin1');
  return { text: decoder.decode(buffer), isValidUtf8: isUtf8(buffer) };
}
