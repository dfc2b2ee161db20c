import * as z from 'zod';
import { isMarkdown } from '#lib/content/files/file-names';
import { isRecordFile } from '#lib/content/files/version-files';
import type { TextAddresses } from '#lib/content/markdown/html';
import { memoizedByObject } from '#lib/content/memoize';
import type { OfficeFacts } from '#lib/content/office-facts';
import { ContentReader } from '#lib/content/read';
import type { ContentTree, LinkedNotice } from '#lib/content/source';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { fingerprintOf } from '#lib/model/fingerprint';
import { parsedJson } from '#lib/model/text/parsed-json';
import {
  type LinkFacts,
  linkFactsOf,
  linkFactsSchema,
  NOTHING_KNOWN,
  type NoticeCheck,
  noticeCheckSchema,
  runNoticeCheck,
  tooComplex,
} from '#lib/versions/checks/notice-check';

/** A check, and what it asked of other notices, with the answers: null for a notice that was not there. */
const madeCheckSchema = z.object({
  check: noticeCheckSchema,
  asked: z.array(z.object({ slug: z.string(), answer: linkFactsSchema.nullable() })),
});

/** A check that was made, as it is stored. It holds as long as the same files, and the same questions, have the same answers. */
export type MadeCheck = DeepReadonly<z.output<typeof madeCheckSchema>>;

/**
 * The encoding of checks. Chinese takes less in it than in UTF-8, and is decoded in a fifth of the time: of a thousand
 * notices there are 14 million characters.
 */
const ENCODING = 'utf16le';

/** Serialises a check that was made. */
export function encodeCheck(made: MadeCheck): Uint8Array {
  return Buffer.from(JSON.stringify(made), ENCODING);
}

function parsedCheck(bytes: Uint8Array): unknown {
  return parsedJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(ENCODING));
}

/** Parses a check that another process made; null when it is none. */
export function decodeCheck(bytes: Uint8Array): MadeCheck | null {
  const sent = parsedCheck(bytes);
  return isMadeCheck(sent) ? sent : null;
}

/** Its keys stay in the order in which they were written, which a schema's output would not keep. */
function isMadeCheck(value: unknown): value is MadeCheck {
  return madeCheckSchema.safeParse(value).success;
}

/** Where content is read, besides its files. */
export interface CheckContext {
  /** How messages name the content folder. */
  root: string;
  /** The site's own telephones and mailboxes. */
  office: OfficeFacts;
  /** Where links and pictures of the texts lead; absent for the site's own pages. */
  addresses?: TextAddresses | undefined;
}

/**
 * The checks of the notices of one content tree. Each is made from the notice's own files alone: what it asks of others
 * goes through this class, which writes it down.
 */
export class ContentChecks {
  /** The checks that were made, since none was known that holds, by slug. */
  readonly made = new Map<string, MadeCheck>();
  private readonly linkedNotices = new Map<string, LinkedNotice>();

  /**
   * @param folders the files of each notice, by slug.
   * @param known checks that were made of the same files in the same context, by slug.
   */
  constructor(
    readonly folders: ReadonlyMap<string, ContentTree>,
    private readonly context: CheckContext,
    private readonly known: ReadonlyMap<string, MadeCheck> = new Map(),
  ) {}

  /** The check of a notice: the known one where it holds, else made now. */
  check(slug: string): NoticeCheck {
    const known = this.known.get(slug);
    if (known?.asked.every(({ slug: other, answer }) => this.stillAnswers(other, answer))) return known.check;
    return this.make(slug).check;
  }

  /** Makes the check of a notice, whatever is known of it. */
  make(slug: string): MadeCheck {
    const { root, office, addresses } = this.context;
    const asked = new Map<string, LinkFacts | null>();
    const elsewhere = (other: string) => {
      const answer = this.linkedNotice(other);
      asked.set(other, answer && linkFactsOf(answer));
      return answer;
    };
    const reader = new ContentReader(this.folders.get(slug) ?? new Map(), root, office, elsewhere);
    const check = this.attempt(slug, () => runNoticeCheck(reader, slug, addresses));
    const made = { check, asked: Array.from(asked, ([other, answer]) => ({ slug: other, answer })) };
    this.made.set(slug, made);
    return made;
  }

  /** What others need to know to link to a notice; null if there is none. Memoized. */
  linkedNotice(slug: string): LinkedNotice | null {
    const folder = this.folders.get(slug);
    if (!folder) return null;
    const linked = this.linkedNotices.get(slug) ?? this.knownLinks(slug) ?? this.readLinks(slug, folder);
    this.linkedNotices.set(slug, linked);
    return linked;
  }

  private knownLinks(slug: string): LinkedNotice | null {
    const { check } = this.known.get(slug) ?? this.made.get(slug) ?? {};
    return check ? { ...check.links, anchors: check.links.anchors && new Set(check.links.anchors) } : null;
  }

  private readLinks(slug: string, folder: ContentTree): LinkedNotice {
    const { root, office } = this.context;
    try {
      return new ContentReader(folder, root, office).linkedNotice(slug) ?? NOTHING_KNOWN;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return NOTHING_KNOWN;
    }
  }

  /** Makes a check; where a text is nested too deeply for what reads it, that is what it finds. */
  private attempt(slug: string, make: () => NoticeCheck): NoticeCheck {
    try {
      return make();
    } catch (error) {
      // What V8 throws when functions call themselves too often.
      if (!(error instanceof RangeError)) throw error;
      return tooComplex(`${this.context.root}/${slug}/notice.md`);
    }
  }

  private stillAnswers(slug: string, answer: LinkFacts | null): boolean {
    const linked = this.linkedNotice(slug);
    return JSON.stringify(linked && linkFactsOf(linked)) === JSON.stringify(answer);
  }
}

/** Groups the files of a tree by the notice whose folder they are in, slugs and paths in order. The paths stay whole. */
export function foldersOf(tree: ContentTree): Map<string, ContentTree> {
  const folders = new Map<string, Map<string, Uint8Array>>();
  let [slug, folder] = ['', new Map<string, Uint8Array>()];
  for (const path of [...tree.keys()].sort()) {
    const end = path.indexOf('/');
    if (end < 1) continue;
    // The paths of a folder follow each other, all but those of a folder whose name begins with its name.
    if (end !== slug.length || !path.startsWith(slug)) {
      slug = path.slice(0, end);
      folder = folders.get(slug) ?? new Map();
      folders.set(slug, folder);
    }
    folder.set(path, tree.get(path) ?? new Uint8Array());
  }
  return folders;
}

/** A notice's folder as far as other notices can learn anything of it: pictures and PDFs are empty. */
export function folderForLinks(folder: ContentTree): ContentTree {
  const isRead = (path: string) => isMarkdown(path) || isRecordFile(path.slice(path.indexOf('/') + 1));
  return new Map(Array.from(folder, ([path, bytes]) => [path, isRead(path) ? bytes : new Uint8Array()]));
}

/** The hash of a file's bytes, which are not changed once they were read. */
const hashOfBytes = memoizedByObject((bytes: Uint8Array) => fingerprintOf(bytes));

/**
 * The hash of what the check of a notice is made from, besides what it asks of others: its files' paths and bytes, and the
 * context.
 */
export function keyOfCheck(folder: ContentTree, { root, office }: CheckContext): string {
  const files = Array.from(folder, ([path, bytes]) => [path, hashOfBytes(bytes)]);
  return fingerprintOf(JSON.stringify([root, office, files]));
}
