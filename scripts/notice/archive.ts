import { resolve } from 'node:path';
import * as z from 'zod';
import { createArchive } from '#lib/archive/archive';
import { archiveAddresses } from '#lib/archive/local-addresses';
import { zipFiles } from '#lib/archive/zip';
import { type Instant, systemClock } from '#lib/clock';
import { readBuildConfig } from '#lib/config';
import { readTree } from '#lib/content/files/read-tree';
import { isLoopback, noticePath } from '#lib/model/addresses';
import { dayOf, instantOf, minuteOf } from '#lib/model/date';
import { fingerprintOf } from '#lib/model/fingerprint';
import type { Notice } from '#lib/model/notice';
import { visibleAt } from '#lib/model/phase';
import { isPdfAvailable, type PublishedPdf, selectPdfs } from '#lib/pdf/published-pdf';
import { nearestPages } from '#lib/site/nearest';
import { blockingErrors, loadContent, loadNoticesForArchive } from '#lib/versions/load';
import { noticeFolder, optionValue, readCommandLine } from '../command-line';
import { writeNewFile } from '../new-file';
import { CommandError } from '../run';
import { bundleStyles } from '../styles';
import { archivedHtml, archivedListHtml } from './archive-page';

const ARCHIVE_USAGE = `用法（在网站的文件夹里运行）：
  npm run notice -- archive -o 文件名.zip                存档全部已经发布的通报
  npm run notice -- archive 通报的文件夹名 -o 文件名.zip     只存档这一篇`;

/** `npm run notice -- archive [slug] -o FILE.zip`: writes an archive for a records office, whole into a new file or not at all. */
export async function archive(args: readonly string[]): Promise<void> {
  const { slug, output } = readArchiveRequest(args);
  const { CONTENT_DIR, SITE_URL: siteUrl } = readBuildConfig();
  const tree = await readTree(CONTENT_DIR);
  const content = loadContent(tree, CONTENT_DIR);
  const { publisher, notices } = content;
  if (!publisher || blockingErrors(content).length > 0)
    throw new CommandError(`没有存档：${CONTENT_DIR} 里有错误。请先运行 npm run check，照提示改正，再存档。`);
  const now = systemClock.now();
  const pdfs = selectPdfs({ tree, notices, siteUrl }).published;
  const archived = slug === null ? everyPublished(notices, now) : [publishedNotice(slug, notices, now)];
  const isReachable = !isLoopback(siteUrl);
  const { notice: style } = await bundleStyles();
  const site = { publisher, siteUrl, isReachable, day: dayOf(now), style };
  const home = isReachable ? siteUrl : null;
  const addresses = archiveAddresses({ slugs: new Set(archived.map((notice) => notice.slug)), home });
  const { files, day } = await createArchive({
    notices: archived,
    localNotices: loadNoticesForArchive(tree, CONTENT_DIR, addresses),
    publisher,
    tree,
    siteUrl,
    home,
    now,
    page: (notice) => archivedHtml(notice, now, site),
    list: slug === null ? (listed) => archivedListHtml(listed, site) : null,
    pdf: ({ slug: of }) => currentPdf(pdfs.get(of), now),
  });
  const zip = zipFiles(files, day);
  const path = resolve(output);
  await writeNewFile(path, (write) => write(zip));
  console.log(
    `已存档 ${archived.length} 篇通报到 ${path}\n这个文件的 SHA-256 指纹：${fingerprintOf(zip)}\n请把指纹另外记下来，以后核对用。`,
  );
  if (!isReachable)
    console.log(
      `提醒：没有设 SITE_URL，存档里没有写网站的网址。要写上，请这样运行：npm run notice -- archive --site-url https://www.example.gov.cn …`,
    );
}

/** The bytes of a PDF that may be served at `now`; null otherwise. */
function currentPdf(published: PublishedPdf | undefined, now: Instant): Uint8Array | null {
  return published && isPdfAvailable(published.facts, now) ? published.pdf : null;
}

function readArchiveRequest(args: readonly string[]) {
  return readCommandLine(args, {
    name: 'archive',
    options: { output: { type: 'string', short: 'o' } },
    schema: z
      .strictObject({
        operands: z.array(noticeFolder).max(1, '一次只能写一篇通报的文件夹名；不写就存档全部。'),
        output: optionValue('没有写存档到哪个文件：后面要写 -o 文件名.zip。'),
      })
      .transform(({ operands: [slug = null], output }) => ({ slug, output })),
    usage: ARCHIVE_USAGE,
  });
}

function everyPublished(notices: readonly Notice[], now: Instant): Notice[] {
  const visible = notices.filter((notice) => visibleAt(notice, now));
  if (visible.length === 0) throw new CommandError('没有存档：还没有已经发布的通报。');
  return visible;
}

/** The notice `slug`. @throws CommandError when it is not visible at `now`. */
function publishedNotice(slug: string, notices: readonly Notice[], now: Instant): Notice {
  const notice = notices.find((candidate) => candidate.slug === slug);
  if (!notice) throw new CommandError(unknown(slug, everyPublished(notices, now)));
  if (notice.published === null) throw new CommandError(`没有存档：${slug} 是草稿。发布以后才能存档。`);
  if (!visibleAt(notice, now)) {
    const moment = minuteOf(instantOf(notice.published));
    throw new CommandError(`没有存档：${slug} 要到 ${moment}（北京时间）才发布。发布以后才能存档。`);
  }
  return notice;
}

function unknown(slug: string, notices: readonly Notice[]): string {
  const known = notices.map((notice) => ({ path: noticePath(notice.slug), name: notice.title }));
  const near = nearestPages(slug, known).map(
    ({ path, name }) => `  ${path.slice(noticePath('').length)}  ${name}`,
  );
  const meant =
    near.length > 0
      ? ['您要的是不是：', ...near]
      : [`通报的文件夹名，就是网址里 ${noticePath('')} 后面的那一段。`];
  return [`没有存档：没有 ${slug} 这篇通报。`, ...meant].join('\n');
}
