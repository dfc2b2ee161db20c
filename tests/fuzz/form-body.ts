import fc from 'fast-check';
import { expect } from 'vitest';
import { EMPTY_FIELDS, FIELD_NAMES } from '#lib/feedback/form/fields';
import { type PostedForm, parseForm } from '#lib/feedback/form/posted-form';
import { normalizeText } from '#lib/feedback/form/written-text';

/** What bodies are made of: the form's own words, signs of its grammar, beginnings and pieces of characters. */
const PIECES = [
  ...[...FIELD_NAMES, 'token', 'website', '__proto__', 'toString', ''],
  ...['&', '=', '+', '%', ';', '&&', '==', '%26', '%3D', '%2B', '%25', '%2', '%g0', '%%41', '%u4e2d', '&#1;'],
  ...[
    '%00',
    '%0D%0A',
    '%0d',
    '\r',
    '\n',
    '\0',
    ' ',
    '%E4%B8%AD',
    '%e4%b8',
    '%AD',
    '%ff',
    '%C0%80',
    '%F4%90%80%80',
  ],
  ...['%ED%A0%BD', '%ED%B0%B3', '%ED%A0%BD%ED%B0%B3', '%ED%9F%BF', '%EF%BB%BF', '中文', '🐳', '\ufeff'],
].map((piece) => Buffer.from(piece));

const bodies = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)) },
    ),
    { maxLength: 60 },
  )
  .map((pieces) => Buffer.concat(pieces));

/**
 * Whatever bytes come: reading them fails never; what is text is read as the specification says, with line ends,
 * U+0000 and encoded surrogates as the site takes them; of what is no text every ASCII character is still there.
 */
export const anyBodyIsRead = fc.property(bodies, (body) => {
  const form = parseForm(body);
  const pairs = pairsOf(body);
  const texts = pairs.map(([name, value]) => [textOf(name), textOf(value)] as const);
  expect(form.isValidUtf8).toBe(texts.every(([name, value]) => name !== null && value !== null));
  for (const name of FIELD_NAMES) {
    const written = texts.flatMap(([candidate, value], index) =>
      candidate === name ? [{ value, bytes: pairs[index]?.[1] ?? [] }] : [],
    );
    expect(form.repeated.has(name)).toBe(written.length > 1);
    expect(asciiOf(form.values[name])).toBe(written.map(({ bytes }) => asciiOf(latin1(bytes))).join('\n'));
    if (written.some(({ value }) => value === null)) continue;
    const values = written.map(({ value }) => normalizeText(value ?? ''));
    expect(form.values[name]).toBe(values.join('\n'));
    expect(form.first(name)).toBe(values[0] ?? '');
  }
  expect(Object.keys(form.values)).toEqual(Object.keys(EMPTY_FIELDS));
  expectTaken(form);
});

function expectTaken({ values }: PostedForm): void {
  for (const value of Object.values(values)) expect(normalizeText(value)).toBe(value);
}

/** The names and values of a body as bytes (WHATWG URL, 5.1), read byte by byte. */
function pairsOf(body: Uint8Array): [name: number[], value: number[]][] {
  const pairs: [number[], number[]][] = [];
  for (const pair of split(Array.from(body), 0x26)) {
    if (pair.length === 0) continue;
    const cut = pair.indexOf(0x3d);
    pairs.push(
      cut === -1 ? [decoded(pair), []] : [decoded(pair.slice(0, cut)), decoded(pair.slice(cut + 1))],
    );
  }
  return pairs;
}

function split(bytes: readonly number[], at: number): number[][] {
  const pieces: number[][] = [[]];
  for (const byte of bytes) {
    if (byte === at) pieces.push([]);
    else pieces.at(-1)?.push(byte);
  }
  return pieces;
}

function decoded(bytes: readonly number[]): number[] {
  const out: number[] = [];
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    const digits = latin1(bytes.slice(index + 1, index + 3));
    if (byte === 0x25 && /^[0-9a-f]{2}$/i.test(digits)) {
      out.push(Number.parseInt(digits, 16));
      index += 2;
    } else out.push(byte === 0x2b ? 0x20 : byte);
  }
  return out;
}

/** The text of these bytes; null when they are no UTF-8. Encoded surrogates stand for U+FFFD. */
function textOf(bytes: readonly number[]): string | null {
  const escaped = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(escaped.replace(/%ed%[ab].%[89ab]./g, '%ef%bf%bd'));
  } catch {
    return null;
  }
}

function latin1(bytes: readonly number[]): string {
  return String.fromCharCode(...bytes);
}

/** The ASCII characters of a text as it is taken, but for U+0000. */
function asciiOf(text: string): string {
  return normalizeText(text).replace(/[^\x01-\x7f]/g, '');
}
