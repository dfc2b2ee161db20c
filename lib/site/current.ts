import { type Clock, stoppedClock, systemClock } from '#lib/clock';
import { readBuildConfig, readInnerConfig } from '#lib/config';
import { minuteOf } from '#lib/model/date';
import { openBuiltSite } from '#lib/site/built-site';
import { buildFiles } from '#lib/site/manifest';
import type { Site } from '#lib/site/site';

const config = readInnerConfig();
let built: Promise<Site> | null = null;

/** The site that this process serves, builds or previews. @throws ContentRefused in a preview of bad content. */
export async function currentSite(): Promise<Site> {
  if (config.DISCLOSURE_MODE === 'preview') return previewSite();
  built ??= openBuiltSite(config.DISCLOSURE_BUILD ?? '');
  built.catch(() => {
    built = null;
  });
  return built;
}

/** The clock by which pages are chosen: the system's, but for a preview of a chosen moment. */
export const clock: Clock =
  config.DISCLOSURE_MODE === 'preview' && config.DISCLOSURE_PREVIEW_AT
    ? stoppedClock(Number(config.DISCLOSURE_PREVIEW_AT))
    : systemClock;

/** Whether pages may be drawn at their inner addresses: while building and for the preview, never while serving. */
export const drawsPages = config.DISCLOSURE_MODE !== 'serve';

async function previewSite(): Promise<Site> {
  const { openPreviewSite } = await import('#lib/site/preview-site');
  const { readFile } = await import('node:fs/promises');
  const origin = config.DISCLOSURE_PREVIEW_ORIGIN ?? '';
  return openPreviewSite({
    contentDir: readBuildConfig().CONTENT_DIR,
    siteUrl: origin,
    style: await readFile(buildFiles(config.DISCLOSURE_BUILD ?? '').style, 'utf8'),
    moment: `预览：北京时间 ${minuteOf(clock.now())} 的页面`,
    draw: async (page) => {
      const token = config.DISCLOSURE_PREVIEW_TOKEN ?? '';
      const drawn = await fetch(`${origin}/prerendered/${page}`, {
        headers: { 'x-preview': token },
        cache: 'no-store',
      });
      if (!drawn.ok) throw new Error(`the preview could not draw ${page}: ${drawn.status}`);
      return drawn.text();
    },
  });
}
