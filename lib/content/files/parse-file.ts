import { excessProblem, lengthExcess, markdownExcess } from '#lib/content/bounds/text-bounds';
import { decodeText } from '#lib/content/files/decode';
import { parseMarkdown } from '#lib/content/markdown/markdown';
import { renderPlainText } from '#lib/content/markdown/plain-text';
import { maskMarkup } from '#lib/content/markdown/prose';
import type { Reading } from '#lib/content/markdown/reading';
import type { Problem } from '#lib/content/problem';
import { type MarkdownSource, placeAt } from '#lib/content/source';
import { type FrontMatterSchema, parseFrontMatter } from '#lib/content/yaml/front-matter';
import { correctCharacters } from '#lib/model/text/unified-ideographs';

/** A parsed Markdown file of a notice. It is cached and shared between readers: never mutate it. */
export interface ParsedFile<Meta> {
  bytes: Uint8Array;
  reading: Reading;
  /** The path to show. */
  file: string;
  /** Null when it is not text, or is too much; then a problem says why. */
  source: MarkdownSource<Meta> | null;
  problems: readonly Problem[];
}

/** Most bytes of files whose parsed form is cached, for each kind of file: a command reads most notices more than once. */
const MOST_BYTES = 200_000;

/** Parses a file of one kind: its path to show, its bytes, and the reading of its notice. */
export type FileParser<Meta> = (file: string, bytes: Uint8Array, reading: Reading) => ParsedFile<Meta>;

/** Creates a parser of Markdown files with front matter of a schema. Caches the last results by the identity of the bytes. */
export function fileParser<Meta>(schema: FrontMatterSchema<Meta>): FileParser<Meta> {
  let recent = new WeakMap<Uint8Array, ParsedFile<Meta>>();
  let size = 0;
  return (file, bytes, reading) => {
    const known = recent.get(bytes);
    if (known?.file === file && known.reading === reading) return known;
    const parsed = { bytes, reading, file, ...parse(file, bytes, schema, reading) };
    size += bytes.length;
    if (size > MOST_BYTES) {
      recent = new WeakMap();
      size = bytes.length;
    }
    recent.set(bytes, parsed);
    return parsed;
  };
}

function parse<Meta>(
  file: string,
  bytes: Uint8Array,
  schema: FrontMatterSchema<Meta>,
  reading: Reading,
): Pick<ParsedFile<Meta>, 'source' | 'problems'> {
  const { text, problem: undecoded } = decodeText(file, bytes);
  if (undecoded) return { source: null, problems: [undecoded] };
  const tooLong = lengthExcess(text);
  if (tooLong) return { source: null, problems: [excessProblem(file, text, tooLong)] };
  const { problems, bodyStart, ...front } = parseFrontMatter(file, text, schema);
  const excess = markdownExcess(text, bodyStart);
  if (excess) return { source: null, problems: [...problems, excessProblem(file, text, excess)] };
  const body = parseMarkdown(text, bodyStart, reading);
  // What is spread stands last: V8 in Node 20 else gives each source a shape of its own, and slow access to all its fields.
  const source = {
    file,
    text,
    body,
    bodyText: correctCharacters(renderPlainText(body)),
    prose: maskMarkup(text, body),
    bodyPlace: placeAt(file, text, bodyStart),
    bodyStart,
    ...front,
  };
  return { source, problems };
}
