import { expect, test } from 'vitest';
import { openBuiltSite } from '#lib/site/built-site';
import { bundleStyles } from '../../scripts/styles';
import { newestBuild } from '../harness/build';
import { assertIncrementalIsCold } from '../harness/incremental-build';
import { fixtureTree } from '../unit/content/fixtures';

const FIRST = { tree: fixtureTree, siteUrl: 'https://www.yunxi.example', css: '', code: 'code' };

test('a build that draws only what changed is the one that draws everything, whatever was edited', async () => {
  const { application } = await openBuiltSite(await newestBuild());
  const property = assertIncrementalIsCold(FIRST, application, await bundleStyles(), { runs: 1, edits: 8 });
  await expect(property).resolves.toBeUndefined();
});
