import { NoticeView } from '#components/notice/NoticeView';
import { currentApplication } from '#lib/site/application';
import { previousNextOf } from '#lib/site/previous-next';

/** The element of a notice's page, made anew at each call without the framework's cache, and its style sheet. */
export async function renderedNotice(slug: string) {
  const site = await currentApplication().site();
  if ('problems' in site) throw new Error('a build has no problems');
  const { notice: find, entries, publisher, siteUrl, styles } = site;
  const notice = await find(slug);
  const page = notice && (
    <NoticeView notice={notice} publisher={publisher} siteUrl={siteUrl} {...previousNextOf(entries, slug)} />
  );
  return { page, style: styles.notice.css };
}
