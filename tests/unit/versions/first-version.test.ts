import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readTree } from '#lib/content/files/read-tree';
import { ContentReader } from '#lib/content/read';
import { fingerprintOf } from '#lib/model/fingerprint';
import { noticeText } from '#lib/model/notice-text';
import { checkNotice } from '#lib/versions/check-notice';
import { fixtureNotice, fixtureText, fixtureTree } from '../content/fixtures';

const withoutSpace = (text: string) => text.replace(/\s/g, '');

describe('the first version of the first notice', () => {
  const text = noticeText(fixtureNotice('2024-district-inspection'));

  test('equals its source to the character, white space aside', () => {
    expect(withoutSpace(text)).toBe(withoutSpace(fixtureText('first-version/source-notice.txt')));
  });

  test('equals the copy reflowed by hand, with its spaces and paragraphs', () => {
    const paragraphs = fixtureText('first-version/reflowed.txt').trimEnd().split('\n');
    expect(text).toBe(`${paragraphs.join('\n\n')}\n`);
  });
});

const contentTree = await readTree(fileURLToPath(new URL('../../../content', import.meta.url)));

/** Every notice that has a version, the public body's own and those that tests share. */
const NOTICES = [
  { content: 'content', tree: contentTree },
  { content: 'tests/fixtures/content', tree: fixtureTree },
].flatMap(({ content, tree }) => {
  const reader = new ContentReader(tree, content);
  return reader.slugs
    .map((slug) => ({ name: `${content}/${slug}`, tree, checked: checkNotice(reader, slug) }))
    .filter(({ tree, checked }) => tree.has(`${checked.source.slug}/versions/1.json`));
});

describe('the text of a notice that has a version', () => {
  test('is held for the first notice and for all that tests share', () => {
    const held = [
      'content/2024-district-inspection',
      'tests/fixtures/content/2022-reading-room',
      'tests/fixtures/content/2023-city-archives',
      'tests/fixtures/content/2024-county-water',
      'tests/fixtures/content/2024-district-inspection',
      'tests/fixtures/content/2024-science-funds',
      'tests/fixtures/content/2025-glass-whale',
    ];
    expect(NOTICES.map(({ name }) => name)).toEqual(expect.arrayContaining(held));
  });

  test.each(NOTICES)('is to the byte what is recorded of it: $name', ({ tree, checked }) => {
    const { notice, record, source } = checked;
    const bytes = tree.get(`${source.slug}/versions/${record.versions.at(-1)?.version}.txt`);
    const text = notice ? noticeText(notice) : '';
    expect(text).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    expect(notice?.fingerprint).toBe(fingerprintOf(bytes ?? ''));
  });
});

describe('what was recorded in the first format', () => {
  test.each([
    [
      '2024-district-inspection/versions/1.json',
      '23cebbde2695774a8e188b3c63096a73db2173cc25a359195756a337c924e1c7',
    ],
    [
      '2024-district-inspection/versions/1.txt',
      'b6c2472a5e3ce64ea8d1f8e184566dde167b33671e029e7ce4cc7282e5e8f150',
    ],
  ])('stays to the byte: content/%s', (path, sha256) => {
    expect(fingerprintOf(contentTree.get(path) ?? '')).toBe(sha256);
  });

  test.each([
    ['2022-reading-room/versions/1.json', '8cf2c3004a97390e4261806fba79ef69e825b5259bae0d7518b3b5ab96c83f0e'],
    ['2022-reading-room/versions/1.txt', '826939d3ae64173a6f2f0c4a26c1141b9c8256ec8f8e361b9d0348f27247ff79'],
    [
      '2023-city-archives/versions/1.json',
      'e4d70fbff3b03176a78e42545ab358fc52283a26547c4aea1bd1c117ed7ee88c',
    ],
    ['2023-city-archives/versions/1.txt', '8b79b17dbf408f55c3ebe0169fdeda5341fca7b94d1e082f044fe26014187f00'],
    ['2024-county-water/versions/1.json', 'dc1d82723f21daf298fe3873e7a4714677b09c5f5a6de9a0a3c46316e56691bd'],
    ['2024-county-water/versions/1.txt', '803ca1d35088961b92df0872ecb26b538e5c1f32f9e74c17f34697160fd05d83'],
    ['2024-county-water/versions/2.json', 'f6c234c18539e2f222fb5321ed57f19d46162223e65b187732e26bc65f8fe199'],
    ['2024-county-water/versions/2.txt', '32b97ad01eb021f3a50292259fa920a3aab146b2052403845a9eaa0854bd96a0'],
    [
      '2024-county-water/versions/outcome.json',
      'd2832f1de1b9bc4c9d17de2a6e830600471b2295b849bd04701d1dab769d2685',
    ],
    [
      '2024-district-inspection/versions/1.json',
      '23cebbde2695774a8e188b3c63096a73db2173cc25a359195756a337c924e1c7',
    ],
    [
      '2024-district-inspection/versions/1.txt',
      'b6c2472a5e3ce64ea8d1f8e184566dde167b33671e029e7ce4cc7282e5e8f150',
    ],
    [
      '2024-science-funds/versions/1.json',
      '9140892b3a27bdedb03bc113ca20472a7f64f1254aba96756edad7121e5af821',
    ],
    ['2024-science-funds/versions/1.txt', '0d469637db8fb06aa6ba758424b7fb289775bb0a025c2c155b049ba18cd0dc14'],
    ['2025-glass-whale/versions/1.json', '2ebe4412bd4618a748529eecd7c9a268821875b32787d8bea86fc090e92e7e6a'],
    ['2025-glass-whale/versions/1.txt', '093d728d179e1d399994a1f91ed1da857fab2b897e8c5d2ff90200137aff02c1'],
    [
      '2025-glass-whale/versions/withdrawn.json',
      'b4fcbeda9e39e9de501c09a07faee1763871cbf58034cc484c17e7128f514941',
    ],
  ])('stays to the byte: tests/fixtures/content/%s', (path, sha256) => {
    expect(fingerprintOf(fixtureTree.get(path) ?? '')).toBe(sha256);
  });
});
