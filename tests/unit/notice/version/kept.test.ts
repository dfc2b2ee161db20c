import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadContent } from '#lib/notice/load';
import { isError } from '#lib/notice/problem';
import type { ContentTree } from '#lib/notice/source';
import { alteredTree, saidOf } from '../../../fixtures/broken/base';
import { fixtureTree } from '../fixtures';

/** A notice with two versions. */
const WATER = '2024-county-water';
const tree: ContentTree = new Map(
  [...fixtureTree].filter(([path]) => path === 'site.yaml' || path.startsWith(`${WATER}/`)),
);
const KEPT = [...tree.keys()].filter((path) => path.startsWith(`${WATER}/versions/`));

const textOf = (path: string) => new TextDecoder().decode(tree.get(path));

function errorsOf(tree: ContentTree): string[] {
  const { problems } = loadContent(tree, 'content');
  return problems.filter(isError).map(({ file, ruleId }) => `${file} ${ruleId}`);
}

function withFile(path: string, text: string | null): ContentTree {
  const others = new Map([...tree].filter(([name]) => name !== path));
  return text === null ? others : others.set(path, new TextEncoder().encode(text));
}

describe('what is kept of a notice', () => {
  test('is two files a version, and one with every edition of the outcome', () => {
    expect(KEPT).toEqual(
      ['1.json', '1.txt', '2.json', '2.txt', 'outcome.json'].map((name) => `${WATER}/versions/${name}`),
    );
    expect(errorsOf(tree)).toEqual([]);
  });

  test.each(KEPT)('is missed when %s is gone', (path) => {
    expect(errorsOf(withFile(path, null))).not.toEqual([]);
  });

  test('is missed when its last version is gone as a whole', () => {
    const first = new Map([...tree].filter(([path]) => !/versions\/2\./.test(path)));
    expect(errorsOf(first)).toEqual([`content/${WATER}/notice.md version-changed`]);
  });

  test('cannot be edited by a single character', () => {
    const edits = fc.record({
      path: fc.constantFrom(...KEPT),
      at: fc.nat(),
      put: fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
    });
    fc.assert(
      fc.property(edits, ({ path, at, put }) => {
        const before = textOf(path);
        const place = at % before.length;
        const after = before.slice(0, place) + put + before.slice(place + 1);
        // Blanks between JSON's marks say nothing; line ends are read as one kind.
        fc.pre(/\.json$/.test(path) ? meaningOf(after) !== meaningOf(before) : after !== before);
        expect(errorsOf(withFile(path, after))).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('may have the line ends of another system', () => {
    for (const path of KEPT)
      expect(errorsOf(withFile(path, textOf(path).replaceAll('\n', '\r\n'))), path).toEqual([]);
  });

  test('says what to do when it was edited', () => {
    const said = saidOf(alteredTree({ 'versions/1.txt': (text) => text.replace('每月', '每周') }));
    expect(said).toEqual([
      'content/2024-reading-corner/versions/1.txt:1:1 错误 留存的版本被改动过（version-chain）',
      '    现在是：文字与它的指纹不符',
      '    应当是：留存的版本由 npm run notice 写成，不能手工修改、改名或者删去；从备份（例如 git）里恢复原来的文件',
    ]);
  });

  test('says what to do when it came along with a copied folder', () => {
    const copied = new Map(
      [...alteredTree({})].map(([path, bytes]) => [path.replace('2024-reading-corner', '2025-copy'), bytes]),
    );
    expect(saidOf(copied)).toEqual([
      'content/2025-copy/versions/1.json:1:1 错误 这里留存的是另一份通报的版本（version-chain）',
      '    现在是：2024-reading-corner',
      '    应当是：复制来的新通报，删去它的 versions 文件夹；已经发布的通报，文件夹名是网址的一部分，不能改',
    ]);
  });

  test('says what to do when a command was broken off between text and facts', () => {
    expect(saidOf(alteredTree({ 'versions/2.txt': '写到一半' }))).toEqual([
      'content/2024-reading-corner/versions/2.txt:1:1 错误 第2版没有写完，或者丢了 2.json（version-chain）',
      '    应当是：刚才的命令中断了的，删去 2.txt，再运行一次；不是的，从备份（例如 git）里恢复 2.json',
    ]);
  });

  test('is warned of when something else lies there', () => {
    expect(saidOf(alteredTree({ 'versions/old.txt': '旧稿' }))).toEqual([
      'content/2024-reading-corner/versions/old.txt:1:1 提醒 这个文件不是留存的版本，不会起作用（version-chain）',
      '    应当是：versions 文件夹里只有 npm run notice 写成的文件；请把它移到别处',
    ]);
  });
});

/** What a JSON text says; the text itself where it is none. */
function meaningOf(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}
