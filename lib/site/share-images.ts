import { type Issuers, issuersInWords } from '#lib/model/issuers';
import type { Notice, Publisher } from '#lib/model/notice';
import { WITHDRAWN_TITLE_PREFIX } from '#lib/model/phase';
import { type DrawShare, openDrawing, type SharePicture } from '#lib/share-image/share-image';

/** The line below the rule in the site's own share image. */
const SITE_LINE = '通报目录';

/** The texts of a notice's share image. That of a withdrawn notice has a mark before the title. */
export function sharePictureOfNotice(
  notice: Pick<Notice, 'title'> & Issuers,
  { organization }: Publisher,
  isWithdrawn: boolean,
): SharePicture {
  return {
    title: isWithdrawn ? WITHDRAWN_TITLE_PREFIX + notice.title : notice.title,
    under: issuersInWords(notice),
    above: organization,
  };
}

/** The texts of the site's own share image. */
export function sharePictureOfSite({ organization }: Publisher): SharePicture {
  return { title: organization, under: SITE_LINE, above: '' };
}

/** Makes a renderer of share images. It reads the typeface once, when the first image is asked for. */
export function createShareImages(): DrawShare {
  let drawing: Promise<DrawShare> | null = null;
  return async (picture) => {
    drawing ??= openDrawing();
    const draw = await drawing;
    return draw(picture);
  };
}
