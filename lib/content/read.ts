import { toLinkedNotice } from '#lib/content/anchors';
import { isMarkdown } from '#lib/content/files/file-names';
import type { OfficeFacts } from '#lib/content/office-facts';
import type { Problem } from '#lib/content/problem';
import { NoticeReader, ParsedFiles } from '#lib/content/read-notice';
import { type ContentTree, type LinkedNotice, type NoticeSource, pathsBySlug } from '#lib/content/source';

/** A notice's parsed files, and the problems found while reading them. */
export interface ReadNotice {
  source: NoticeSource;
  problems: Problem[];
  /** Its files, parsed: they are not parsed again when it is read with one of them changed. */
  parsed: ParsedFiles;
}

/** Reads the notices of a tree one at a time, on demand, so that only one has to be in memory. */
export class ContentReader {
  private readonly paths: ReadonlyMap<string, readonly string[]>;
  private readonly linkedNotices = new Map<string, LinkedNotice>();

  /**
   * @param root the name of the content folder in messages.
   * @param office what `site.yaml` says of the office.
   * @param elsewhere what is known of notices that are not in `tree`: null for one that is nowhere.
   */
  constructor(
    readonly tree: ContentTree,
    readonly root: string,
    private readonly office: OfficeFacts = { phones: [], mails: [] },
    private readonly elsewhere: NoticeSource['linkedNotice'] = () => null,
  ) {
    this.paths = pathsBySlug(tree);
  }

  /** The slugs of all notices, in order. */
  get slugs(): string[] {
    return [...this.paths.keys()];
  }

  /** How many bytes of Markdown a notice has. */
  textBytes(slug: string): number {
    const texts = (this.paths.get(slug) ?? []).filter(isMarkdown);
    return texts.reduce((sum, path) => sum + (this.tree.get(`${slug}/${path}`)?.length ?? 0), 0);
  }

  /** Reads a notice and the problems of reading it. */
  read(slug: string): ReadNotice {
    return this.readFrom(this.tree, slug, (other) => this.linkedNotice(other));
  }

  /**
   * Reads a notice with some of its files changed, and all other notices as they are.
   * @param changed other bytes, by path below the content folder.
   * @param before the notice as it is: of it, no file is parsed again that is unchanged.
   */
  readChanged(slug: string, changed: ContentTree, before: ReadNotice): ReadNotice {
    const paths = this.paths.get(slug) ?? [];
    const files = paths.map((below) => `${slug}/${below}`);
    const tree = new Map(files.map((file) => [file, this.tree.get(file) ?? new Uint8Array()]));
    const linked = (other: string) =>
      other === slug ? toLinkedNotice(read.source, paths) : this.linkedNotice(other);
    const read = this.readFrom(new Map([...tree, ...changed]), slug, linked, before.parsed);
    return read;
  }

  private readFrom(
    tree: ContentTree,
    slug: string,
    linked: NoticeSource['linkedNotice'],
    parsed = new ParsedFiles(),
  ): ReadNotice {
    const paths = this.paths.get(slug) ?? [];
    const reader = new NoticeReader(tree, this.root, slug, this.office, paths, parsed);
    const source = reader.notice(linked);
    return { source, problems: reader.problems, parsed };
  }

  /** Returns what other notices need to know to link to a notice; null if there is none. Memoized. */
  linkedNotice(slug: string): LinkedNotice | null {
    if (!this.paths.has(slug)) return this.elsewhere(slug);
    const seen =
      this.linkedNotices.get(slug) ?? toLinkedNotice(this.read(slug).source, this.paths.get(slug) ?? []);
    this.linkedNotices.set(slug, seen);
    return seen;
  }
}
