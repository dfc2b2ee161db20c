import { expect, test } from 'vitest';
import { buildDifferences } from '#lib/site/build/difference';
import { manifestOf } from '#lib/site/build/make-build';
import { type BuiltManifest, builtManifestSchema } from '#lib/site/build/manifest';
import { fixtureContent, fixtureTree } from '../../content/fixtures';

const { publisher, notices, redirects } = fixtureContent;
if (!publisher) throw new Error('the fixtures name no publisher');
const SITE = { publisher, siteUrl: 'https://a.example', contentDir: 'content', redirects, tree: fixtureTree };
const [FIRST, SECOND] = manifestOf({ ...SITE, notices }).entries;
if (!FIRST || !SECOND) throw new Error('the fixtures hold no two notices');

function built(count: number, changed: Partial<BuiltManifest> = {}): BuiltManifest {
  const manifest = manifestOf({ ...SITE, notices });
  const entries = manifest.entries.slice(0, count);
  const names = Object.fromEntries(entries.map(({ slug }) => [slug, slug]));
  const objects = {
    styles: '',
    pages: {},
    notices: names,
    searchTexts: {},
    pictures: {},
    pdfs: {},
    shareImages: {},
    withdrawnShareImages: {},
    siteShareImage: '',
  };
  return builtManifestSchema.parse({ ...manifest, entries, application: 'one', objects, ...changed });
}

const named = ({ title, slug }: { title: string; slug: string }) => `《${title}》（${slug}）`;

test.each<{ what: string; before: BuiltManifest; after: BuiltManifest; lines: string[] }>([
  { what: 'nothing', before: built(1), after: built(1), lines: [] },
  { what: 'a notice more', before: built(1), after: built(2), lines: [`增加 1 篇：${named(SECOND)}`] },
  { what: 'a notice less', before: built(2), after: built(1), lines: [`减少 1 篇：${named(SECOND)}`] },
  {
    what: 'another text',
    before: built(1),
    after: built(1, { objects: { ...built(1).objects, notices: { [FIRST.slug]: 'other' } } }),
    lines: [`修改 1 篇：${named(FIRST)}`],
  },
  {
    what: 'another program, body and address',
    before: built(1),
    after: built(1, {
      application: 'two',
      siteUrl: 'https://b.example',
      publisher: { ...publisher, organization: '某局' },
    }),
    lines: ['site.yaml 有改动', '网址从 https://a.example 改为 https://b.example', '程序有改动'],
  },
  {
    what: 'the same program, compiled twice',
    before: built(1, { application: '0123456789abcdef-1' }),
    after: built(1, { application: '0123456789abcdef-2' }),
    lines: [],
  },
  {
    what: 'many notices more',
    before: built(0),
    after: built(5),
    lines: [expect.stringMatching(/^增加 5 篇：《.*》（.*）、《.*》（.*）、《.*》（.*）等$/)],
  },
])('between two builds is told: $what', ({ before, after, lines }) => {
  expect(buildDifferences(before, after)).toEqual(lines);
});
