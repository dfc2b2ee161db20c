import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readTree } from '#lib/files';
import { FIRST } from '../../tests/harness/fixtures';
import { published } from '../../tests/harness/published';

const FIXTURES = 'tests/fixtures/content';
const HOUR = 3_600_000;
const BEIJING = 8 * HOUR;

/** How to write content for a benchmark. */
export interface ContentOptions {
  /** How many notices: the first notice, and copies of it with other names, moments and some other words. */
  notices: number;
  /** How many hours earlier than it was the first notice is published. */
  hoursEarlier?: number;
  /** Whether its window is open whenever the benchmark runs. */
  stillOpen?: boolean;
}

/** Writes a content folder of `notices` notices into `directory`, all made from the first notice's fixture. */
export async function writeContent(
  directory: string,
  { notices, hoursEarlier = 0, stillOpen = false }: ContentOptions,
): Promise<void> {
  const tree = await readTree(FIXTURES);
  const original = [...tree].filter(([path]) => path.startsWith(`${FIRST.slug}/`));
  await write(join(directory, 'site.yaml'), tree.get('site.yaml') ?? new Uint8Array());
  for (let ordinal = 0; ordinal < notices; ordinal++) {
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
  }
}

/** The text with its moment of publication, if it names one, some hours before the first notice's. */
function movedTo(text: string, hoursEarlier: number): string {
  const instant = Date.parse(FIRST.opens) - hoursEarlier * HOUR;
  const moment = `${new Date(instant + BEIJING).toISOString().slice(0, 16)}+08:00`;
  return text.replace(/^published: .*$/m, `published: ${moment}`);
}

/** Some words that no other notice holds: at the end of the title, and of every text. */
function varied(text: string, ordinal: number): string {
  return `${text.replace(/^title: .*通报$/m, `$&（第${ordinal}号）`).trimEnd()}\n\n本文编号${ordinal}。\n`;
}

async function write(path: string, data: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, data);
}
