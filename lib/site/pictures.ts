import type { Notice, Publisher } from '#lib/notice/schema';
import { WITHDRAWN_MARK } from '#lib/notice/withdrawn-mark';
import { type DrawShare, openDrawing } from '#lib/share/picture';

/** What stands under the rule in the site's own picture. */
const SITE_LINE = '通报目录';

let drawing: Promise<DrawShare> | null = null;

/** The picture that stands for a notice where its address is shared: PNG. That of a withdrawn one says so first. */
export async function drawNotice(
  { title, issuer }: Pick<Notice, 'title' | 'issuer'>,
  { organization }: Publisher,
  isWithdrawn: boolean,
): Promise<Uint8Array> {
  drawing ??= openDrawing();
  const shown = isWithdrawn ? WITHDRAWN_MARK + title : title;
  return (await drawing)({ title: shown, under: issuer, above: organization });
}

/** The picture that stands for the site itself where an address of it is shared: PNG. */
export async function drawSite({ organization }: Publisher): Promise<Uint8Array> {
  drawing ??= openDrawing();
  return (await drawing)({ title: organization, under: SITE_LINE, above: '' });
}
