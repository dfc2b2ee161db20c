import { describe, expect, test } from 'vitest';
import { isError } from '#lib/content/problem';
import type { ContentTree } from '#lib/content/source';
import { instantOf } from '#lib/model/date';
import { prepareCorrection } from '#lib/versions/correct';
import { loadContent } from '#lib/versions/load';
import { serialiseRecord } from '#lib/versions/record-format';
import { brokenTree, type Changes, saidOf } from '../../fixtures/broken/base';
import { publishedInFirstReading } from '../../harness/published';

const SLUG = '2024-reading-corner';

/** What each way of reading takes otherwise. */
const ODD: Changes = {
  'plans/01-training.md': [
    '---\ntitle: 加强学习。\n---\n',
    '　　对王**给予警告，对李**进行谈话。\n　　每月学习。\n',
    '1. 甲\n3. 乙\n',
  ].join('\n'),
};

const FIRST = '加强学习。　　对王给予警告，对李进行谈话。　　每月学习。\n\n1. 甲\n2. 乙';
const SECOND = '加强学习。对王**给予警告，对李**进行谈话。\n\n每月学习。\n\n1. 甲\n3. 乙';

const newest = brokenTree(ODD);
const earlier = publishedInFirstReading(newest);

const recordIn = (tree: ContentTree, name: string) =>
  tree.get(`${SLUG}/versions/${name}`) ?? new Uint8Array();
const textIn = (tree: ContentTree, name: string) => new TextDecoder().decode(recordIn(tree, name));
const errorsOf = (tree: ContentTree) => loadContent(tree, 'content').problems.filter(isError).map(String);

/** The folder with `change` in the text of an item. */
function edited(tree: ContentTree, change: (text: string) => string): ContentTree {
  const path = `${SLUG}/plans/01-training.md`;
  return new Map([
    ...tree,
    [path, new TextEncoder().encode(change(new TextDecoder().decode(tree.get(path))))],
  ]);
}

/** The folder after a correction was recorded. */
function corrected(tree: ContentTree): ContentTree {
  const now = instantOf('2024-12-01T00:00+08:00');
  const prepared = prepareCorrection({ tree, root: 'content', slug: SLUG, now });
  if (!prepared.done) throw new Error('no correction');
  const { files } = prepared.record({ what: '改字', why: '笔误', windowWhy: '' });
  const written = [...files].map(([path, text]): [string, Uint8Array] => [
    path,
    new TextEncoder().encode(text ?? ''),
  ]);
  return new Map([...tree, ...written]);
}

describe('a notice whose version names no reading', () => {
  test('is read in the first way, to the byte of its record', () => {
    expect(textIn(earlier, '1.txt')).toContain(FIRST);
    expect(textIn(earlier, '1.json')).not.toContain('"reading":');
    expect(errorsOf(earlier)).toEqual([]);
  });

  test('keeps that through a correction', () => {
    const next = corrected(edited(earlier, (text) => text.replace('每月', '每周')));
    expect(textIn(next, '2.txt')).toContain(FIRST.replace('每月', '每周'));
    expect(textIn(next, '2.json')).not.toContain('"reading":');
    expect(errorsOf(next)).toEqual([]);
  });
});

describe('a new notice', () => {
  test('is read in the second way, and its version says so', () => {
    expect(textIn(newest, '1.txt')).toContain(SECOND);
    expect(textIn(newest, '1.json')).toContain('"reading": 2');
    expect(errorsOf(newest)).toEqual([]);
  });

  test('keeps that through a correction', () => {
    const next = corrected(edited(newest, (text) => text.replace('每月', '每周')));
    expect(textIn(next, '2.txt')).toContain(SECOND.replace('每月', '每周'));
    expect(textIn(next, '2.json')).toContain('"reading": 2');
    expect(errorsOf(next)).toEqual([]);
  });
});

test('a version cannot change the reading of the one before', () => {
  const next = corrected(edited(earlier, (text) => text.replace('每月', '每周')));
  const { seal: _, ...record } = JSON.parse(textIn(next, '2.json'));
  const forged = new Map([
    ...next,
    [`${SLUG}/versions/2.json`, new TextEncoder().encode(serialiseRecord({ ...record, reading: 2 }))],
  ]);
  expect(saidOf(forged)).toContain('    现在是：读法（reading）与前一版不同');
});

test('the key of a reading cannot be taken away by hand', () => {
  const changed = textIn(newest, '1.json').replace(/ *"reading": 2,\n/, '');
  const forged = new Map([...newest, [`${SLUG}/versions/1.json`, new TextEncoder().encode(changed)]]);
  expect(saidOf(forged)).toContain('    现在是：内容与封记不符');
});
