import { description } from '#components/page/description';
import type { Meta } from '#components/page/Page';
import { COLUMN_META, siteMetaTags } from '#components/page/siteMeta';
import { noticeFormPath, noticePath } from '#lib/model/addresses';
import { instantOf, minuteOf } from '#lib/model/date';
import { issuersOf } from '#lib/model/issuers';
import type { Notice, Publisher } from '#lib/model/notice';

/**
 * A notice's meta tags (政府网站发展指引, 国办发〔2017〕47号, annex), each once and written as there: `Description` is
 * also the `description` that search engines look for, since names of metadata know no case (HTML, 4.2.5.1). `PubDate`
 * is the notice's own moment in Beijing time, never that of a deployment.
 */
export function noticeMetaTags(notice: Notice, publisher: Publisher, siteUrl: string): Meta[] {
  return [
    ...siteMetaTags(publisher, siteUrl),
    ...COLUMN_META,
    { name: 'ArticleTitle', content: notice.title },
    ...(notice.published ? [{ name: 'PubDate', content: minuteOf(instantOf(notice.published)) }] : []),
    { name: 'ContentSource', content: notice.source },
    ...(notice.keywords.length > 0 ? [{ name: 'Keywords', content: notice.keywords.join(',') }] : []),
    { name: 'Author', content: issuersOf(notice).join(',') },
    { name: 'Description', content: description(notice) },
    { name: 'Image', content: siteUrl + noticeFormPath(notice.slug, 'png') },
    { name: 'Url', content: siteUrl + noticePath(notice.slug) },
  ];
}
