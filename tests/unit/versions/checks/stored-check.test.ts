import { deserialize, serialize } from 'node:v8';
import { expect, test } from 'vitest';
import { ContentChecks, foldersOf } from '#lib/versions/checks/content-checks';
import { decodeStoredCheck, encodeStoredCheck } from '#lib/versions/checks/stored-check';
import { brokenTree } from '../../../fixtures/broken/base';
import { published } from '../../../harness/published';

const SLUG = '2024-reading-corner';

function madeOf(files: Parameters<typeof brokenTree>[0], slug = SLUG) {
  const tree = published(brokenTree(files));
  return new ContentChecks(foldersOf(tree), { root: 'content', office: { phones: [], mails: [] } }).make(
    slug,
  );
}

const made = madeOf({});

test('a check that was stored is the same, each field of its notice where it stood', () => {
  expect(made.check.notice?.parts).not.toEqual([]);
  expect(JSON.stringify(decodeStoredCheck(encodeStoredCheck(made)))).toBe(JSON.stringify(made));
  expect(decodeStoredCheck(encodeStoredCheck(made))).toEqual(JSON.parse(JSON.stringify(made)));
});

test('the notice of a stored check reaches another process whole', () => {
  const stored = decodeStoredCheck(encodeStoredCheck(made));
  expect(deserialize(serialize(stored?.check.notice))).toEqual(deserialize(serialize(made.check.notice)));
});

test('a check without a notice is stored, too', () => {
  const broken = madeOf({}, '2024-none');
  expect(broken.check.notice).toBeNull();
  expect(JSON.stringify(decodeStoredCheck(encodeStoredCheck(broken)))).toBe(JSON.stringify(broken));
});

test('what ends before the check does is none', () => {
  const bytes = encodeStoredCheck(made);
  const length = Buffer.from(bytes).readUInt32LE();
  for (const end of [0, 3, 4, 100, length]) expect(decodeStoredCheck(bytes.subarray(0, end))).toBeNull();
});
