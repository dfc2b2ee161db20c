import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readTree } from '#lib/content/files/read-tree';
import type { Notice } from '#lib/model/notice';
import { loadContent } from '#lib/versions/load';

const FIXTURES = new URL('../../fixtures/', import.meta.url);

/** The text of a file below `tests/fixtures/`. */
export function fixtureText(path: string): string {
  return readFileSync(new URL(path, FIXTURES), 'utf8');
}

/** The files of the notices that tests share. */
export const fixtureTree = await readTree(fileURLToPath(new URL('content', FIXTURES)));

/** The notices that tests share, loaded. */
export const fixtureContent = loadContent(fixtureTree, 'content');

/** One of the notices that tests share. @throws when there is none of that slug. */
export function fixtureNotice(slug: string): Notice {
  const notice = fixtureContent.notices.find((candidate) => candidate.slug === slug);
  if (!notice) throw new Error(`no fixture ${slug}`);
  return notice;
}
