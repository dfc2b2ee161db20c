import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isError } from '#lib/content/problem';
import { ContentReader } from '#lib/content/read';
import type { ContentTree } from '#lib/content/source';
import { loadContent } from '#lib/versions/load';
import { fixtureContent, fixtureTree } from './fixtures';

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (tree: ContentTree, path: string) => new TextDecoder().decode(tree.get(path));

/** The fixtures with each Markdown and YAML file rewritten. */
function rewritten(change: (text: string) => string): ContentTree {
  return new Map(
    Array.from(fixtureTree, ([path, content]) =>
      /\.(md|yaml)$/.test(path) ? [path, bytes(change(textOf(fixtureTree, path)))] : [path, content],
    ),
  );
}

/** The fixtures with one file more, or another in its place. */
function withFile(path: string, text: string): ContentTree {
  return new Map([...fixtureTree, [path, bytes(text)]]);
}

const FIRST = '2024-district-inspection';

describe('how editors save a file', () => {
  test.each([
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['Windows line ends', (text: string) => text.replace(/\n/g, '\r\n')],
    ['both', (text: string) => `\ufeff${text.replace(/\n/g, '\r\n')}`],
    ['old Macintosh line ends', (text: string) => text.replace(/\n/g, '\r')],
    ['no newline at the end', (text: string) => text.replace(/\n+$/, '')],
    ['empty lines at the end', (text: string) => `${text}\n\n\n`],
    ['an empty line less after the front matter', (text: string) => text.replace(/\n---\n\n/, '\n---\n')],
  ])('changes nothing: %s', (_, change) => {
    const content = loadContent(rewritten(change), 'content');
    expect(content.problems.filter(isError)).toEqual([]);
    expect(content.notices).toEqual(fixtureContent.notices);
    expect(content.publisher).toEqual(fixtureContent.publisher);
  });
});

describe('quotations and lists nested too deeply', () => {
  const problemsWith = (line: string) =>
    loadContent(
      withFile(`${FIRST}/rectification/01-congress-study.md`, `---\ntitle: 学习\n---\n\n${line}\n`),
      'content',
    ).problems;

  test.each(['>'.repeat(5000), `${'> '.repeat(21)}字`, `${'- '.repeat(5000)}字`, `${'1. '.repeat(5000)}字`])(
    'are an error with their place: %#',
    (line) => {
      const found = problemsWith(line).filter(({ ruleId }) => ruleId === 'nesting');
      expect(found.map(({ file, line: at }) => `${file}:${at}`)).toEqual([
        `content/${FIRST}/rectification/01-congress-study.md:5`,
      ]);
      expect(found.every(isError)).toBe(true);
    },
  );

  test.each(['- '.repeat(40), '* '.repeat(40), `${'> '.repeat(20)}字`])('are none: %#', (line) => {
    expect(problemsWith(line).filter(({ ruleId }) => ruleId === 'nesting')).toEqual([]);
  });
});

describe('front matter', () => {
  test('is text as it was written, never what YAML would make of it', () => {
    const tree = withFile(
      `${FIRST}/rectification/01-congress-study.md`,
      '---\ntitle: 0123\nfinding: "yes"\ndone:\n  - 007\n  - no\nfigures:\n  - label: 1e3\n    quote: 2024-11-01\n---\n\n0123，yes，2024-11-01',
    );
    const { meta } = new ContentReader(tree, 'content')
      .read(FIRST)
      .source.folders.flatMap(({ items }) => items)
      .find(({ name }) => name === '01-congress-study.md') ?? { meta: null };
    expect(meta).toEqual({
      title: '0123',
      finding: 'yes',
      done: ['007', 'no'],
      figures: [{ label: '1e3', quote: '2024-11-01', kind: 'activity' }],
    });
  });
  test.each(['js', 'javascript', 'coffee', 'json', 'toml'])(
    'in the language %s is refused and never run',
    (language) => {
      const tree = withFile(
        `${FIRST}/notice.md`,
        `---${language}\n(globalThis.ranFrontMatter = true, { title: '题' })\n---\n\n正文`,
      );
      const content = loadContent(tree, 'content');
      expect(content.problems.find(isError)).toMatchObject({ file: `content/${FIRST}/notice.md`, line: 1 });
      expect(content.notices.map(({ slug }) => slug)).not.toContain(FIRST);
      expect(globalThis).not.toHaveProperty('ranFrontMatter');
    },
  );
  test('with a mistake in one key is read past it', () => {
    const tree = withFile(
      `${FIRST}/notice.md`,
      textOf(fixtureTree, `${FIRST}/notice.md`).replace('closes: 2025-02-28', 'closes: 2025-02-30'),
    );
    const { source, problems } = new ContentReader(tree, 'content').read(FIRST);
    expect(problems.map(({ line, actual }) => [line, actual])).toEqual([[8, '2025-02-30']]);
    expect(source.notice?.meta).toMatchObject({
      issuer: '中共立山区科协党支部',
      parts: [{ items: 4 }, { items: 6 }, { items: 3 }],
    });
    expect(source.notice?.meta).not.toHaveProperty('window');
  });
});

describe('the whole of content', () => {
  test('is the same in whatever order its files come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...fixtureTree], { minLength: fixtureTree.size }), (files) => {
        expect(loadContent(new Map(files), 'content')).toEqual(fixtureContent);
      }),
      { numRuns: 5 },
    );
  });
  test('has a slug for each folder', () => {
    expect(new ContentReader(fixtureTree, 'content').slugs).toEqual(
      fixtureContent.notices.map(({ slug }) => slug).sort(),
    );
  });
  test('gives every notice that has no error, and the errors of the others', () => {
    const tree = withFile('2023-city-archives/service/02-remote.md', '---\ntitle: 题\n');
    const content = loadContent(tree, 'content');
    expect(content.notices.map(({ slug }) => slug)).toEqual(
      fixtureContent.notices.map(({ slug }) => slug).filter((slug) => slug !== '2023-city-archives'),
    );
    expect(content.problems.filter(isError).map(({ file }) => file)).toContain(
      'content/2023-city-archives/service/02-remote.md',
    );
  });
  test('places each mistake in its own file, counted from the file’s first line', () => {
    const tree = withFile(`${FIRST}/contact.md`, '---\nphones:\n  - number: 123\n---\n\n电话：123');
    const problems = loadContent(tree, 'content').problems.filter(({ actual }) => actual === '123');
    expect(problems.map(({ file, line, column }) => `${file}:${line}:${column}`)).toContain(
      `content/${FIRST}/contact.md:3:13`,
    );
  });
});
