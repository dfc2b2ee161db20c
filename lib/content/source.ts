import type { Root } from 'mdast';
import type { Reading } from '#lib/content/markdown/reading';
import type { OfficeFacts } from '#lib/content/office-facts';
import type { Place } from '#lib/content/problem';
import type {
  ContactFrontMatter,
  ItemFrontMatter,
  NoticeFrontMatter,
  OutcomeFrontMatter,
} from '#lib/content/schema/written-schema';

/** The files of `content/`: bytes by path, relative to it and with `/`. */
export type ContentTree = ReadonlyMap<string, Uint8Array>;

/** Returns the files of one folder of a tree, by path relative to that folder. */
export function subtree(tree: ContentTree, folder: string): ContentTree {
  const start = `${folder}/`;
  const below = [...tree].filter(([path]) => path.startsWith(start));
  return new Map(below.map(([path, bytes]) => [path.slice(start.length), bytes]));
}

/** Groups the paths of a tree by slug, each relative to the notice's folder, sorted. */
export function pathsBySlug(tree: ContentTree): Map<string, string[]> {
  const bySlug = new Map<string, string[]>();
  for (const path of [...tree.keys()].sort()) {
    const [slug, ...rest] = path.split('/');
    if (!slug || rest.length === 0) continue;
    const paths = bySlug.get(slug) ?? [];
    paths.push(rest.join('/'));
    bySlug.set(slug, paths);
  }
  return bySlug;
}

/** Path of a value in YAML data: keys and list indexes. */
export type KeyPath = readonly (string | number)[];

/** Front matter as far as it is valid: keys whose values do not match the schema are missing. */
export type PartialFrontMatter<Meta> = { [K in keyof Meta]?: Meta[K] | undefined };

/** A file's front matter: the values that match the schema, and access to all of them with their places. */
export interface FrontMatter<Meta> {
  /** False when the end of the front matter could not be found: then nothing of the file was read, and it has no body. */
  isReadable: boolean;
  /** False when the YAML could not be parsed: then the front matter counts as empty. */
  hasValidYaml: boolean;
  meta: PartialFrontMatter<Meta>;
  /** The text at a path, whether it matches the schema or not; null if there is none. */
  textAt(path: KeyPath): string | null;
  /** Every text that matches the schema, with its path. */
  validTexts(): readonly { path: KeyPath; value: string }[];
  /** Whether there is a value at a path, whatever it is. */
  hasKey(path: KeyPath): boolean;
  /** The indexes of the list at a path; none if there is no list. */
  listIndexes(path: KeyPath): number[];
  /** The place of a key, or of its nearest existing parent. */
  keyPlace(path: KeyPath): Place;
  /** The place of a value, or of its nearest existing parent. */
  valuePlace(path: KeyPath): Place;
}

/** A parsed Markdown file. Its BOM is removed and its line ends are LF; places refer to that text. */
export interface MarkdownSource<Meta> extends FrontMatter<Meta> {
  /** The path to show, such as `content/2024-district-inspection/notice.md`. */
  file: string;
  text: string;
  /** The Markdown after the front matter; positions count from the beginning of the file. */
  body: Root;
  /** The body as plain text, its characters corrected as those of front matter are. */
  bodyText: string;
  /** `text` with everything but the body's prose replaced by NUL: indexes are the same in both. */
  prose: string;
  /** The place at which the body begins, and its offset in `text`. */
  bodyPlace: Place;
  bodyStart: number;
}

/** An item's file, or a part's introduction. */
export interface ItemSource extends MarkdownSource<ItemFrontMatter> {
  /** The file's name, such as `01-study.md`. */
  name: string;
  /** The number that the file's name begins with; 0 for the introduction. */
  ordinal: number;
}

/** A folder of a notice; it is a part if `notice.md` lists it. */
export interface FolderSource {
  name: string;
  /** The path to show. */
  directory: string;
  /** `00-….md`, or null. */
  intro: ItemSource | null;
  /** The files whose names begin with a number from 01 on, in the order of these. */
  items: ItemSource[];
  /** Names of all its Markdown files, also of those that could not be read or are misnamed, in order. */
  names: readonly string[];
}

/** What a notice needs to know of another that it links to. */
export interface LinkedNotice {
  /** When it is published, as it was written; null for a draft. */
  published: string | null;
  /** Null when they are unknown, because its `notice.md` cannot be read. */
  anchors: ReadonlySet<string> | null;
  /** False when it surely has no disclosure window. */
  hasWindow: boolean;
  /** Whether a PDF lies in its folder; whether a build may publish it is for the build to say. */
  hasPdf: boolean;
}

/** The parsed files of a notice, not yet validated by the rules. */
export interface NoticeSource {
  slug: string;
  /** The path to show, such as `content/2024-district-inspection`. */
  directory: string;
  notice: MarkdownSource<NoticeFrontMatter> | null;
  contact: MarkdownSource<ContactFrontMatter> | null;
  /** `outcome.md`, which is not part of the notice's own text. */
  outcome: MarkdownSource<OutcomeFrontMatter> | null;
  folders: FolderSource[];
  /** Files that are not Markdown, by path below the notice's folder: pictures. */
  pictures: ReadonlyMap<string, Uint8Array>;
  /** The records in `versions/`, by name: neither text nor pictures. */
  recordFiles: ReadonlyMap<string, Uint8Array>;
  /** How its Markdown is read. */
  reading: Reading;
  /** Every file's path below the notice's folder that staff themselves write, in order. */
  paths: readonly string[];
  /** What `site.yaml` says of the office. */
  office: OfficeFacts;
  /** Another notice (or this one) by its slug; null if there is none. */
  linkedNotice(slug: string): LinkedNotice | null;
}

/** Returns the last key of a path, ignoring list indexes; undefined if it has none. */
export function lastKeyOf(path: KeyPath): string | undefined {
  return path.findLast((step) => typeof step === 'string');
}

/** A part as `notice.md` lists it: the texts as written, whether they match the schema or not. */
export interface ListedPart {
  index: number;
  folder: string;
  heading: string | null;
  items: string | null;
}

/** Returns the parts that `notice.md` lists with a folder. */
export function listedParts(notice: MarkdownSource<NoticeFrontMatter>): ListedPart[] {
  return notice.listIndexes(['parts']).flatMap((index) => {
    const value = (key: string) => notice.textAt(['parts', index, key]);
    const folder = value('folder');
    return folder ? [{ index, folder, heading: value('heading'), items: value('items') }] : [];
  });
}

/** Returns the files of a folder, its introduction first. */
export function itemFilesOf(folder: FolderSource): ItemSource[] {
  return folder.intro ? [folder.intro, ...folder.items] : folder.items;
}

/** Converts an offset in `text` (in UTF-16 units) to a place. */
export function placeAt(file: string, text: string, offset: number): Place {
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', lineStart)) {
    line += 1;
    lineStart = end + 1;
  }
  return { file, line, column: offset - lineStart + 1 };
}

/** Returns line `line` (from 1) of a file's text. */
export function lineOf(source: { text: string }, line: number): string {
  const { text } = source;
  let start = 0;
  for (let before = 1; before < line; before += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) return '';
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return line < 1 ? '' : text.slice(start, end === -1 ? undefined : end);
}

/** Returns the line at `place` with `length` characters replaced from there on. */
export function replaceInLine(
  source: { text: string },
  place: Place,
  length: number,
  replacement: string,
): string {
  const line = lineOf(source, place.line);
  const start = place.column - 1;
  return line.slice(0, start) + replacement + line.slice(start + length);
}
