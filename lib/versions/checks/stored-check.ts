import * as z from 'zod';
import { parsedJson } from '#lib/model/text/parsed-json';
import type { MadeCheck } from '#lib/versions/checks/content-checks';

/**
 * The encoding of stored checks. Chinese takes less in it than in UTF-8, and is decoded in a fifth of the time: of a
 * thousand notices there are 14 million characters.
 */
const ENCODING = 'utf16le';

/** Bytes of the number before a stored check: how many bytes of JSON follow before the notice's texts. */
const LENGTH_BYTES = 4;

/** The fields of a notice that hold most of its characters. Nobody reads them of a notice whose page stays as it is. */
const TEXTS = ['opening', 'parts'] as const;

const textsSchema = z.object({ opening: z.looseObject({}).nullable(), parts: z.array(z.unknown()) });

const storedCheckSchema = z.object({
  check: z.custom<MadeCheck['check']>((value) => outlineSchema.safeParse(value).success),
  asked: z.custom<MadeCheck['asked']>(Array.isArray),
});

/** What every check has, whatever it comes to. */
const outlineSchema = z.object({
  notice: z.looseObject({}).nullable(),
  problems: z.array(z.unknown()),
  unrecorded: z.array(z.unknown()),
});

/** Serialises a check for the cache: without the texts of its notice, and these behind the rest. */
export function encodeStoredCheck({ check, asked }: MadeCheck): Uint8Array {
  const { notice } = check;
  const texts = notice && { opening: notice.opening, parts: notice.parts };
  const bare = notice && { ...notice, opening: null, parts: [] };
  const first = Buffer.from(JSON.stringify({ check: { ...check, notice: bare }, asked }), ENCODING);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(first.length);
  return Buffer.concat([length, first, Buffer.from(JSON.stringify(texts), ENCODING)]);
}

/**
 * Parses a check that this program stored, and whose checksum the cache verified: not every value of a thousand is held
 * against the schema again. The texts of its notice are parsed when somebody reads them. Null for what is not even the
 * outline of a check.
 */
export function decodeStoredCheck(bytes: Uint8Array): MadeCheck | null {
  const stored = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (stored.length < LENGTH_BYTES) return null;
  const end = LENGTH_BYTES + stored.readUInt32LE();
  const made = storedCheckSchema.safeParse(parsedJson(stored.toString(ENCODING, LENGTH_BYTES, end))).data;
  if (!made) return null;
  const { notice } = made.check;
  if (notice) readLater(notice, () => textsSchema.parse(JSON.parse(stored.toString(ENCODING, end))));
  return made;
}

/** Makes the texts of a notice be read when the first of them is asked for. They stay where they stand among its fields. */
function readLater(notice: object, read: () => z.output<typeof textsSchema>): void {
  const field = { enumerable: true, configurable: true };
  for (const name of TEXTS)
    Object.defineProperty(notice, name, {
      ...field,
      get: () => {
        const texts = read();
        for (const text of TEXTS)
          Object.defineProperty(notice, text, { ...field, writable: true, value: texts[text] });
        return texts[name];
      },
    });
}
