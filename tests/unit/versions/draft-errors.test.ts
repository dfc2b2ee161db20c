import { describe, expect, test } from 'vitest';
import { isError } from '#lib/content/problem';
import type { ContentTree } from '#lib/content/source';
import { blockingErrors, loadContent } from '#lib/versions/load';
import { adding, alteredTree, type Changes, replacing } from '../../fixtures/broken/base';
import { fixtureTree } from '../content/fixtures';

const DRAFT = '2025-draft-bookhouse';
const BROKEN = '2024-reading-corner';

/** The notice that breaks, beside the fixtures' notices, which are sound. */
function beside(changes: Changes): ContentTree {
  const broken = [...alteredTree(changes)].filter(([path]) => path.startsWith(`${BROKEN}/`));
  return new Map([...fixtureTree, ...broken]);
}

const noRecord: Changes = { 'versions/1.txt': null, 'versions/1.json': null };
const withoutPublished = (text: string) => text.replace(/^published:.*\n/m, '');

describe('a draft with errors', () => {
  test.each<{ name: string; changes: Changes }>([
    { name: 'in a text', changes: { 'plans/01-training.md': adding('<b>粗</b>') } },
    { name: 'of which a file is missing', changes: { 'plans/01-training.md': null } },
    {
      name: 'in its front matter',
      changes: { 'notice.md': (text) => withoutPublished(text).replace('issuer:', 'isuer:') },
    },
    {
      name: 'whose front matter is no YAML',
      changes: { 'notice.md': (text) => withoutPublished(text).replace('title: ', 'title：') },
    },
    {
      name: 'whose front matter has no end',
      changes: { 'notice.md': (text) => withoutPublished(text).replace(/\n---\n/, '\n') },
    },
    { name: 'without a notice.md', changes: { 'notice.md': null } },
    { name: 'whose notice.md is empty', changes: { 'notice.md': '' } },
    {
      name: 'saved in another encoding',
      changes: { 'notice.md': Uint8Array.from([0xb0, 0xa1, 0xff, 0x41]) },
    },
    {
      name: 'that is withdrawn',
      changes: {
        'notice.md': (text) =>
          `${withoutPublished(text).replace('window:', 'withdrawn:\n  at: 2024-12-01T09:00+08:00\n  reason: 有误\nwindow:')}`,
      },
    },
    { name: 'with a picture at an address of the site', changes: { 'feedback/x.png': 'x' } },
  ])('keeps nothing else from being built: $name', ({ changes }) => {
    const content = loadContent(
      beside({ 'notice.md': withoutPublished, ...noRecord, ...changes }),
      'content',
    );
    expect(content.draftErrors).not.toEqual([]);
    expect(content.draftErrors.every(({ file }) => file?.startsWith(`content/${BROKEN}`))).toBe(true);
    expect(content.problems.filter(isError)).toEqual(content.draftErrors);
    expect(blockingErrors(content)).toEqual([]);
    expect(content.notices.map(({ slug }) => slug)).not.toContain(BROKEN);
    expect(content.notices).toHaveLength(7);
  });

  test.each<{ name: string; changes: Changes }>([
    { name: 'has a moment of publication', changes: { 'plans/01-training.md': null } },
    {
      name: 'has a moment that is none',
      changes: { 'notice.md': replacing('published: 2024-11-01T00:00+08:00', 'published: 明天') },
    },
    { name: 'has a moment and no YAML', changes: { 'notice.md': replacing('title: ', 'title：') } },
    {
      name: 'has a moment behind a full-width colon',
      changes: { 'notice.md': replacing('published: ', 'published：') },
    },
    {
      name: 'has a moment whose key is misspelt',
      changes: { 'notice.md': replacing('published: ', 'publised: ') },
    },
    {
      name: 'has a moment, in UTF-16',
      changes: {
        'notice.md': new Uint8Array(
          Buffer.from('\ufeff---\r\npublished: 2024-11-01T00:00+08:00\r\n---\r\n', 'utf16le'),
        ),
      },
    },
  ])('is no draft where it $name', ({ changes }) => {
    const content = loadContent(beside({ ...noRecord, ...changes }), 'content');
    expect(content.draftErrors).toEqual([]);
    expect(blockingErrors(content)).not.toEqual([]);
  });

  test.each<{ name: string; changes: Changes }>([
    { name: 'its moment was taken away', changes: { 'notice.md': withoutPublished } },
    { name: 'its notice.md was', changes: { 'notice.md': null } },
    { name: 'its notice.md cannot be read', changes: { 'notice.md': Uint8Array.from([0xff, 0xff]) } },
    { name: 'only its last record is left', changes: { 'notice.md': null, 'versions/1.txt': null } },
  ])('is no draft where something is recorded of it, even if $name', ({ changes }) => {
    const content = loadContent(beside(changes), 'content');
    expect(content.draftErrors).toEqual([]);
    expect(blockingErrors(content)).not.toEqual([]);
  });
});

describe('what leads to a draft that is broken', () => {
  /** The fixtures with a link to a place in their draft, which the draft does not have. */
  const linking = (): ContentTree => {
    const path = `${DRAFT}/notice.md`;
    const text = new TextDecoder().decode(fixtureTree.get(path)).replace('issuer:', 'isuer:');
    const redirects = `redirects:\n  - from: /alt\n    to: /notices/${DRAFT}#missing\n`;
    return new Map([
      ...fixtureTree,
      [path, new TextEncoder().encode(text)],
      ['redirects.yaml', new TextEncoder().encode(redirects)],
    ]);
  };

  test('a redirect is warned of, and stays', () => {
    const content = loadContent(linking(), 'content');
    expect(blockingErrors(content)).toEqual([]);
    expect(content.redirects).toHaveLength(1);
    expect(content.problems.filter(({ file }) => file === 'content/redirects.yaml')).toHaveLength(1);
  });

  test('a link of a published notice is warned of', () => {
    const draft = [...beside({ ...noRecord, 'notice.md': withoutPublished })];
    const link = `\n见[草稿](/notices/${BROKEN}#missing)。\n`;
    const path = '2024-science-funds/report/04-links.md';
    const content = loadContent(
      new Map([
        ...draft,
        [path, new TextEncoder().encode(new TextDecoder().decode(fixtureTree.get(path)) + link)],
      ]),
      'content',
    );
    const [found] = content.problems.filter(
      ({ file, ruleId }) => file === `content/${path}` && ruleId === 'link-target',
    );
    expect(found?.fatal).toBe(false);
    expect(found?.reason).toBe('那份通报里没有“missing”这个锚点');
  });
});
