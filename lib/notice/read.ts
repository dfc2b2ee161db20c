import { decodeText } from '#lib/notice/bytes';
import { type MetaSchema, readFrontMatter } from '#lib/notice/front-matter';
import { parseMarkdown } from '#lib/notice/markdown';
import { type Problem, problem } from '#lib/notice/problem';
import {
  type ContactMeta,
  contactMeta,
  type ItemMeta,
  itemMeta,
  type NoticeMeta,
  noticeMeta,
  SLUG,
} from '#lib/notice/schema';
import {
  type ContentTree,
  type FolderSource,
  type ItemSource,
  type MarkdownSource,
  type NoticeSource,
  placeAt,
} from '#lib/notice/source';
import { plainText } from '#lib/notice/text';

/** A notice's files, read, with what could not be read. */
export interface ReadNotice {
  source: NoticeSource;
  problems: Problem[];
}

const NOTICE: MetaSchema<NoticeMeta> = { whole: noticeMeta, partial: noticeMeta.partial() };
const ITEM: MetaSchema<ItemMeta> = { whole: itemMeta, partial: itemMeta.partial() };
const CONTACT: MetaSchema<ContactMeta> = { whole: contactMeta, partial: contactMeta.partial() };

const ITEM_NAME = /^(\d{2})-.+\.md$/;

/** The slugs of `tree`: its folders that hold a `notice.md` or any other Markdown, in the order of their names. */
export function slugsOf(tree: ContentTree): string[] {
  const slugs = new Set<string>();
  for (const path of tree.keys()) {
    const [slug, ...rest] = path.split('/');
    if (slug && rest.length > 0) slugs.add(slug);
  }
  return [...slugs].sort();
}

/** Reads the notice `slug` of `tree`; `root` is how messages name the content folder. */
export function readNotice(tree: ContentTree, slug: string, root: string): ReadNotice {
  const reader = new Reader(tree, root);
  const prefix = `${slug}/`;
  const paths = [...tree.keys()].filter((path) => path.startsWith(prefix)).sort();
  const pictures = paths.filter((path) => !path.endsWith('.md'));
  const folders = new Set(
    paths
      .filter((path) => path.endsWith('.md') && path.split('/').length === 3)
      .map((path) => path.split('/')[1] ?? ''),
  );
  const source: NoticeSource = {
    slug,
    directory: `${root}/${slug}`,
    notice: reader.markdown(`${prefix}notice.md`, NOTICE),
    contact: tree.has(`${prefix}contact.md`) ? reader.markdown(`${prefix}contact.md`, CONTACT) : null,
    folders: [...folders].map((folder) => reader.folder(prefix + folder, folder, paths)),
    pictures: new Map(
      pictures.map((path) => [path.slice(prefix.length), tree.get(path) ?? new Uint8Array()]),
    ),
    slugs: new Set(slugsOf(tree)),
  };
  if (!SLUG.test(slug)) reader.problems.push(badSlug(source.directory, slug));
  return { source, problems: reader.problems };
}

function badSlug(directory: string, slug: string): Problem {
  return problem({
    place: { file: directory, line: 1, column: 1 },
    rule: 'folder-name',
    reason: '通报文件夹的名称不能用作网址',
    found: slug,
    expected: '小写英文字母、数字和连字符，例如 2024-district-inspection',
  });
}

class Reader {
  readonly problems: Problem[] = [];

  constructor(
    private readonly tree: ContentTree,
    private readonly root: string,
  ) {}

  /** Reads one Markdown file; null, with a problem, when it is not there or is not text. */
  markdown<Meta>(path: string, schema: MetaSchema<Meta>): MarkdownSource<Meta> | null {
    const file = `${this.root}/${path}`;
    const bytes = this.tree.get(path);
    if (bytes === undefined) {
      this.problems.push(
        problem({
          place: { file, line: 1, column: 1 },
          rule: 'missing-file',
          reason: '缺少这个文件',
          expected: '每个通报文件夹里都有 notice.md',
        }),
      );
      return null;
    }
    const decoded = decodeText(file, bytes);
    if (decoded.problem) {
      this.problems.push(decoded.problem);
      return null;
    }
    const { text } = decoded;
    const front = readFrontMatter(file, text, schema);
    this.problems.push(...front.problems);
    const body = parseMarkdown(text, front.bodyStart);
    const { meta, keyPlace, valuePlace, bodyStart } = front;
    return {
      file,
      text,
      meta,
      keyPlace,
      valuePlace,
      body,
      bodyText: plainText(body),
      bodyPlace: placeAt(file, text, bodyStart),
    };
  }

  folder(path: string, name: string, paths: readonly string[]): FolderSource {
    const names = paths
      .filter((file) => file.startsWith(`${path}/`) && file.endsWith('.md'))
      .map((file) => file.slice(path.length + 1));
    const read = names
      .filter((file) => ITEM_NAME.test(file))
      .map((file) => this.item(`${path}/${file}`, file))
      .filter((item) => item !== null);
    return {
      name,
      directory: `${this.root}/${path}`,
      intro: read.find((item) => item.ordinal === 0) ?? null,
      items: read.filter((item) => item.ordinal > 0),
      strays: names.filter((file) => !ITEM_NAME.test(file)),
    };
  }

  private item(path: string, name: string): ItemSource | null {
    const source = this.markdown(path, ITEM);
    return source && { ...source, name, ordinal: Number(ITEM_NAME.exec(name)?.[1]) };
  }
}
