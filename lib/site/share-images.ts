import type { Notice, Publisher } from '#lib/model/notice';
import { WITHDRAWN_TITLE_PREFIX } from '#lib/model/phase';
import { type DrawShare, openDrawing } from '#lib/share-image/share-image';

/** The line below the rule in the site's own share image. */
const SITE_LINE = '通报目录';

/** Renders share images as PNG. */
export interface ShareImages {
  /** A notice's. That of a withdrawn notice has a mark before the title. */
  ofNotice(
    notice: Pick<Notice, 'title' | 'issuer'>,
    publisher: Publisher,
    isWithdrawn: boolean,
  ): Promise<Uint8Array>;
  /** The site's own. */
  ofSite(publisher: Publisher): Promise<Uint8Array>;
}

/** Makes a renderer of share images. It reads the typeface once, when the first image is asked for. */
export function createShareImages(): ShareImages {
  let drawing: Promise<DrawShare> | null = null;
  const opened = () => {
    drawing ??= openDrawing();
    return drawing;
  };
  return {
    ofNotice: async ({ title, issuer }, { organization }, isWithdrawn) => {
      const draw = await opened();
      return draw({
        title: isWithdrawn ? WITHDRAWN_TITLE_PREFIX + title : title,
        under: issuer,
        above: organization,
      });
    },
    ofSite: async ({ organization }) => {
      const draw = await opened();
      return draw({ title: organization, under: SITE_LINE, above: '' });
    },
  };
}
