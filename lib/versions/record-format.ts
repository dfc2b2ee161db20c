import canonicalize from 'canonicalize';
import { z } from 'zod';
import { SHA256 } from '#lib/model/event';
import { fingerprintOf } from '#lib/model/fingerprint';

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

/** The keys that every record has. */
export type RecordKeys = z.output<z.ZodObject<typeof recordKeys>>;

/** A record as its file holds it. */
export interface ParsedRecord<Content> {
  content: Content;
  /** How the file differs from what a command wrote, in Chinese for staff; null for an untouched file. */
  tampering: string | null;
}

/**
 * The JSON file of a new record, with its format and hash: canonical JSON (RFC 8785) indented by two blanks, and one
 * final newline. The order of `content`'s keys does not matter.
 * @throws SyntaxError for a lone surrogate, which has no UTF-8 (RFC 8785, 3.2.2.2).
 */
export function recordFile(content: object): string {
  const record = { ...content, format: FORMAT };
  return textOf({ ...record, seal: hashOf(record, FORMAT) }, FORMAT);
}

/**
 * Parses a record's file and verifies it: its hash, and that its text is the one that a command writes for it, so that
 * keys in another order, keys that stand twice, blanks and escapes are noticed too.
 * @param text decoded, without a BOM and with LF: line ends of another system are no edit.
 * @returns null where the file is no JSON, has a lone surrogate (RFC 7493, 2.1) or does not fit `schema`.
 */
export function parseRecord<Content extends RecordKeys>(
  text: string,
  schema: z.ZodType<Content>,
): ParsedRecord<Content> | null {
  const raw = parsedJson(text);
  const { success, data: content } = schema.safeParse(raw);
  if (!success || typeof raw !== 'object' || raw === null) return null;
  return { content, tampering: tamperingIn(text, raw, content) };
}

function tamperingIn(text: string, raw: object, { format, seal }: RecordKeys): string | null {
  if (hashOf(raw, format) !== seal) return '内容与封记不符';
  return textOf(raw, format) === text ? null : '排版、写法或者键的顺序与命令写成的不同';
}

/** The SHA-256 of a record but for its own `seal`; in the first format, of its keys in the order that its file has. */
function hashOf(record: object, format: RecordKeys['format']): string {
  const rest = { ...record, seal: undefined };
  return fingerprintOf(format === FORMAT ? canonicalJson(rest) : indented(rest));
}

/** The file that a command writes for a record. The first format has its keys in any order, but the hash last. */
function textOf(record: { seal?: unknown }, format: RecordKeys['format']): string {
  const { seal, ...rest } = record;
  const ordered: unknown = format === FORMAT ? JSON.parse(canonicalJson(record)) : { ...rest, seal };
  return `${indented(ordered)}\n`;
}

function canonicalJson(record: object): string {
  return canonicalize(record) ?? '';
}

function indented(value: unknown): string {
  return JSON.stringify(value, wellFormed, 2);
}

/** The value of a JSON text, its keys in the text's order; null where it is none, or holds a lone surrogate. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text, wellFormed);
  } catch {
    return null;
  }
}

/** Takes every key and value as it is, while JSON is read or written. @throws SyntaxError for a lone surrogate. */
function wellFormed(key: string, value: unknown): unknown {
  for (const text of [key, value])
    if (typeof text === 'string' && /\p{Surrogate}/u.test(text))
      throw new SyntaxError('lone surrogate in JSON');
  return value;
}
