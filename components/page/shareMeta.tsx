import { description } from '#components/page/description';
import type { Property } from '#components/page/Page';
import { noticePath, SITE_PATHS } from '#lib/model/addresses';
import { issuersInWords } from '#lib/model/issuers';
import type { Notice, Publisher } from '#lib/model/notice';
import { SHARE_SIZE } from '#lib/share-image/size';

/** The content of Open Graph tags. */
interface Shared {
  type: 'article' | 'website';
  title: string;
  /** Its permanent path, and its picture's. */
  path: string;
  picture: string;
  /** The text in the picture. */
  pictureText: string;
  description: string;
}

/** A notice's Open Graph tags (ogp.me), each once. */
export function noticeShare(notice: Notice, publisher: Publisher, siteUrl: string): Property[] {
  const { title, slug, published } = notice;
  const path = noticePath(slug);
  const tags = shareTags(publisher, siteUrl, {
    type: 'article',
    title,
    path,
    picture: `${path}.png`,
    pictureText: `${title}，${issuersInWords(notice)}`,
    description: description(notice),
  });
  return published === null ? tags : [...tags, { property: 'article:published_time', content: published }];
}

/** The Open Graph tags of one of the site's own pages. */
export function siteShare(
  publisher: Publisher,
  siteUrl: string,
  { title, path, description }: Pick<Shared, 'title' | 'path'> & { description?: string },
): Property[] {
  return shareTags(publisher, siteUrl, {
    type: 'website',
    title,
    path,
    picture: SITE_PATHS.sharePicture,
    pictureText: publisher.organization,
    description: description ?? `主办单位：${publisher.organization}`,
  });
}

function shareTags({ organization }: Publisher, siteUrl: string, shared: Shared): Property[] {
  return Object.entries({
    'og:type': shared.type,
    'og:title': shared.title,
    'og:url': siteUrl + shared.path,
    'og:image': siteUrl + shared.picture,
    'og:image:width': String(SHARE_SIZE.width),
    'og:image:height': String(SHARE_SIZE.height),
    'og:image:alt': shared.pictureText,
    'og:site_name': organization,
    'og:locale': 'zh_CN',
    'og:description': shared.description,
  }).map(([property, content]) => ({ property, content }));
}
