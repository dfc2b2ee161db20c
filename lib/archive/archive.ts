import { instructions } from '#lib/archive/instructions';
import type { Instant } from '#lib/clock';
import {
  OUTCOME_FILE,
  recordFileName,
  VERSIONS_FOLDER,
  versionNumberIn,
  WITHDRAWAL_FILE,
} from '#lib/content/files/version-files';
import type { ContentTree } from '#lib/content/source';
import { noticeData } from '#lib/formats/data';
import { noticeAsOf } from '#lib/model/as-at';
import { dayOf, instantOf } from '#lib/model/date';
import { fingerprintOf } from '#lib/model/fingerprint';
import type { Notice, Publisher } from '#lib/model/notice';
import { noticeText } from '#lib/model/notice-text';

/** The list of fingerprints, as `sha256sum -c` and `shasum -a 256 -c` read it. */
const SUMS_FILE = 'SHA256SUMS';

const INSTRUCTIONS_FILE = '说明.txt';

/** What an archive is made from: checked content, a moment, and functions that render its pages. */
export interface ArchiveInput {
  /** The notices to archive, in the order of the list; all are visible at `now`. */
  notices: readonly Notice[];
  /** The same notices, with links and pictures that lead where they lead on a disk (`archiveAddresses`). */
  localNotices: readonly Notice[];
  publisher: Publisher;
  tree: ContentTree;
  /** The site's address, without a final slash. */
  siteUrl: string;
  /** The site's address to print; null where nobody else reaches it. */
  home: string | null;
  /** The moment of archiving; only its day is written. */
  now: Instant;
  /** Renders the page of a notice whose addresses are made local. */
  page(notice: Notice): Promise<string>;
  /** Renders the page that lists the notices; null for no such page. */
  list: ((notices: readonly Notice[]) => Promise<string>) | null;
  /** The PDF of a notice; null where there is none that is up to date. */
  pdf(notice: Notice): Uint8Array | null;
}

/** The files of an archive, and the day that they are dated. */
export interface Archive {
  /** By path, in the order of their paths. */
  files: ReadonlyMap<string, Uint8Array>;
  /** The Beijing day of the notices' last visible event, `YYYY-MM-DD`. */
  day: string;
}

/**
 * Makes the archive of notices for a records office: pages, texts, data, PDFs, pictures, attachments and versions as they are visible
 * at `now`, with the SHA-256 of every file. The same content on the same day gives the same bytes.
 */
export async function createArchive(input: ArchiveInput): Promise<Archive> {
  const { list, publisher, home, now } = input;
  const notices = input.notices.map((notice) => noticeAsOf(notice, now));
  const files = new Map<string, Uint8Array>();
  const day = dayOf(now);
  const about = { notices, organization: publisher.organization, home, day, isListed: list !== null };
  files.set(INSTRUCTIONS_FILE, bytesOf(instructions(about)));
  if (list) files.set('index.html', bytesOf(await list(notices)));
  for (const notice of notices)
    for (const [path, bytes] of await archivedFiles(notice, input))
      files.set(`${notice.slug}/${path}`, bytes);
  files.set(SUMS_FILE, bytesOf(sumsOf(files)));
  return {
    files: new Map([...files].sort(byPath)),
    day: dayOf(Math.max(...notices.flatMap(momentsOf))),
  };
}

/** The files of one notice, by path below its folder. */
async function archivedFiles(notice: Notice, input: ArchiveInput): Promise<[string, Uint8Array][]> {
  const { tree, siteUrl, now } = input;
  const data = JSON.stringify(noticeData(notice, now, siteUrl), null, 2);
  const pdf = input.pdf(notice);
  const fromContent = [...tree.keys()]
    .filter((path) => path.startsWith(`${notice.slug}/${VERSIONS_FOLDER}/`))
    .map((path) => path.slice(notice.slug.length + 1))
    .filter((path) => isPublic(recordFileName(path), notice));
  const shown = [
    ...notice.pictures,
    ...(notice.outcome?.pictures ?? []),
    ...notice.attachments.map(({ file }) => file),
  ];
  return [
    ['index.html', bytesOf(await input.page(noticeAsOf(localOf(notice, input), now)))],
    ['notice.txt', bytesOf(noticeText(notice))],
    ['notice.json', bytesOf(`${data}\n`)],
    ...(pdf ? [['notice.pdf', pdf] satisfies [string, Uint8Array]] : []),
    ...[...new Set([...shown, ...fromContent])].map((path): [string, Uint8Array] => [
      path,
      tree.get(`${notice.slug}/${path}`) ?? new Uint8Array(),
    ]),
  ];
}

/** @throws Error when the notice is not among the local ones. */
function localOf({ slug }: Notice, { localNotices }: ArchiveInput): Notice {
  const local = localNotices.find((notice) => notice.slug === slug);
  if (!local) throw new Error(`${slug} was not rendered for the archive`);
  return local;
}

/** Whether a file of `versions/` may be public: withdrawal and outcome are recorded before their moments. */
function isPublic(name: string, { withdrawn, outcome }: Notice): boolean {
  if (name === WITHDRAWAL_FILE) return withdrawn !== null;
  return name === OUTCOME_FILE ? outcome !== null : versionNumberIn(name) !== null;
}

function sumsOf(files: ReadonlyMap<string, Uint8Array>): string {
  return [...files]
    .sort(byPath)
    .map(([path, bytes]) => `${fingerprintOf(bytes)}  ${path}\n`)
    .join('');
}

function byPath([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** The moments at which something of the notice became visible. */
function momentsOf({ published, events, withdrawn, outcome }: Notice): Instant[] {
  const moments = [published, ...events.map(({ at }) => at), withdrawn?.at, outcome?.published];
  return moments.flatMap((moment) => (moment ? [instantOf(moment)] : []));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
