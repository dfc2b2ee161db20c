import { join } from 'node:path';
import { PRERENDERED, SITE_PATHS } from '#lib/model/addresses';
import { type FinishPage, pageFinisher } from '#lib/site/build/finish-page';
import { type NoticePageData, openPages, type SitePageData } from '#lib/site/page-data';
import { createShareImages } from '#lib/site/share-images';
import { type DrawAnswer, type DrawJob, drawRequestSchema } from './build/draw-job';
import { loadFramework } from './build/framework';
import { CommandError, run } from './run';

/** A process of `npm run build`: draws pages from a compiled application, and share images, one after the other. */
run(async () => {
  const [application] = process.argv.slice(2);
  if (application === undefined || !process.send) throw new CommandError('这是 npm run build 自己用的程序。');
  let shown: { site: SitePageData; notice: NoticePageData | null } | null = null;
  openPages({
    site: () => shown?.site ?? null,
    notice: async (slug) => (shown?.notice?.notice.slug === slug ? shown.notice : null),
  });
  const framework = await loadFramework(join(application, 'next'));
  // Loads what every page needs, while content is still being checked.
  await framework.get(PRERENDERED + SITE_PATHS.privacy);
  const shareImage = createShareImages();
  let finish: FinishPage | null = null;
  let last = Promise.resolve();

  async function page(path: string, kind: 'notice' | 'site', now: typeof shown): Promise<string> {
    if (!finish) throw new Error('the styles are not known yet');
    shown = now;
    const { status, html } = await framework.get(`${PRERENDERED}/${path}`);
    shown = null;
    if (status !== 200) throw new Error(`the framework answered ${status} for ${path}`);
    return JSON.stringify(finish(path, kind, html));
  }

  async function draw(job: DrawJob): Promise<string | Uint8Array> {
    if (job.kind === 'share-image') return shareImage(job.picture);
    if (job.kind === 'site-page') return page(job.name, 'site', { site: job.data, notice: null });
    return page(`notices/${job.data.notice.slug}`, 'notice', { site: job.data, notice: job.data });
  }

  async function answer(id: number, job: DrawJob): Promise<void> {
    const answered: DrawAnswer = await draw(job).then(
      (drawn) => ({ id, drawn }),
      (error: unknown) => ({
        id,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    );
    process.send?.(answered);
  }

  process.on('message', (message) => {
    const asked = drawRequestSchema.parse(message);
    if ('styles' in asked) finish = pageFinisher(asked.styles);
    else last = last.then(() => answer(asked.id, asked.job));
  });
  // Whoever built is gone: nobody waits for pages any more.
  process.on('disconnect', () => process.exit(0));
});
