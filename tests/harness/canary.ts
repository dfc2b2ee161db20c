import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesIn } from './build';

/** A word that stands nowhere else, in the ways in which something could write it down. */
function spellings(word: string): Buffer[] {
  const percent = encodeURIComponent(word);
  const escaped = Array.from(word, (character) =>
    character < '\u0080' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ).join('');
  return [
    ...[word, percent, percent.toLowerCase(), escaped, Buffer.from(word).toString('hex')].map((text) =>
      Buffer.from(text),
    ),
    Buffer.from(word, 'utf16le'),
    // As it stands in the midst of base64, whatever came before it.
    ...[0, 1, 2].map((offset) => {
      const before = Buffer.concat([Buffer.alloc(offset), Buffer.from(word)]);
      return Buffer.from(before.toString('base64').slice(4, -4));
    }),
  ];
}

/** Which of `words` stand in some bytes, in whatever spelling. */
export function wordsWithin(bytes: Uint8Array | string, words: readonly string[]): string[] {
  const buffer = Buffer.from(bytes);
  return words.filter((word) => spellings(word).some((spelling) => buffer.includes(spelling)));
}

/** Where words stand below some folders, as `file: word`; files that go while they are looked for hold nothing. */
export async function wordsBelow(folders: readonly string[], words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    for (const file of await filesIn(folder)) {
      const path = join(folder, file);
      const bytes = await readFile(path).catch(() => Buffer.alloc(0));
      found.push(...wordsWithin(`${file}\n`, words).map((word) => `${path}: ${word} in its name`));
      found.push(...wordsWithin(bytes, words).map((word) => `${path}: ${word}`));
    }
  }
  return found;
}

/** Which files below some folders hold these bytes. */
export async function filesWith(folders: readonly string[], bytes: Uint8Array): Promise<string[]> {
  const holding: string[] = [];
  for (const folder of folders) {
    for (const file of await filesIn(folder)) {
      if ((await readFile(join(folder, file))).includes(Buffer.from(bytes))) holding.push(file);
    }
  }
  return holding;
}
