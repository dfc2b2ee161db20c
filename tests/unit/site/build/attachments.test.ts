import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instantOf } from '#lib/model/date';
import { manifestOf } from '#lib/site/build/make-build';
import { DamagedObject } from '#lib/site/build/object-store';
import { openBuiltSite } from '#lib/site/built-site';
import { lossesBetween } from '#lib/site/losses/losses';
import { blockingErrors, loadContent } from '#lib/versions/load';
import { attaching } from '../../../fixtures/broken/attached';
import { brokenTree } from '../../../fixtures/broken/base';
import { pdfWith } from '../../../harness/attached-files';
import { manifestOfBuild, objectPath } from '../../../harness/build';
import { madeBuild } from '../../../harness/made-build';
import { BARE_CSS } from '../../../harness/styles';
import { Staff } from '../../versions/staff';

const SLUG = '2024-reading-corner';
const FILE = '附件1.pdf';
const LARGE = new Uint8Array(200_000).fill(0x20);
LARGE.set(pdfWith());

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'disclosure-attached-'));
});
afterEach(() => rm(root, { recursive: true }));

function inputOf(tree = brokenTree(attaching({ [FILE]: LARGE }))) {
  const content = loadContent(tree, 'content');
  const { publisher } = content;
  if (!publisher || blockingErrors(content).length > 0) throw new Error('the check refuses it');
  const facts = { siteUrl: 'https://www.qingliu.example', contentDir: 'content', styles: BARE_CSS };
  return { ...content, ...facts, publisher, tree };
}

describe('a build', () => {
  test('gives an attachment piece by piece, by its name alone', async () => {
    const { site } = await openBuiltSite(await madeBuild(root, inputOf()));
    const file = await site.attachment(SLUG, FILE);
    expect(file?.bytes).toBe(LARGE.length);
    const pieces: Uint8Array[] = [];
    for await (const piece of file?.open() ?? []) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(1);
    expect(Buffer.concat(pieces).equals(LARGE)).toBe(true);
    for (const other of ['notice.md', 'constructor', 'pictures/corner.png', `../${SLUG}/${FILE}`])
      expect(await site.attachment(SLUG, other)).toBeNull();
  });

  test('serves no attachment that is not what was stored', async () => {
    const directory = await madeBuild(root, inputOf());
    const { objects } = await manifestOfBuild(directory);
    await writeFile(objectPath(directory, objects.attachments[SLUG]?.[FILE] ?? ''), 'other bytes');
    const { site } = await openBuiltSite(directory);
    await expect(site.attachment(SLUG, FILE)).rejects.toThrow(DamagedObject);
  });

  test('leaves a reader who goes away, and reads no further', async () => {
    const { site } = await openBuiltSite(await madeBuild(root, inputOf()));
    const reader = (await site.attachment(SLUG, FILE))?.open().getReader();
    await reader?.read();
    await reader?.cancel();
    expect((await reader?.read())?.done).toBe(true);
  });

  test('is refused when an attachment would be gone without a correction, and not when one is recorded', async () => {
    const before = inputOf();
    const lossesTo = (tree: ReturnType<typeof brokenTree>) =>
      lossesBetween(manifestOf(before), manifestOf(inputOf(tree)), instantOf('2025-05-01T09:00+08:00')).map(
        ({ what }) => what,
      );
    expect(lossesTo(brokenTree({}))).toContain(`附件的网址 /notices/${SLUG}/${encodeURI(FILE)} 会打不开`);
    const staff = new Staff(before.tree);
    staff.edit('notice.md', (text) => text.replace(`attachments:\n  - file: ${FILE}\n`, ''));
    staff.correct(instantOf('2024-11-05T09:00+08:00'), { what: '删去附件', why: '附件有误' });
    const corrected = new Map([...staff.tree].filter(([path]) => path !== `${SLUG}/${FILE}`));
    expect(lossesTo(corrected)).toEqual([]);
  });
});
