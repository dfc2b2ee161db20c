import { fork } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ContentChecks, decodeCheck, encodeCheck, foldersOf } from '#lib/versions/checks/content-checks';
import { concurrentChecks } from '../../../../scripts/content/check-processes';
import { alteredTree, PNG } from '../../../fixtures/broken/base';
import { ownFolder } from '../../../harness/for-test';

const SLUG = '2024-reading-corner';
const CONTEXT = { root: 'content', office: { phones: ['0000-5550160'], mails: [] } };

/** Copies of a notice with a mistake, a picture, and a link to the copy after it; the last one's leads nowhere. */
function linkedCopies(count: number): Map<string, ReadonlyMap<string, Uint8Array>> {
  const original = [...(foldersOf(alteredTree({})).get(SLUG) ?? [])];
  const slugs = Array.from({ length: count }, (_, index) => `copy-${String(index).padStart(4, '0')}`);
  const folderOf = (slug: string, next: string) =>
    original
      .map(([path, bytes]): [string, Uint8Array] => [path.replace(SLUG, slug), bytes])
      .concat([
        [
          `${slug}/findings/09-more.md`,
          Buffer.from(`---\ntitle: 其他\n---\n见[下一份](/notices/${next}#findings-1)。![](p.png)\n`),
        ],
        [`${slug}/findings/p.png`, PNG],
      ]);
  return new Map(slugs.map((slug, index) => [slug, new Map(folderOf(slug, slugs[index + 1] ?? 'nowhere'))]));
}

const FOLDERS = linkedCopies(90);
const SLUGS = [...FOLDERS.keys()];
const CHECKS = new ContentChecks(FOLDERS, CONTEXT);
const encoded = new Map<string, Uint8Array>();

/** The check of a notice as this process makes it, once for all tests. */
function madeHere(slug: string): Uint8Array {
  const made = encoded.get(slug) ?? encodeCheck(CHECKS.make(slug));
  encoded.set(slug, made);
  return made;
}

test('many notices are checked in several processes to the same result, links to each other included', async () => {
  const made = await concurrentChecks({ cores: 2 })(FOLDERS, CONTEXT, SLUGS);
  expect([...made.keys()].sort()).toEqual(SLUGS);
  for (const [slug, check] of made)
    expect(decodeCheck(encodeCheck(check))).toEqual(decodeCheck(madeHere(slug)));
  expect(JSON.stringify(made.get('copy-0089'))).toContain('nowhere');
});

test('few notices, or those on a machine of one core, are left to the one process that there is', async () => {
  expect(await concurrentChecks({ cores: 2 })(FOLDERS, CONTEXT, SLUGS.slice(0, 80))).toEqual(new Map());
  expect(await concurrentChecks({ cores: 1 })(FOLDERS, CONTEXT, SLUGS)).toEqual(new Map());
});

test.each([
  ['ends at once', 'process.exit(1);'],
  ['answers what is no answer', "process.on('message', () => process.send('nonsense'));"],
  [
    'runs another program',
    "process.on('message', (request) => process.send({ program: 'another', made: Array.from(request.folders ?? [], ([slug]) => ({ slug, check: new Uint8Array() })) }));",
  ],
])('what a process was to check that %s is left to the one that asked', async (_, source) => {
  const program = join(await ownFolder(), 'checker.mjs');
  await writeFile(program, source);
  const start = () => fork(program, [], { serialization: 'advanced' });
  const made = await concurrentChecks({ cores: 2, program: 'this', start })(FOLDERS, CONTEXT, SLUGS);
  expect(made.size).toBeLessThan(SLUGS.length);
  for (const [slug, check] of made) expect(encodeCheck(check)).toEqual(madeHere(slug));
});
