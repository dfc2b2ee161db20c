import { decodedText } from '#lib/content/attachments/content-type';
import { pdfText } from '#lib/content/attachments/pdf/pdf-text';
import {
  type BoundedReader,
  boundedReader,
  type ZipEntry,
  zipEntries,
} from '#lib/content/attachments/zip-entries';
import { memoizedByObject, memoizedByText } from '#lib/content/memoize';
import { endingOf } from '#lib/model/attachments/attachment-type';

/** A piece of text in an attachment: a cell, a paragraph, a line. */
export interface TextPiece {
  /** Where it stands, in words for staff: `第1张工作表 B3`, `第12行`. */
  where: string;
  text: string;
}

/** The most bytes of a part that is read, and of characters of all pieces of a file: beyond them nobody reads on. */
const MOST_BYTES = 30 * 1024 * 1024;
const MOST_CHARACTERS = 2_000_000;

/** Parts of a text document whose words are shown: with comments and notes, which authors forget. */
const WORD_PART = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/;

/**
 * Reads the text of an attachment as far as it is text: tables, documents, PDFs, and what of these lies in an archive.
 * Pictures are drawings, of which nothing is read, scanned pages of a PDF too. Later pieces of what is very long are left out. Memoized.
 */
export function readableText(path: string, bytes: Uint8Array): readonly TextPiece[] {
  return textInBytes(bytes)(path);
}

const textInBytes = memoizedByObject((bytes: Uint8Array) =>
  memoizedByText((path): readonly TextPiece[] => {
    let characters = 0;
    return piecesOf(path, bytes, boundedReader(MOST_BYTES), 'an archive is opened').filter(({ text }) => {
      characters += text.length;
      return characters <= MOST_CHARACTERS;
    });
  }),
);

function piecesOf(
  path: string,
  bytes: Uint8Array,
  reader: BoundedReader,
  archives: 'an archive is opened' | 'it is not',
): TextPiece[] {
  switch (endingOf(path)) {
    case 'csv':
      return (decodedText(bytes) ?? '')
        .split(/\r\n?|\n/)
        .map((text, index) => ({ where: `第${index + 1}行`, text }));
    case 'docx':
      return partsOf(bytes, WORD_PART, reader).flatMap(({ xml }) => paragraphs(xml));
    case 'xlsx':
      return cellsOf(bytes, reader);
    case 'pdf':
      return pdfText(bytes).pages.map((text, index) => ({ where: `第${index + 1}页`, text }));
    case 'ofd':
      return partsOf(bytes, /\.xml$/i, reader).flatMap(({ xml }) =>
        elementTexts(xml, 'TextCode').map((text) => ({ where: '', text })),
      );
    case 'zip':
      return archives === 'it is not'
        ? []
        : (zipEntries(bytes) ?? []).flatMap((entry) => piecesOfEntry(entry, reader));
    default:
      return [];
  }
}

function piecesOfEntry(entry: ZipEntry, reader: BoundedReader): TextPiece[] {
  const { name } = entry;
  const bytes = /\.(?:csv|docx|xlsx|ofd)$/i.test(name) ? reader.read(entry) : null;
  if (!bytes) return [];
  return piecesOf(name, bytes, reader, 'it is not').map(({ where, text }) => ({
    where: `${name} ${where}`.trim(),
    text,
  }));
}

function partsOf(
  bytes: Uint8Array,
  wanted: RegExp,
  { read }: BoundedReader,
): { name: string; xml: string }[] {
  return (zipEntries(bytes) ?? []).flatMap((entry) => {
    const part = wanted.test(entry.name) ? read(entry) : null;
    return part ? [{ name: entry.name, xml: Buffer.from(part).toString('utf8') }] : [];
  });
}

/** The paragraphs of a part of a text document: a number may be torn over several runs of characters. */
function paragraphs(xml: string): TextPiece[] {
  return xml
    .split(/<\/w:p>/)
    .map((paragraph) => ({
      where: '',
      text: elementTexts(paragraph.replace(/<w:tab\/>/g, '<w:t> </w:t>'), 'w:t').join(''),
    }))
    .filter(({ text }) => text !== '');
}

/** The cells of a spreadsheet, numbers too, and the notes at its cells. */
function cellsOf(bytes: Uint8Array, reader: BoundedReader): TextPiece[] {
  const shared = partsOf(bytes, /^xl\/sharedStrings\.xml$/, reader).flatMap(({ xml }) =>
    xml.split(/<\/si>/).map((item) => elementTexts(item, 't').join('')),
  );
  const cells = partsOf(bytes, /^xl\/worksheets\/[^/]+\.xml$/, reader).flatMap(({ name, xml }) =>
    Array.from(xml.matchAll(/<c\b([^>]*[^/])>([\s\S]*?)<\/c>/g), ([, attributes = '', content = '']) => {
      const [, value = ''] = /<v>([^<]*)<\/v>/.exec(content) ?? [];
      const isShared = /\bt="s"/.test(attributes);
      const text = isShared ? (shared[Number(value)] ?? '') : elementTexts(content, 't').join('') || value;
      const sheet = /(\d+)\.xml$/.exec(name)?.[1] ?? '';
      return { where: `第${sheet}张工作表 ${/\br="([A-Z]+\d+)"/.exec(attributes)?.[1] ?? ''}`.trim(), text };
    }),
  );
  const notes = partsOf(bytes, /^xl\/(?:comments\d*|threadedComments\/[^/]+)\.xml$/, reader).flatMap(
    ({ xml }) =>
      xml.split(/<\/comment>/).map((note) => ({ where: '批注', text: elementTexts(note, 't').join('') })),
  );
  return [...cells, ...notes].filter(({ text }) => text !== '');
}

/** The texts of the elements of a name, which hold nothing but text. */
function elementTexts(xml: string, element: string): string[] {
  const prefix = element.includes(':') ? '' : '(?:\\w+:)?';
  const found = xml.matchAll(
    new RegExp(`<${prefix}${element}(?:\\s[^>]*)?>([^<]*)</${prefix}${element}>`, 'g'),
  );
  return Array.from(found, ([, text = '']) =>
    text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? ''),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
