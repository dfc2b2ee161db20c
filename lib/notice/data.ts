import { z } from 'zod';
import { PHASES, type Phase } from '#lib/notice/phase';
import { type Notice, noticeSchema } from '#lib/notice/schema';

/** A notice as `/notices/<slug>.json` gives it: all of it that is published, and what depends on the moment. */
export const noticeDataSchema = noticeSchema.extend({
  /** The notice's permanent address. */
  url: z.url(),
  /** The phase of its disclosure window at the moment of the answer; null when it has no window. */
  phase: z.enum(PHASES).nullable(),
});

export type NoticeData = z.output<typeof noticeDataSchema>;

/**
 * The data of `notice` while its window is in `phase`; texts are kept both as plain text and as HTML.
 * @param siteUrl the site's own address without a path, such as `https://www.example.cn`.
 */
export function noticeData(notice: Notice, phase: Phase | null, siteUrl: string): NoticeData {
  return noticeDataSchema.parse({ ...notice, url: new URL(`/notices/${notice.slug}`, siteUrl).href, phase });
}
