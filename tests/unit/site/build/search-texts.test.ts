import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { searchWords } from '#lib/search/search';
import { openBuiltSite } from '#lib/site/built-site';
import { manifestOfBuild, objectPath } from '../../../harness/build';
import { ownFolder } from '../../../harness/for-test';
import { madeBuild } from '../../../harness/made-build';
import { BARE_CSS } from '../../../harness/styles';
import { fixtureContent, fixtureTree } from '../../content/fixtures';

test('a build that is opened beside another takes over the search texts that are the same', async () => {
  const { publisher, notices, redirects } = fixtureContent;
  const [notice] = notices;
  if (!publisher || !notice) throw new Error('the fixtures hold no notice');
  const site = { publisher, redirects, tree: fixtureTree, styles: BARE_CSS };
  const place = { siteUrl: 'https://www.yunxi.example', contentDir: 'content' };
  const directory = await madeBuild(await ownFolder(), { ...site, ...place, notices: [notice] });
  const words = searchWords('整改');
  const first = await openBuiltSite(directory);
  expect((await first.site.search()).matches(notice, words)).toBe(true);

  const { objects } = await manifestOfBuild(directory);
  await rm(objectPath(directory, objects.searchTexts[notice.slug] ?? ''));
  const beside = await openBuiltSite(directory, first.searchTexts);
  expect((await beside.site.search()).matches(notice, words)).toBe(true);
  expect([...beside.searchTexts.keys()]).toEqual([objects.searchTexts[notice.slug]]);

  const alone = await openBuiltSite(directory);
  await expect(alone.site.search()).rejects.toThrow('ENOENT');
});
