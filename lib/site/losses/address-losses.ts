import { noticeFilePath, noticeFormPath, noticePath } from '#lib/model/addresses';
import { isOutcomePublicAt } from '#lib/model/phase';
import { isValidAt } from '#lib/pdf/pdf-validity';
import { type Comparison, newEvents, sinceOf } from '#lib/site/losses/comparison';
import type { Loss } from '#lib/site/losses/loss';

/** Addresses within the notice that no recorded correction explains: its pictures, its attachments, and the anchors of parts and items. */
export function addressLosses({ before, after, entry, now, instant, folder }: Comparison): Loss[] {
  const { slug } = entry;
  const corrected = newEvents(entry, now).map(({ kind }) => kind);
  const isKept = (path: string) => after.pictures[slug]?.includes(path) ?? false;
  const isOfOutcome = (path: string) => entry.outcome?.pictures.includes(path) ?? false;
  const pictures = (before.pictures[slug] ?? [])
    .filter((path) => !isOfOutcome(path) || isOutcomePublicAt(entry, instant))
    .filter(
      (path) => !isKept(path) && !corrected.includes(isOfOutcome(path) ? 'outcome-corrected' : 'corrected'),
    )
    .map((path) => ({
      place: `${folder}/${path}`,
      what: `图片的网址 ${noticeFilePath(slug, path)} 会打不开`,
      since: sinceOf(isOfOutcome(path) ? (entry.outcome?.published ?? null) : entry.published),
      way: `从 git 或者备份里恢复这张图片和用到它的正文；要换图片的，运行 npm run notice -- correct ${slug}`,
    }));
  const attachments = (before.attachments[slug] ?? [])
    .filter((path) => !after.attachments[slug]?.includes(path) && !corrected.includes('corrected'))
    .map((path) => ({
      place: `${folder}/${path}`,
      what: `附件的网址 ${noticeFilePath(slug, path)} 会打不开`,
      since: sinceOf(entry.published),
      way: `从 git 或者备份里恢复这个附件；要换附件的，运行 npm run notice -- correct ${slug}`,
    }));
  const lost = corrected.includes('corrected')
    ? []
    : (before.anchors[slug] ?? []).filter((anchor) => !after.anchors[slug]?.includes(anchor));
  const anchors = lost.slice(0, 1).map((anchor) => ({
    place: folder,
    what: `网址 ${noticePath(slug, anchor)}${lost.length > 1 ? `（共${lost.length}处）` : ''}会找不到地方`,
    since: sinceOf(entry.published),
    way: '部分的文件夹名是网址的一部分，发布以后不能改，请改回原来的名称',
  }));
  return [...pictures, ...attachments, ...anchors];
}

/** A PDF that readers can have now. One that later events, or another address of the site, put out of date may go. */
export function pdfLosses({ before, after, entry, now, instant, folder }: Comparison): Loss[] {
  const { slug } = entry;
  const pdf = before.pdfs[slug];
  if (!pdf || after.pdfs[slug] || !isValidAt(pdf, instant)) return [];
  if (before.siteUrl !== after.siteUrl || newEvents(entry, now).length > 0) return [];
  return [
    {
      place: folder,
      what: `PDF 的网址 ${noticeFormPath(slug, 'pdf')} 会打不开`,
      since: pdf.from,
      way: `从 git 或者备份里恢复 paper.pdf 和 paper.json，或者运行 npm run notice -- pdf ${slug} 重新生成`,
    },
  ];
}
