import canonicalize from 'canonicalize';
import * as z from 'zod';
import { SHA256 } from '#lib/model/event';
import { fingerprintOf } from '#lib/model/fingerprint';
import { parsedJson } from '#lib/model/text/parsed-json';

/** The format that new records are written in. */
const FORMAT = 2;

/**
 * The keys that every record in `versions/` has. The order of keys in a schema of records means nothing: hash and text
 * are made from what the file says.
 */
export const recordKeys = {
  /** Absent in records of the first format. */
  format: z.literal(FORMAT).optional(),
  /** The notice's folder: its address, which stays. */
  notice: z.string(),
  /** The record's hash: SHA-256 of all the rest. Its key is named as in the first format. */
  seal: z.string().regex(SHA256),
};

/** The keys that every record has, parsed. */
export type RecordKeys = z.output<z.ZodObject<typeof recordKeys>>;

/** A parsed record, and whether its file was tampered with. */
export interface ParsedRecord<Content> {
  content: Content;
  /** How the file differs from what a command wrote, in Chinese for staff; null for an untouched file. */
  tampering: string | null;
}

/**
 * Serialises a new record as the text of its JSON file, with its format and hash: canonical JSON (RFC 8785) indented by
 * two blanks, and one final newline. The order of `content`'s keys does not matter.
 * @throws SyntaxError for a lone surrogate, which has no UTF-8 (RFC 8785, 3.2.2.2).
 */
export function serialiseRecord(content: object): string {
  const record = { ...content, format: FORMAT };
  return textOf({ ...record, seal: hashOf(record, FORMAT) }, FORMAT);
}

/**
 * Parses a record's file and verifies it: its hash, and that its text is what a command writes for it, so that reordered
 * or duplicate keys, other whitespace and other escapes are noticed too.
 * @param text decoded, without a BOM and with LF: line ends of another system are no edit.
 * @returns null where the file is no JSON, has a lone surrogate (RFC 7493, 2.1) or does not fit `schema`.
 */
export function parseRecord<Content extends RecordKeys>(
  text: string,
  schema: z.ZodType<Content>,
): ParsedRecord<Content> | null {
  const raw = parsedJson(text, rejectLoneSurrogates);
  const { success, data: content } = schema.safeParse(raw);
  if (!success || typeof raw !== 'object' || raw === null) return null;
  return { content, tampering: tamperingIn(text, raw, content) };
}

function tamperingIn(text: string, raw: object, { format, seal }: RecordKeys): string | null {
  if (hashOf(raw, format) !== seal) return '内容与封记不符';
  return textOf(raw, format) === text ? null : '排版、写法或者键的顺序与命令写成的不同';
}

/** The SHA-256 of a record without its own `seal`; in the first format the keys keep their order in the file. */
function hashOf(record: object, format: RecordKeys['format']): string {
  const rest = { ...record, seal: undefined };
  return fingerprintOf(format === FORMAT ? canonicalJson(rest) : indented(rest));
}

/** The text that a command writes for a record. In the first format the keys may have any order, but the hash is last. */
function textOf(record: { seal?: unknown }, format: RecordKeys['format']): string {
  const { seal, ...rest } = record;
  const ordered: unknown = format === FORMAT ? JSON.parse(canonicalJson(record)) : { ...rest, seal };
  return `${indented(ordered)}\n`;
}

function canonicalJson(record: object): string {
  return canonicalize(record) ?? '';
}

function indented(value: unknown): string {
  return JSON.stringify(value, rejectLoneSurrogates, 2);
}

/** A replacer and reviver for JSON that changes nothing. @throws SyntaxError for a lone surrogate. */
function rejectLoneSurrogates(key: string, value: unknown): unknown {
  for (const text of [key, value])
    if (typeof text === 'string' && /\p{Surrogate}/u.test(text))
      throw new SyntaxError('lone surrogate in JSON');
  return value;
}
