import { readFile } from 'node:fs/promises';
import type { Notice, Publisher } from '#lib/notice/schema';
import { WITHDRAWN_MARK } from '#lib/notice/withdrawn-mark';
import { drawIcons } from '#lib/share/icons';
import { type DrawShare, openDrawing } from '#lib/share/picture';
import type { SitePicture } from '#lib/site/site';

/** The site's icon, from which those for older engines are drawn. */
const ICON_FILE = 'public/icon.svg';

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

/** A picture of the site's own. */
export async function drawSite(name: SitePicture, { organization }: Publisher): Promise<Uint8Array> {
  if (name === 'share.png') {
    drawing ??= openDrawing();
    return (await drawing)({ title: organization, under: SITE_LINE, above: '' });
  }
  const { favicon, touchIcon } = drawIcons(await readFile(ICON_FILE, 'utf8'));
  return name === 'favicon.ico' ? favicon : touchIcon;
}
