import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { manifestOfBuild, objectPath } from '../../../harness/build';
import { ownFolder } from '../../../harness/for-test';
import { madeBuild } from '../../../harness/made-build';
import { BARE_CSS } from '../../../harness/styles';
import { fixtureContent, fixtureTree } from '../../content/fixtures';

const { publisher, notices, redirects, noticeHashes } = fixtureContent;
const [notice] = notices;
if (!publisher || !notice) throw new Error('the fixtures hold no notice');
const INPUT = {
  publisher,
  notices: [notice],
  redirects,
  noticeHashes,
  tree: fixtureTree,
  styles: BARE_CSS,
  siteUrl: 'https://www.yunxi.example',
  contentDir: 'content',
};

test('a notice whose hash is known is stored again where its object was cut short', async () => {
  const root = await ownFolder();
  const directory = await madeBuild(root, INPUT);
  const { objects } = await manifestOfBuild(directory);
  const path = objectPath(directory, objects.notices[notice.slug] ?? '');
  const whole = await readFile(path);
  await writeFile(path, whole.subarray(0, 100));
  await madeBuild(root, INPUT);
  expect(await readFile(path)).toEqual(whole);
});
