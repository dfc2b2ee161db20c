import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isError } from '#lib/content/problem';
import type { ContentTree } from '#lib/content/source';
import { instantOf } from '#lib/model/date';
import { loadContent } from '#lib/versions/load';
import { alteredTree, OUTCOME, replacing, saidOf } from '../../fixtures/broken/base';
import { fixtureTree } from '../content/fixtures';
import { Staff } from './staff';

/** A notice with two versions and an outcome, recorded in the first format. */
const WATER = '2024-county-water';
const tree: ContentTree = new Map(
  [...fixtureTree].filter(([path]) => path === 'site.yaml' || path.startsWith(`${WATER}/`)),
);
const KEPT = keptOf(tree);

/** The same of another notice, and a withdrawal, as they are recorded today. */
const TODAY = correctedAndWithdrawn();

function correctedAndWithdrawn(): ContentTree {
  const staff = new Staff(alteredTree({ 'outcome.md': OUTCOME }));
  const now = instantOf('2025-03-20T09:00+08:00');
  staff.publish(now);
  staff.edit('findings/02-corner.md', replacing('重新开放', '开放'));
  staff.correct(now);
  staff.edit(
    'notice.md',
    replacing('signature:', 'withdrawn:\n  at: 2025-03-21T09:00+08:00\n  reason: 数量有误\nsignature:'),
  );
  staff.publish(now);
  return staff.tree;
}

function keptOf(tree: ContentTree): string[] {
  return [...tree.keys()].filter((path) => path.includes('/versions/')).sort();
}

const textIn = (tree: ContentTree, path: string) => new TextDecoder().decode(tree.get(path));

function errorsOf(tree: ContentTree): string[] {
  const { problems } = loadContent(tree, 'content');
  return problems.filter(isError).map(({ file, ruleId }) => `${file} ${ruleId}`);
}

function withFile(tree: ContentTree, path: string, text: string | null): ContentTree {
  const others = new Map([...tree].filter(([name]) => name !== path));
  return text === null ? others : others.set(path, new TextEncoder().encode(text));
}

describe('what is recorded of a notice', () => {
  test('is two files a version, and one with every edition of the outcome', () => {
    expect(KEPT).toEqual(
      ['1.json', '1.txt', '2.json', '2.txt', 'outcome.json'].map((name) => `${WATER}/versions/${name}`),
    );
    expect(errorsOf(tree)).toEqual([]);
  });

  test('is the same today, and a withdrawal', () => {
    const names = ['1.json', '1.txt', '2.json', '2.txt', 'outcome.json', 'withdrawn.json'];
    expect(keptOf(TODAY)).toEqual(names.map((name) => `2024-reading-corner/versions/${name}`));
    expect(errorsOf(TODAY)).toEqual([]);
  });

  test.each(KEPT)('is missed when %s is gone', (path) => {
    expect(errorsOf(withFile(tree, path, null))).not.toEqual([]);
  });

  test('is missed when its last version is gone as a whole', () => {
    const first = new Map([...tree].filter(([path]) => !/versions\/2\./.test(path)));
    expect(errorsOf(first)).toEqual([`content/${WATER}/notice.md version-changed`]);
  });

  test.each([
    { format: 'of the first format', tree },
    { format: 'of today', tree: TODAY },
  ])('cannot be edited by a single character: $format', ({ tree }) => {
    const edits = fc.record({
      path: fc.constantFrom(...keptOf(tree)),
      at: fc.nat(),
      put: fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }),
    });
    fc.assert(
      fc.property(edits, ({ path, at, put }) => {
        const before = textIn(tree, path);
        const place = at % before.length;
        const after = before.slice(0, place) + put + before.slice(place + 1);
        fc.pre(after !== before);
        expect(errorsOf(withFile(tree, path, after))).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    { system: 'line ends', saved: (text: string) => text.replaceAll('\n', '\r\n') },
    { system: 'mark of UTF-8', saved: (text: string) => `\ufeff${text}` },
  ])('may have the $system of another system', ({ saved }) => {
    for (const content of [tree, TODAY])
      for (const path of keptOf(content))
        expect(errorsOf(withFile(content, path, saved(textIn(content, path)))), path).toEqual([]);
  });

  test('says what to do when it was edited', () => {
    const said = saidOf(alteredTree({ 'versions/1.txt': (text) => text.replace('每月', '每周') }));
    expect(said).toEqual([
      'content/2024-reading-corner/versions/1.txt:1:1 错误 留存的版本被改动过（version-chain）',
      '    现在是：文字与它的指纹不符',
      '    应当是：留存的版本由 npm run notice 写成，不能手工修改、改名或者删去；从备份（例如 git）里恢复原来的文件',
    ]);
  });

  test('says what to do when its lines were put in another order', () => {
    const said = saidOf(
      alteredTree({
        'versions/1.json': (text) => text.replace(/( {2}"notice".*\n)( {2}"previous".*\n)/, '$2$1'),
      }),
    );
    expect(said[1]).toBe('    现在是：排版、写法或者键的顺序与命令写成的不同');
    expect(said).toHaveLength(3);
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

  test.each([
    { copied: ['3.json', '3.txt'], first: '3.json', named: '3.json、3.txt', next: 3 },
    { copied: ['3.txt'], first: '3.txt', named: '3.txt', next: 3 },
    { copied: ['3.json'], first: '3.json', named: '3.json', next: 3 },
    { copied: ['7.json', '7.txt', '5.txt'], first: '5.txt', named: '5.txt', next: 5 },
  ])(
    'says which version is missing when $copied were copied over a gap',
    ({ copied, first, named, next }) => {
      const changes = Object.fromEntries(copied.map((name) => [`versions/${name}`, '别处的']));
      expect(saidOf(alteredTree(changes))).toEqual([
        `content/2024-reading-corner/versions/${first}:1:1 错误 有第${next}版，却没有第2版（version-chain）`,
        `    现在是：${['1.json', '1.txt', ...copied].sort().join('、')}`,
        `    应当是：各版从1起，一版接一版；丢了第2版的，从备份（例如 git）里恢复 2.json 和 2.txt；${named} 是从别处复制来的，把它移走`,
      ]);
    },
  );

  test('is warned of when something else lies there', () => {
    expect(saidOf(alteredTree({ 'versions/old.txt': '旧稿' }))).toEqual([
      'content/2024-reading-corner/versions/old.txt:1:1 提醒 这个文件不是留存的版本，不会起作用（version-chain）',
      '    应当是：versions 文件夹里只有 npm run notice 写成的文件；请把它移到别处',
    ]);
  });
});
