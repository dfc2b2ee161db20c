import { sizeProblem } from '#lib/content/bounds/notice-bounds';
import { isGeneratedFile, isItemName, isMarkdown, ordinalIn } from '#lib/content/files/file-names';
import { irregularFileProblem } from '#lib/content/files/irregular-file';
import { type FileParser, fileParser, type ParsedFile } from '#lib/content/files/parse-file';
import { isRecordFile, recordFileName } from '#lib/content/files/version-files';
import { type Reading, readingIn } from '#lib/content/markdown/reading';
import type { OfficeFacts } from '#lib/content/office-facts';
import { type Problem, problem } from '#lib/content/problem';
import {
  type ContactFrontMatter,
  contactFrontMatter,
  type ItemFrontMatter,
  itemFrontMatter,
  type NoticeFrontMatter,
  noticeFrontMatter,
  type OutcomeFrontMatter,
  outcomeFrontMatter,
} from '#lib/content/schema/written-schema';
import type {
  ContentTree,
  FolderSource,
  ItemSource,
  MarkdownSource,
  NoticeSource,
} from '#lib/content/source';

const parseNotice = fileParser({ whole: noticeFrontMatter, partial: noticeFrontMatter.partial() });
const parseItem = fileParser({ whole: itemFrontMatter, partial: itemFrontMatter.partial() });
const parseContact = fileParser({ whole: contactFrontMatter, partial: contactFrontMatter.partial() });
const parseOutcome = fileParser({ whole: outcomeFrontMatter, partial: outcomeFrontMatter.partial() });

/** The parsed Markdown files of one notice, each as it was first read, by path below its folder. */
export class ParsedFiles {
  readonly notice = new Map<string, ParsedFile<NoticeFrontMatter>>();
  readonly contact = new Map<string, ParsedFile<ContactFrontMatter>>();
  readonly outcome = new Map<string, ParsedFile<OutcomeFrontMatter>>();
  readonly items = new Map<string, ParsedFile<ItemFrontMatter>>();
}

/** Reads one notice and collects the problems of files that cannot be read. */
export class NoticeReader {
  readonly problems: Problem[] = [];
  private readonly recordFiles: ReadonlyMap<string, Uint8Array>;
  private readonly reading: Reading;

  constructor(
    private readonly tree: ContentTree,
    private readonly root: string,
    private readonly slug: string,
    private readonly office: OfficeFacts,
    private readonly all: readonly string[],
    private readonly parsed: ParsedFiles,
  ) {
    this.recordFiles = new Map(
      all.filter(isRecordFile).map((path) => [recordFileName(path), this.bytes(path)]),
    );
    this.reading = readingIn(this.recordFiles);
  }

  notice(linkedNotice: NoticeSource['linkedNotice']): NoticeSource {
    const refused = this.refused();
    this.problems.push(...refused);
    const isRefused = refused.length > 0;
    const paths = isRefused ? [] : this.all.filter((path) => !isRecordFile(path));
    const folders = new Set(
      paths
        .filter((path) => isMarkdown(path) && path.split('/').length === 2)
        .map((path) => path.split('/')[0] ?? ''),
    );
    const pictures = paths.filter((path) => !isMarkdown(path) && !isGeneratedFile(path));
    return {
      slug: this.slug,
      directory: `${this.root}/${this.slug}`,
      notice: paths.includes('notice.md')
        ? this.markdown('notice.md', parseNotice, this.parsed.notice)
        : isRefused
          ? null
          : this.missing('notice.md'),
      contact: paths.includes('contact.md')
        ? this.markdown('contact.md', parseContact, this.parsed.contact)
        : null,
      outcome: paths.includes('outcome.md')
        ? this.markdown('outcome.md', parseOutcome, this.parsed.outcome)
        : null,
      folders: [...folders].map((name) => this.folder(name, paths)),
      pictures: new Map(pictures.map((path) => [path, this.bytes(path)])),
      recordFiles: this.recordFiles,
      reading: this.reading,
      paths,
      office: this.office,
      linkedNotice,
    };
  }

  /** The errors for which none of its files is read: too much, or what is no ordinary file. */
  private refused(): Problem[] {
    const directory = `${this.root}/${this.slug}`;
    const excess = sizeProblem(directory, new Map(this.all.map((path) => [path, this.bytes(path).length])));
    if (excess) return [excess];
    return this.all.flatMap((path) => irregularFileProblem(`${directory}/${path}`, this.bytes(path)) ?? []);
  }

  private bytes(path: string): Uint8Array {
    return this.tree.get(`${this.slug}/${path}`) ?? new Uint8Array();
  }

  private missing(path: string): null {
    this.problems.push(
      problem({
        place: { file: `${this.root}/${this.slug}/${path}`, line: 1, column: 1 },
        rule: 'missing-file',
        reason: '缺少这个文件',
        expected: '每个通报文件夹里都有 notice.md，写明标题、发布机构和各部分',
      }),
    );
    return null;
  }

  /** Reads one Markdown file; null, with a problem, when it is not text. */
  private markdown<Meta>(
    path: string,
    parse: FileParser<Meta>,
    parsed: Map<string, ParsedFile<Meta>>,
  ): MarkdownSource<Meta> | null {
    const file = `${this.root}/${this.slug}/${path}`;
    const bytes = this.bytes(path);
    const first = parsed.get(path);
    const isSame = first?.bytes === bytes && first.reading === this.reading;
    const now = isSame ? first : parse(file, bytes, this.reading);
    // Those who validate advice remove it from problems: each reading has problems of its own.
    this.problems.push(...now.problems.map((found) => ({ ...found })));
    if (!first) parsed.set(path, now);
    return now.source;
  }

  private folder(name: string, paths: readonly string[]): FolderSource {
    const names = paths
      .filter((path) => path.startsWith(`${name}/`) && isMarkdown(path) && path.split('/').length === 2)
      .map((path) => path.slice(name.length + 1));
    const read = names
      .filter(isItemName)
      .map((file) => this.item(`${name}/${file}`, file))
      .filter((item) => item !== null);
    return {
      name,
      directory: `${this.root}/${this.slug}/${name}`,
      intro: read.find((item) => item.ordinal === 0) ?? null,
      items: read.filter((item) => item.ordinal > 0).sort((one, other) => one.ordinal - other.ordinal),
      names,
    };
  }

  private item(path: string, name: string): ItemSource | null {
    const source = this.markdown(path, parseItem, this.parsed.items);
    // What is spread stands last, as in `parse-file.ts`.
    return source && { name, ordinal: ordinalIn(name) ?? 0, ...source };
  }
}
