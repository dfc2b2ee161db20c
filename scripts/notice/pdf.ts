import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { systemClock } from '#lib/clock';
import { readBuildConfig } from '#lib/config';
import { PDF_FILES } from '#lib/content/files/file-names';
import { readTree } from '#lib/content/files/read-tree';
import { subtree } from '#lib/content/source';
import { isLoopback, printedAddress } from '#lib/model/addresses';
import { instantOf } from '#lib/model/date';
import type { Notice } from '#lib/model/notice';
import { noticeForPdf, pdfRecord } from '#lib/pdf/pdf-record';
import { pageStateAt } from '#lib/site/page-pieces';
import { blockingErrors, loadContent } from '#lib/versions/load';
import { noticeFolder, readCommandLine } from '../command-line';
import { reportProblems } from '../report';
import { CommandError } from '../run';
import { bundleStyles } from '../styles';
import { noticeHtml } from './document';
import { launchPrinter, printPdf } from './pdf-printer';

/**
 * `npm run notice -- pdf [slug…]`: makes the PDFs of the named notices, or of all but drafts, and writes each with its
 * record beside the content. @throws CommandError when there is no such notice, or no Chromium.
 */
export async function makePdfs(args: readonly string[]): Promise<void> {
  const { operands: slugs } = readCommandLine(args, {
    name: 'pdf',
    options: {},
    schema: z.strictObject({ operands: z.array(noticeFolder) }),
    usage: '用法：npm run notice -- pdf [通报的文件夹名……]',
  });
  const { SITE_URL: siteUrl, CONTENT_DIR } = readBuildConfig();
  const tree = await readTree(CONTENT_DIR);
  const content = loadContent(tree, CONTENT_DIR);
  const { publisher } = content;
  if (!publisher || blockingErrors(content).length > 0) {
    reportProblems(content);
    throw new CommandError('没有生成 PDF。');
  }
  const chosen = chooseNotices(content.notices, slugs);
  if (isLoopback(siteUrl))
    console.warn(`提醒：SITE_URL 是 ${siteUrl}，只有本机能访问，PDF 上不印网址和二维码。`);
  const { notice: style } = await bundleStyles();
  const printer = await launchPrinter();
  try {
    for (const { notice, published } of chosen) {
      const instant = Math.max(systemClock.now(), instantOf(published));
      const printed = noticeForPdf(notice, instant);
      // A PDF is read in every phase: it shows none.
      const state = { ...pageStateAt(printed, instant), phase: null };
      const html = await noticeHtml({ notice: printed, publisher, siteUrl, style }, state);
      const pdf = await printPdf(printer, { notice, html, siteUrl }, tree);
      const address = printedAddress(siteUrl, notice.slug);
      const record = pdfRecord({ notice: printed, address, pdf, files: subtree(tree, notice.slug) });
      const folder = join(CONTENT_DIR, notice.slug);
      await writeFile(join(folder, PDF_FILES.pdf), pdf);
      await writeFile(join(folder, PDF_FILES.record), `${JSON.stringify(record, null, 2)}\n`);
      console.log(`已生成 ${join(folder, PDF_FILES.pdf)}（${Math.round(pdf.byteLength / 1024)} KB）。`);
    }
  } finally {
    await printer.close();
  }
}

/** The notices that are named, or all; drafts have no PDF. @throws CommandError for an unknown name. */
function chooseNotices(notices: readonly Notice[], slugs: readonly string[]) {
  const published = notices.flatMap((notice) =>
    notice.published === null ? [] : [{ notice, published: notice.published }],
  );
  const chosen = published.filter(({ notice }) => slugs.length === 0 || slugs.includes(notice.slug));
  const missing = slugs.filter((slug) => !chosen.some(({ notice }) => notice.slug === slug));
  if (missing.length > 0)
    throw new CommandError(
      `没有这份通报，或者它还是草稿：${missing.join('、')}。可以写的有：${published.map(({ notice }) => notice.slug).join('、')}。`,
    );
  return chosen;
}
