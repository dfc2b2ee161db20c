import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How the folders of `writePositions` begin. */
export const POSITIONS = 'position-';

/** Rows of the long table: enough for three pages. */
const ROWS = 24;

/** Lines of a page: so many notices, each a line longer, bring heading and signature to every place of a page. */
const LINES = 22;

/** Ends a notice's first item with a table that goes over pages, whose cells hold several lines. */
export async function writeLongTable(content: string, slug: string): Promise<void> {
  const report = join(content, slug, 'report');
  const [first = ''] = (await readdir(report)).sort();
  const file = join(report, first);
  const cause = `上半句说明事由，${'写得长一些，好让它在纸上占上好几行，'.repeat(6)}然后才是下半句。`;
  const rows = Array.from({ length: ROWS }, (_, row) => `| ${row + 1} | ${cause} |`);
  const table = ['| 号 | 事由 |', '| --- | --- |', ...rows].join('\n');
  await writeFile(file, `${(await readFile(file, 'utf8')).trimEnd()}\n\n${table}\n`);
}

/** Writes notices of one line more each: lines of text, a heading, a paragraph, and the signature. */
export async function writePositions(content: string): Promise<void> {
  for (let lines = 1; lines <= LINES; lines += 1) {
    const folder = join(content, `${POSITIONS}${lines}`);
    const text = Array.from({ length: lines }, (_, line) => `第${line + 1}段只有一行。`);
    await mkdir(join(folder, 'part'), { recursive: true });
    await writeFile(join(folder, 'notice.md'), `${HEAD}${text.join('\n\n')}\n`);
    await writeFile(join(folder, 'part', '01-item.md'), ITEM);
  }
}

const HEAD = `---
title: 青柳站关于整改情况的通报
issuer: 青柳站
source: 青柳站
published: 2024-11-01T00:00+08:00
signature:
  name: 青柳站
  date: 2024-10-30
parts:
  - folder: part
    heading: 一个小标题，写得长一些，好让它在纸上占上两行，看它会不会被分到两页上去
    items: 1
    numbering: [一、, （一）]
---

`;

const ITEM = `---
title: 又一个小标题。
---

这里是小标题下面的文字。
`;
