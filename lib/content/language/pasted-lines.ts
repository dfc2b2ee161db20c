/** A bullet or a number at the beginning of a line, and the words after it. */
interface MarkedLine {
  mark: string;
  words: string;
  isBullet: boolean;
}

/** Bullets as word processors copy them; letters are those of a font of symbols. */
const BULLET = /^(?:[•·●○■◆◇□▪➢➤►▶★☆✓\-–*+\ue000-\uf8ff]|[Øülnuv](?=\t+\p{Script=Han}))\t/u;

const NUMBER = /^(?:[（(][\d一二三四五六七八九十]{1,3}[)）]|[\d一二三四五六七八九十]{1,3}[.．、)）]|[①-⑳])\t/;

/** Reads a line of a list as word processors copy it, with a tab after its bullet or number; null for any other. */
export function markBeforeTab(line: string): MarkedLine | null {
  const bare = line.trim();
  const [mark = '', words = '', ...columns] = bare.split(/\t+/);
  const isBullet = BULLET.test(bare);
  if (columns.length > 0 || words === '' || (!isBullet && !NUMBER.test(bare))) return null;
  return { mark, words, isBullet };
}

/** Whether a line has columns that stand apart by tabs, as a spreadsheet copies them. */
export function hasTabbedColumns(line: string): boolean {
  return /\S\t+\S/.test(line) && markBeforeTab(line) === null;
}
