import type { Root } from 'mdast';
import type { ContactPoints } from '#lib/content/markdown/contact-links';
import type { Place } from '#lib/content/problem';
import type {
  ContactFrontMatter,
  ItemFrontMatter,
  NoticeFrontMatter,
  OutcomeFrontMatter,
} from '#lib/content/schema/written-schema';

/** The files of `content/`: path below it, with `/`, to bytes. Reading them is the caller's affair. */
export type ContentTree = ReadonlyMap<string, Uint8Array>;

/** The files of one folder of a tree, by path below it. */
export function filesBelow(tree: ContentTree, folder: string): ContentTree {
  const start = `${folder}/`;
  const below = [...tree].filter(([path]) => path.startsWith(start));
  return new Map(below.map(([path, bytes]) => [path.slice(start.length), bytes]));
}

/** The paths below each notice's folder, in order. */
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

/** Front matter of which only some values fit: those that did not are missing. */
export type Lenient<Meta> = { [K in keyof Meta]?: Meta[K] | undefined };

/** A way into front matter: keys and list indices. */
export type Path = readonly (string | number)[];

/**
 * A Markdown file as its author wrote it, read but not yet judged: what the rules look at.
 * A BOM is gone and line ends are LF; places count in that text.
 */
export interface MarkdownSource<Meta> {
  /** The path to show, such as `content/2024-district-inspection/notice.md`. */
  file: string;
  text: string;
  /** False when it cannot be told where the front matter ends: there is no `body` to judge then. */
  legible: boolean;
  /** False when the front matter cannot be read: `meta` and what else comes from it is empty and says nothing. */
  sound: boolean;
  /** The front matter's values that fit the schema; what does not fit is missing here and reported already. */
  meta: Lenient<Meta>;
  /** A text in the front matter as its author wrote it, whether it fits the schema or not; null if there is none. */
  written(path: Path): string | null;
  /** Every text in the front matter of which the schema does not complain, with its way there. */
  texts(): { path: Path; value: string }[];
  /** Whether the front matter has such a key, whatever its value. */
  has(path: Path): boolean;
  /** The indices of a list in the front matter; none if there is no list. */
  entries(path: Path): number[];
  /** Where a key of the front matter stands; its nearest parent if it is missing. */
  keyPlace(path: Path): Place;
  /** Where a value of the front matter stands; its nearest parent if it is missing. */
  valuePlace(path: Path): Place;
  /** The text after the front matter, parsed; positions count from the file's first line. */
  body: Root;
  /** The text after the front matter, as plain text: what a reader sees. */
  bodyText: string;
  /** `text` with all that is not the body's words turned into NUL, so that an index in it is an offset in `text`. */
  prose: string;
  /** Where the text after the front matter begins. */
  bodyPlace: Place;
}

/** An item's file, or a part's introduction. */
export interface ItemSource extends MarkdownSource<ItemFrontMatter> {
  /** The file's name, such as `01-study.md`. */
  name: string;
  /** The number that the file's name begins with; 0 for the introduction. */
  ordinal: number;
}

/** A folder of a notice: a part, if `notice.md` lists it. */
export interface FolderSource {
  name: string;
  /** The path to show. */
  directory: string;
  /** `00-….md`, or null. */
  intro: ItemSource | null;
  /** The files whose names begin with a number from 01 on, in the order of their names. */
  items: ItemSource[];
  /** Names of all its Markdown files, also of those that could not be read or are misnamed, in order. */
  names: readonly string[];
}

/** What a notice needs to know of another to which it links. */
export interface LinkedNotice {
  /** When it is published, as it was written; null for a draft. */
  published: string | null;
  /** Null when they cannot be told, because its `notice.md` cannot be read. */
  anchors: ReadonlySet<string> | null;
  /** False when it surely has no disclosure window. */
  hasWindow: boolean;
  /** Whether a PDF lies in its folder; whether a build may publish it is for the build to say. */
  hasPdf: boolean;
}

/** All of a notice that its author wrote, before it is judged. */
export interface NoticeSource {
  slug: string;
  /** The path to show, such as `content/2024-district-inspection`. */
  directory: string;
  notice: MarkdownSource<NoticeFrontMatter> | null;
  contact: MarkdownSource<ContactFrontMatter> | null;
  /** What became of the feedback; no text of the notice itself. */
  outcome: MarkdownSource<OutcomeFrontMatter> | null;
  folders: FolderSource[];
  /** Files that are not Markdown, by path below the notice's folder: pictures. */
  pictures: ReadonlyMap<string, Uint8Array>;
  /** What the tools keep in `versions/`, by name: never a part of the text, never a picture. */
  recordFiles: ReadonlyMap<string, Uint8Array>;
  /** Every file's path below the notice's folder that staff themselves write, in order. */
  paths: readonly string[];
  /** The site's own telephones and mailboxes. */
  office: ContactPoints;
  /** Another notice (or this one) by its slug; null if there is none. */
  linkedNotice(slug: string): LinkedNotice | null;
}

/** The key that a value of front matter stands under, whether alone or in a list; undefined for the whole. */
export function keyAt(path: Path): string | undefined {
  return path.findLast((step) => typeof step === 'string');
}

/** A part as `notice.md` lists it, each value as it was written, whether it fits the schema or not. */
export interface ListedPart {
  index: number;
  folder: string;
  heading: string | null;
  items: string | null;
}

/** The parts that a notice lists and whose folders it names. */
export function listedParts(notice: MarkdownSource<NoticeFrontMatter>): ListedPart[] {
  return notice.entries(['parts']).flatMap((index) => {
    const value = (key: string) => notice.written(['parts', index, key]);
    const folder = value('folder');
    return folder ? [{ index, folder, heading: value('heading'), items: value('items') }] : [];
  });
}

/** The files of a folder, its introduction first. */
export function itemFilesOf(folder: FolderSource): ItemSource[] {
  return folder.intro ? [folder.intro, ...folder.items] : folder.items;
}

/** The place of `offset` (counted in UTF-16 units) in `text`. */
export function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { file, line: before.split('\n').length, column: offset - lineStart + 1 };
}

/** Line number `line` (from 1) of a file's text, as its author wrote it. */
export function lineOf(source: { text: string }, line: number): string {
  return source.text.split('\n')[line - 1] ?? '';
}

/** The line at `place` with the `length` characters there replaced: a corrected line. */
export function lineWith(
  source: { text: string },
  place: Place,
  length: number,
  replacement: string,
): string {
  const line = lineOf(source, place.line);
  const start = place.column - 1;
  return line.slice(0, start) + replacement + line.slice(start + length);
}
