import { expect, test } from 'vitest';
import { openBuiltSite } from '#lib/site/built-site';
import { bundleStyles } from '../../scripts/styles';
import { newestBuild } from '../harness/build';
import { assertIncrementalIsCold } from '../harness/incremental-build';
import { fixtureTree } from '../unit/content/fixtures';

const FIRST = { tree: fixtureTree, siteUrl: 'https://www.yunxi.example', css: '', code: 'code' };

test('after many edits too, builds that draw only what changed are those that draw everything', async () => {
  const { application } = await openBuiltSite(await newestBuild());
  const property = assertIncrementalIsCold(FIRST, application, await bundleStyles(), { runs: 6, edits: 16 });
  await expect(property).resolves.toBeUndefined();
});
