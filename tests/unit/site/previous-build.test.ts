import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instantOf } from '#lib/model/date';
import { manifestOf } from '#lib/site/build/make-build';
import { lossLine } from '#lib/site/losses/loss';
import { compareWithPrevious } from '#lib/site/losses/previous-build';
import { fixtureContent, fixtureTree } from '../content/fixtures';

const NOW = instantOf('2026-01-01T00:00+08:00');
const ACCEPTED = { at: '2025-12-01T09:00:00+08:00', reason: '误发', losses: ['content/a 已经发布的通报'] };

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'disclosure-previous-'));
});
afterEach(() => rm(root, { recursive: true }));

/** What a build of the fixtures shows, without the notice `without`. */
function facts(contentDir: string, without?: string) {
  const { publisher, notices } = fixtureContent;
  if (!publisher) throw new Error('the fixtures name no publisher');
  const shown = notices.filter(({ slug }) => slug !== without);
  const site = { publisher, siteUrl: 'https://www.yunxi.example', contentDir };
  return manifestOf({ ...site, notices: shown, redirects: [], tree: fixtureTree });
}

/** The folder of a build with this manifest. */
async function built(name: string, manifest: unknown): Promise<string> {
  const directory = join(root, name);
  await mkdir(directory);
  await writeFile(join(directory, 'manifest.json'), JSON.stringify(manifest));
  return directory;
}

const LOST = '2024-county-water';
const losses = async (directories: readonly string[], contentDir = 'content') =>
  (await compareWithPrevious(directories, facts(contentDir, LOST), NOW)).losses.map(lossLine);

describe('a build is compared with the one before', () => {
  test('of the same content folder', async () => {
    const before = await built('1', facts('content'));
    expect(await losses([before])).toEqual([expect.stringContaining(`content/${LOST} 已经发布的通报《`)]);
  });

  test.each(['./content', 'content/', resolve('content'), 'lib/../content'])(
    'also where that folder was written as %s',
    async (written) => {
      expect(await losses([await built('1', facts(written))])).toHaveLength(1);
    },
  );

  test('not of another folder, but with the newest of its own behind such', async () => {
    const other = await built('2', facts('tests/fixtures/content'));
    expect(await losses([other])).toEqual([]);
    expect(await losses([other, await built('1', facts('content'))])).toHaveLength(1);
  });

  test('and staff are told where the newest is of another folder', async () => {
    const other = await built('2', facts('tests/fixtures/content'));
    const own = await built('1', facts('./content'));
    const compared = async (...directories: string[]) =>
      (await compareWithPrevious(directories, facts('content'), NOW)).otherFolder;
    expect(await compared(other, own)).toBe('tests/fixtures/content');
    expect(await compared(own, other)).toBeNull();
    expect(await compared()).toBeNull();
  });

  test('and with that alone: what was lost before is not lost again', async () => {
    const before = await built('1', facts('content'));
    const without = await built('2', facts('content', LOST));
    expect(await losses([without, before])).toEqual([]);
  });

  test('unless there is none', async () => {
    expect(await losses([])).toEqual([]);
    expect(await losses([join(root, 'gone')])).toEqual([]);
  });

  test('whatever its format, while its manifest says what readers saw', async () => {
    const { records: _, anchors: __, acceptedLosses: ___, ...older } = facts('content');
    expect(await losses([await built('1', { ...older, format: 1 })])).toHaveLength(1);
    expect(await losses([await built('2', { ...facts('content'), format: 99, more: true })])).toHaveLength(1);
  });

  test('or it says that it could not read it', async () => {
    const before = await built('1', { format: 99, contentDir: 'content', notices: [] });
    const { isUnreadable, losses } = await compareWithPrevious([before], facts('content', LOST), NOW);
    expect([isUnreadable, losses]).toEqual([true, []]);
  });

  test('and takes over what was taken away on purpose, and why', async () => {
    const before = await built('1', { ...facts('content'), acceptedLosses: [ACCEPTED] });
    const { acceptedLosses } = await compareWithPrevious([before], facts('content'), NOW);
    expect(acceptedLosses).toEqual([ACCEPTED]);
  });
});
