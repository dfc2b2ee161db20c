import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatProblem } from '#lib/content/problem';
import { officeContactPoints } from '#lib/content/site-file';
import type { ContentTree } from '#lib/content/source';
import { type DerivedCache, NO_CACHE } from '#lib/derived-cache';
import { fingerprintOf } from '#lib/model/fingerprint';
import { foldersOf, keyOfCheck } from '#lib/versions/checks/content-checks';
import { contentLoader } from '#lib/versions/checks/content-loader';
import { type Content, loadContent, loadContentForPreview } from '#lib/versions/load';
import { brokenTree, OUTCOME } from '../../../fixtures/broken/base';
import { published } from '../../../harness/published';

const ROOT = 'content';
const FIRST = '2024-reading-corner';
const OTHER = '2024-reading-room';
/** After the windows of the notices, when staff are reminded of outcomes that are missing. */
const LATE = Date.parse('2025-06-01T00:00+08:00');

/** A cache in memory, and how often something was put into it. */
function memoryCache() {
  const values = new Map<string, Uint8Array>();
  const put: string[] = [];
  const cache: DerivedCache = {
    get: async (kind, key) => values.get(kind + key) ?? null,
    put: async (kind, key, value) => {
      put.push(key);
      values.set(kind + key, value);
    },
    prune: async () => undefined,
  };
  return { cache, values, put };
}

/** All that was loaded, in one text. */
function shown(content: Content): string {
  const { problems, draftErrors, ...rest } = content;
  return JSON.stringify([rest, problems.map(formatProblem), draftErrors.map(formatProblem)]);
}

const decoder = new TextDecoder();

function edited(tree: ContentTree, path: string, change: (text: string) => string | null): ContentTree {
  const files = new Map(tree);
  const bytes = files.get(path);
  const after = change(bytes ? decoder.decode(bytes) : '');
  if (after === null) files.delete(path);
  else files.set(path, new TextEncoder().encode(after));
  return files;
}

function copied(tree: ContentTree, from: string, to: string): ContentTree {
  const files = [...tree]
    .filter(([path]) => path.startsWith(`${from}/`) && !path.includes('/versions/'))
    .map(([path, bytes]) => [path.replace(from, to), bytes] as const);
  return new Map([...tree, ...files]);
}

function without(tree: ContentTree, slug: string): ContentTree {
  return new Map([...tree].filter(([path]) => !path.startsWith(`${slug}/`)));
}

const item = (slug: string) => `${slug}/findings/01-records.md`;
const notice = (slug: string) => `${slug}/notice.md`;
const slugs = fc.constantFrom(FIRST, OTHER);
const words = fc.constantFrom('又补登30册。', '拔付', '拨付', '2024年2月30日', '<b>', '13912345678', '');

type Edit = (tree: ContentTree) => ContentTree;

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(slugs, words).map(
    ([slug, more]): Edit =>
      (tree) =>
        edited(tree, item(slug), (text) => `${text}\n${more}\n`),
  ),
  slugs.map(
    (slug): Edit =>
      (tree) =>
        edited(tree, item(slug), () => null),
  ),
  fc.constant<Edit>((tree) => copied(tree, FIRST, OTHER)),
  slugs.map(
    (slug): Edit =>
      (tree) =>
        without(tree, slug),
  ),
  fc.constant<Edit>((tree) => without(copied(tree, OTHER, '2024-renamed'), OTHER)),
  fc.tuple(slugs, slugs, fc.constantFrom('', '#findings-2', '#plans-1', '#feedback', '.pdf')).map(
    ([slug, to, anchor]): Edit =>
      (tree) =>
        edited(tree, item(slug), (text) => `${text}\n见[上次](/notices/${to}${anchor})。\n`),
  ),
  slugs.map(
    (slug): Edit =>
      (tree) =>
        edited(tree, `${slug}/plans/01-training.md`, () => null),
  ),
  slugs.map(
    (slug): Edit =>
      (tree) =>
        edited(tree, notice(slug), (text) => text.replace(/^published: .*\n/m, '')),
  ),
  slugs.map(
    (slug): Edit =>
      (tree) =>
        edited(tree, notice(slug), (text) =>
          text.replace('---\n\n', 'withdrawn:\n  at: 2024-12-01T09:00+08:00\n  reason: 内容有误\n---\n\n'),
        ),
  ),
  slugs.map(
    (slug): Edit =>
      (tree) =>
        edited(tree, `${slug}/outcome.md`, () => OUTCOME),
  ),
  fc.constant<Edit>((tree) => edited(tree, 'site.yaml', (text) => text.replace('5550160', '5550161'))),
  fc.constant<Edit>((tree) =>
    edited(tree, 'site.yaml', (text) => text.replace('青柳县文化站', '青柳县文化馆')),
  ),
  fc.constant<Edit>((tree) => edited(tree, 'redirects.yaml', () => `/old/1.html: /notices/${OTHER}\n`)),
  fc.constant<Edit>((tree) => published(tree)),
);

/** A step of a history: an edit, or back to the content of some steps before. */
const steps = fc.array(fc.oneof({ weight: 4, arbitrary: edits }, { weight: 1, arbitrary: fc.nat(3) }), {
  maxLength: 6,
});

/** The content after each step. */
function historyOf(made: readonly (Edit | number)[]): ContentTree[] {
  const history = [copied(brokenTree({}), FIRST, OTHER)];
  for (const step of made) {
    const before = history.at(-1) ?? new Map();
    history.push(typeof step === 'number' ? (history.at(-1 - step) ?? before) : step(before));
  }
  return history;
}

test('content is loaded to the same result whatever was checked before, in this process or an earlier one', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.infiniteStream(fc.boolean()), async (made, restarts) => {
      const { cache } = memoryCache();
      let loader = contentLoader({ root: ROOT, cache });
      for (const tree of historyOf(made)) {
        if (restarts.next().value) loader = contentLoader({ root: ROOT, cache });
        expect(shown(await loader(tree, LATE))).toBe(shown(loadContent(tree, ROOT, LATE)));
      }
    }),
    { numRuns: 25 },
  );
});

test('the preview loads content to the same result, too', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (made) => {
      const loader = contentLoader({ root: ROOT, cache: NO_CACHE, isPreview: true });
      for (const tree of historyOf(made))
        expect(shown(await loader(tree))).toBe(shown(loadContentForPreview(tree, ROOT)));
    }),
    { numRuns: 10 },
  );
});

/** The checks that a change of the content makes anew, as the slugs of their notices. */
async function checkedAgain(before: ContentTree, after: ContentTree): Promise<string[]> {
  const { cache, put } = memoryCache();
  await contentLoader({ root: ROOT, cache })(before);
  put.splice(0);
  await contentLoader({ root: ROOT, cache })(after);
  const context = { root: ROOT, office: officeContactPoints(after, ROOT) };
  const keyOfOther = keyOfCheck(foldersOf(after).get(OTHER) ?? new Map(), context);
  return put.map((key) => (key === keyOfOther ? OTHER : FIRST));
}

const two = published(copied(brokenTree({}), FIRST, OTHER));

test('a notice is not checked again while its files and the site’s telephones stay', async () => {
  expect(await checkedAgain(two, two)).toEqual([]);
  const added = edited(two, item(OTHER), (text) => `${text}\n又补登30册。\n`);
  expect(await checkedAgain(two, added)).toEqual([OTHER]);
  const renamed = edited(two, 'site.yaml', (text) =>
    text.replace('organization: 青柳县', 'organization: 红柳县'),
  );
  expect(await checkedAgain(two, renamed)).toEqual([]);
  const called = edited(two, 'site.yaml', (text) => text.replace('5550160', '5550169'));
  expect(await checkedAgain(two, called)).toEqual([FIRST, OTHER]);
});

test('a notice is checked again when what it links to answers otherwise, and only then', async () => {
  const linked = edited(two, item(FIRST), (text) => `${text}\n见[上次](/notices/${OTHER}#plans-1)。\n`);
  const reworded = edited(linked, item(OTHER), (text) => `${text}\n又补登30册。\n`);
  expect(await checkedAgain(linked, reworded)).toEqual([OTHER]);
  const shortened = edited(linked, `${OTHER}/plans/01-training.md`, () => null);
  expect(await checkedAgain(linked, shortened)).toEqual([FIRST, OTHER]);
  expect(await checkedAgain(linked, without(linked, OTHER))).toEqual([FIRST]);
});

test('what is stored and is no check is not used', async () => {
  const { cache, values, put } = memoryCache();
  const sound = shown(await contentLoader({ root: ROOT, cache })(two));
  const spoils = ['', 'null', '{}', '{"check":{}}', '[', '\ufffd'];
  for (const spoil of spoils) {
    for (const key of values.keys()) values.set(key, new TextEncoder().encode(spoil));
    put.splice(0);
    expect(shown(await contentLoader({ root: ROOT, cache })(two))).toBe(sound);
    expect(put).toHaveLength(2);
  }
});

test('reminds of what is overdue by the moment of loading, not by that of the check', async () => {
  const { cache } = memoryCache();
  const loader = contentLoader({ root: ROOT, cache });
  const overdue = async (now: number | null) =>
    (await loader(two, now)).problems.filter(({ ruleId }) => ruleId === 'outcome-overdue').length;
  const day = Date.parse('2025-04-30T00:00+08:00');
  expect([await overdue(day - 1), await overdue(day), await overdue(null), await overdue(LATE)]).toEqual([
    0, 2, 0, 2,
  ]);
});

test('the hash of each notice is that of its JSON, also where its check comes from the cache', async () => {
  const { cache } = memoryCache();
  const load = () => contentLoader({ root: ROOT, cache })(published(brokenTree({})));
  for (const { notices, noticeHashes } of [await load(), await load()]) {
    const hashes = notices.map((notice) => [notice.slug, fingerprintOf(JSON.stringify(notice))]);
    expect(noticeHashes).toEqual(Object.fromEntries(hashes));
    expect(hashes).not.toEqual([]);
  }
});
