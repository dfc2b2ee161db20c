import { NoticeView } from '#components/notice/NoticeView';
import { currentSite } from '#lib/site/current';
import { previousNextOf } from '#lib/site/previous-next';

/** The element of a notice's page, without the framework's cache: made anew at each call. */
export async function renderedNotice(slug: string) {
  const { notice: find, entries, publisher, siteUrl } = await currentSite();
  const notice = await find(slug);
  return (
    notice && (
      <NoticeView
        notice={notice}
        publisher={publisher}
        siteUrl={siteUrl}
        {...previousNextOf(entries, slug)}
      />
    )
  );
}
