import { sizeProblem } from '#lib/content/bounds/notice-bounds';
import { excessProblem, lengthExcess, markdownExcess } from '#lib/content/bounds/text-bounds';
import { decodeText } from '#lib/content/files/decode';
import { isGeneratedFile, isItemName, isMarkdown, ordinalIn } from '#lib/content/files/file-names';
import { irregularFileProblem } from '#lib/content/files/irregular-file';
import { isRecordFile, recordFileName } from '#lib/content/files/version-files';
import { parseMarkdown } from '#lib/content/markdown/markdown';
import { renderPlainText } from '#lib/content/markdown/plain-text';
import { maskMarkup } from '#lib/content/markdown/prose';
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
import {
  type ContentTree,
  type FolderSource,
  type ItemSource,
  type MarkdownSource,
  type NoticeSource,
  placeAt,
} from '#lib/content/source';
import { type FrontMatterSchema, parseFrontMatter } from '#lib/content/yaml/front-matter';
import { correctCharacters } from '#lib/model/text/unified-ideographs';

const NOTICE = { whole: noticeFrontMatter, partial: noticeFrontMatter.partial() };
const ITEM = { whole: itemFrontMatter, partial: itemFrontMatter.partial() };
const CONTACT = { whole: contactFrontMatter, partial: contactFrontMatter.partial() };
const OUTCOME = { whole: outcomeFrontMatter, partial: outcomeFrontMatter.partial() };

interface ParsedFile<Meta> {
  bytes: Uint8Array;
  reading: Reading;
  source: MarkdownSource<Meta>;
  problems: readonly Problem[];
}

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
        ? this.markdown('notice.md', NOTICE, this.parsed.notice)
        : isRefused
          ? null
          : this.missing('notice.md'),
      contact: paths.includes('contact.md')
        ? this.markdown('contact.md', CONTACT, this.parsed.contact)
        : null,
      outcome: paths.includes('outcome.md')
        ? this.markdown('outcome.md', OUTCOME, this.parsed.outcome)
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
    schema: FrontMatterSchema<Meta>,
    parsed: Map<string, ParsedFile<Meta>>,
  ): MarkdownSource<Meta> | null {
    const file = `${this.root}/${this.slug}/${path}`;
    const bytes = this.bytes(path);
    const first = parsed.get(path);
    if (first?.bytes === bytes && first.reading === this.reading) {
      this.problems.push(...first.problems);
      return first.source;
    }
    const { text, problem: undecoded } = decodeText(file, bytes);
    if (undecoded) {
      this.problems.push(undecoded);
      return null;
    }
    const tooLong = lengthExcess(text);
    if (tooLong) {
      this.problems.push(excessProblem(file, text, tooLong));
      return null;
    }
    const { problems, bodyStart, ...front } = parseFrontMatter(file, text, schema);
    this.problems.push(...problems);
    const excess = markdownExcess(text, bodyStart);
    if (excess) {
      this.problems.push(excessProblem(file, text, excess));
      return null;
    }
    const body = parseMarkdown(text, bodyStart, this.reading);
    const source = {
      ...front,
      file,
      text,
      body,
      bodyText: correctCharacters(renderPlainText(body)),
      prose: maskMarkup(text, body),
      bodyPlace: placeAt(file, text, bodyStart),
      bodyStart,
    };
    if (!first) parsed.set(path, { bytes, reading: this.reading, source, problems });
    return source;
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
    const source = this.markdown(path, ITEM, this.parsed.items);
    return source && { ...source, name, ordinal: ordinalIn(name) ?? 0 };
  }
}
