import type { Notice, Publisher } from '#lib/model/notice';
import { WITHDRAWN_MARK } from '#lib/model/phase';
import { type DrawShare, openDrawing } from '#lib/share-image/share-image';

/** The line below the rule in the site's own share image. */
const SITE_LINE = '通报目录';

let drawing: Promise<DrawShare> | null = null;

/** Renders a notice's share image: PNG. That of a withdrawn notice has a mark before the title. */
export async function drawNotice(
  { title, issuer }: Pick<Notice, 'title' | 'issuer'>,
  { organization }: Publisher,
  isWithdrawn: boolean,
): Promise<Uint8Array> {
  drawing ??= openDrawing();
  const shown = isWithdrawn ? WITHDRAWN_MARK + title : title;
  return (await drawing)({ title: shown, under: issuer, above: organization });
}

/** Renders the site's own share image: PNG. */
export async function drawSite({ organization }: Publisher): Promise<Uint8Array> {
  drawing ??= openDrawing();
  return (await drawing)({ title: organization, under: SITE_LINE, above: '' });
}
