import { isUtf8 } from 'node:buffer';
import { FIELD_NAMES, type FieldName, type FieldValues } from '#lib/feedback/form/fields';
import { normalizeText } from '#lib/feedback/form/written-text';

/** Largest body of a post, in bytes: 5,000 family emoji are that large when encoded. */
export const BODY_LIMIT = 512 * 1024;

/** Bodies above this size, in bytes, are answered one at a time: no more than a few forms in Chinese are that large. */
export const LARGE_BODY = 32 * 1024;

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
  /** The size of the body, in bytes. */
  readonly size: number;
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
  // As Latin-1 each character is one byte, so that pieces can be cut before they are decoded.
  for (const pair of Buffer.from(body).toString('latin1').split('&')) {
    if (pair === '') continue;
    const cut = pair.indexOf('=');
    const name = decodeComponent(cut === -1 ? pair : pair.slice(0, cut));
    const value = decodeComponent(cut === -1 ? '' : pair.slice(cut + 1));
    isValidUtf8 &&= name.isValidUtf8 && value.isValidUtf8;
    const text = value.text === '' ? '' : normalizeText(value.text);
    const before = fields.get(name.text);
    if (before) before.push(text);
    else fields.set(name.text, [text]);
  }
  const joinedValue = (name: FieldName) => fields.get(name)?.join('\n') ?? '';
  return {
    size: body.byteLength,
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

const PERCENT = 0x25;
const PLUS = 0x2b;
const SPACE = 0x20;

/** The value of each byte that is a hexadecimal digit; -1 for every other. */
const HEX = Int8Array.from({ length: 256 }, (_, byte) => {
  const digit = String.fromCharCode(byte);
  return /[0-9a-f]/i.test(digit) ? Number.parseInt(digit, 16) : -1;
});

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Decodes a name or value; byte by byte, since a body may be all percent signs. */
function decodeComponent(component: string): { text: string; isValidUtf8: boolean } {
  if (PLAIN.test(component)) return { text: component, isValidUtf8: true };
  const piece = Buffer.from(component, 'latin1');
  const bytes = new Uint8Array(piece.length);
  let size = 0;
  for (let index = 0; index < piece.length; index += 1) {
    let byte = piece[index] ?? 0;
    const high = byte === PERCENT ? (HEX[piece[index + 1] ?? 0] ?? -1) : -1;
    const low = high === -1 ? -1 : (HEX[piece[index + 2] ?? 0] ?? -1);
    if (low !== -1) {
      byte = (high << 4) | low;
      index += 2;
    } else if (byte === PLUS) byte = SPACE;
    bytes[size] = byte;
    size += 1;
  }
  const decoded = bytes.subarray(0, size);
  replaceSurrogates(decoded);
  return { text: decoder.decode(decoded), isValidUtf8: isUtf8(decoded) };
}

/** Puts U+FFFD in the place of lone surrogates encoded as three bytes, which are no valid UTF-8. */
function replaceSurrogates(bytes: Uint8Array): void {
  for (let index = 0; index + 2 < bytes.length; index += 1) {
    if (bytes[index] !== 0xed) continue;
    const second = bytes[index + 1] ?? 0;
    const third = bytes[index + 2] ?? 0;
    if (second >= 0xa0 && second <= 0xbf && third >= 0x80 && third <= 0xbf)
      bytes.set([0xef, 0xbf, 0xbd], index);
  }
}
