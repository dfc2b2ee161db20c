import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readTree } from '#lib/content/files/read-tree';
import { FIRST } from '../../tests/harness/fixtures';
import { published } from '../../tests/harness/published';
import { measureScript } from './measured';

const FIXTURES = 'tests/fixtures/content';
const HOUR = 3_600_000;
const BEIJING = 8 * HOUR;

/** The generated content of a benchmark. */
export interface ContentOptions {
  /** Number of notices: the first notice, and copies of it with other slugs, moments and some other words. */
  notices: number;
  /** Moves the first notice's publication back by so many hours. */
  hoursEarlier?: number;
  /** Keeps the window open at the time of the run: moves its end to 2099. */
  stillOpen?: boolean;
}

/** Generates a content folder in `directory`, from the fixture of the first notice. */
export async function writeContent(
  directory: string,
  { notices, hoursEarlier = 0, stillOpen = false }: ContentOptions,
): Promise<void> {
  const tree = await readTree(FIXTURES);
  const original = [...tree].filter(([path]) => path.startsWith(`${FIRST.slug}/`));
  await write(join(directory, 'site.yaml'), tree.get('site.yaml') ?? new Uint8Array());
  for (let ordinal = 0; ordinal < notices; ordinal++)
    await writeNotice(directory, original, ordinal, { hoursEarlier, stillOpen });
}

/** Adds a notice to a content folder that was generated, older than all others; returns its slug. */
export async function addNotice(directory: string): Promise<string> {
  const original = [...(await readTree(FIXTURES))].filter(([path]) => path.startsWith(`${FIRST.slug}/`));
  const options = { hoursEarlier: 0, stillOpen: false };
  return writeNotice(directory, original, ADDED, options);
}

/** The sentence that `changeWord` adds. */
export const NEW_SENTENCE = '后来加上的一句。';

/** Adds a sentence to the first notice of a content folder, and records it as a correction. */
export async function changeWord(directory: string): Promise<void> {
  const path = join(directory, FIRST.slug, 'contact.md');
  await writeFile(path, `${(await readFile(path, 'utf8')).trimEnd()}\n\n${NEW_SENTENCE}\n`);
  const reasons = ['--what', '增加一句', '--why', '原文不全'];
  await measureScript('notice', { CONTENT_DIR: directory }, '.', ['correct', FIRST.slug, ...reasons]);
}

/** Ordinal of a notice that is added later. */
const ADDED = 9999;

/** Writes the notice of this ordinal, a copy of `original`; returns its slug. */
async function writeNotice(
  directory: string,
  original: readonly (readonly [string, Uint8Array])[],
  ordinal: number,
  { hoursEarlier, stillOpen }: { hoursEarlier: number; stillOpen: boolean },
): Promise<string> {
  const slug = ordinal === 0 ? FIRST.slug : `generated-${String(ordinal).padStart(4, '0')}`;
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of original) {
    const text = Buffer.from(bytes).toString('utf8');
    const lasting = stillOpen
      ? text.replace('2025-02-28', '2099-02-28').replace('2025年2月28日', '2099年2月28日')
      : text;
    const moved = movedTo(lasting, hoursEarlier + ordinal);
    files.set(path.replace(FIRST.slug, slug), Buffer.from(ordinal === 0 ? moved : varied(moved, ordinal)));
  }
  for (const [path, bytes] of published(files)) await write(join(directory, path), bytes);
  return slug;
}

/** Replaces `published:` in front matter, if there is any, by a moment some hours before the first notice's. */
function movedTo(text: string, hoursEarlier: number): string {
  const instant = Date.parse(FIRST.opens) - hoursEarlier * HOUR;
  const moment = `${new Date(instant + BEIJING).toISOString().slice(0, 16)}+08:00`;
  return text.replace(/^published: .*$/m, `published: ${moment}`);
}

/** Appends words that are unique to a notice to its title and to each of its texts. */
function varied(text: string, ordinal: number): string {
  return `${text.replace(/^title: .*通报$/m, `$&（第${ordinal}号）`).trimEnd()}\n\n本文编号${ordinal}。\n`;
}

async function write(path: string, data: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, data);
}
