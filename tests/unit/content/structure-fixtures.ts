import { fileURLToPath } from 'node:url';
import { readTree } from '#lib/content/files/read-tree';
import { instantOf } from '#lib/model/date';
import type { Notice } from '#lib/model/notice';
import { pageStateAt } from '#lib/site/page-pieces';
import { loadContent } from '#lib/versions/load';
import { noticeHtml } from '../../../scripts/notice/document';

/** Where the site of these fixtures would be. */
export const STRUCTURES_SITE = 'https://rivers.yunxi.example';

/** The files of notices that are each built in a way of its own. */
export const structureTree = await readTree(
  fileURLToPath(new URL('../../fixtures/structures', import.meta.url)),
);

/** Those notices, loaded. */
export const structureContent = loadContent(structureTree, 'content');

/** One of those notices. @throws when there is none of that slug. */
export function structureNotice(slug: string): Notice {
  const notice = structureContent.notices.find((candidate) => candidate.slug === slug);
  if (!notice) throw new Error(`no fixture ${slug}`);
  return notice;
}

/** The page of a notice, while its window is open where it has one. */
export async function structurePage(notice: Notice): Promise<string> {
  const { publisher } = structureContent;
  if (!publisher) throw new Error('the fixtures name no publisher');
  const state = pageStateAt(notice, instantOf(notice.published ?? '') + 3_600_000);
  return noticeHtml({ notice, publisher, siteUrl: STRUCTURES_SITE, style: '' }, state);
}
