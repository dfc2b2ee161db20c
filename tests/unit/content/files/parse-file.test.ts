import { describe, expect, test } from 'vitest';
import { fileParser } from '#lib/content/files/parse-file';
import { ContentReader } from '#lib/content/read';
import { contactFrontMatter } from '#lib/content/schema/written-schema';
import { brokenTree } from '../../../fixtures/broken/base';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const TEXT = '---\nphones: 0199-5550161\n---\n\n联系电话：0199-5550161。\n';
const parser = () => fileParser({ whole: contactFrontMatter, partial: contactFrontMatter.partial() });

describe('a file that is parsed', () => {
  test('is not parsed again while its bytes, its path and its reading are the same', () => {
    const [parse, bytes] = [parser(), bytesOf(TEXT)];
    const first = parse('content/a/contact.md', bytes, 2);
    expect(parse('content/a/contact.md', bytes, 2).source).toBe(first.source);
    for (const other of [
      parse('content/b/contact.md', bytes, 2),
      parse('content/a/contact.md', bytes, 1),
      parse('content/a/contact.md', bytesOf(TEXT), 2),
    ])
      expect(other.source).not.toBe(first.source);
  });

  test('names its own path in problems, though another file has the same bytes', () => {
    const [parse, bytes] = [parser(), bytesOf(TEXT)];
    const filesOf = (file: string) => new Set(parse(file, bytes, 2).problems.map((found) => found.file));
    expect(filesOf('content/a/contact.md')).toEqual(new Set(['content/a/contact.md']));
    expect(filesOf('content/b/contact.md')).toEqual(new Set(['content/b/contact.md']));
  });

  test('is parsed again after many others, so that what was parsed does not pile up', () => {
    const [parse, bytes] = [parser(), bytesOf(TEXT)];
    const first = parse('content/a/contact.md', bytes, 2);
    for (let count = 0; count < 12; count += 1)
      parse('content/b/contact.md', bytesOf(TEXT + '反馈。\n\n'.repeat(2000)), 2);
    expect(parse('content/a/contact.md', bytes, 2).source).not.toBe(first.source);
  });
});

test('what is taken from the problems of a notice stays in those that are read next', () => {
  const tree = brokenTree({ 'notice.md': (text) => text.replace('2024-11-01T00:00+08:00', '2024年11月1日') });
  const [slug = ''] = new ContentReader(tree, 'content').slugs;
  const read = () => new ContentReader(tree, 'content').read(slug).problems;
  const noted = read().filter(({ note }) => note !== undefined).length;
  expect(noted).toBeGreaterThan(0);
  for (const found of read()) found.note = undefined;
  expect(read().filter(({ note }) => note !== undefined)).toHaveLength(noted);
});
