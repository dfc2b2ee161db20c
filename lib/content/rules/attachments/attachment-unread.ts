import { typeByContent } from '#lib/content/attachments/content-type';
import { type PdfText, pdfText } from '#lib/content/attachments/pdf/pdf-text';
import { MOST_ATTACHED_BYTES, presentAttachments } from '#lib/content/attachments/present';
import type { Rule } from '#lib/content/rule';
import { endingOf } from '#lib/model/attachments/attachment-type';

/** How many pages are named. */
const SHOWN = 10;

/** A picture in a PDF: its dictionary always stands in the file as it is (ISO 32000-1, 7.5.7 and 8.9.5). */
const PICTURE = /\/Subtype\s*\/Image(?![A-Za-z])/;

/** Warns of PDFs whose words the check cannot read, all or some of them: somebody has to look at these. */
export const attachmentUnreadRule: Rule = {
  name: 'attachment-unread',
  *check(source) {
    for (const { path, file, bytes } of presentAttachments(source)) {
      // Of one that is none, or too large, other rules say so.
      const isPdf = endingOf(path) === 'pdf' && typeByContent(bytes)?.ending === 'pdf';
      if (!isPdf || bytes.length > MOST_ATTACHED_BYTES) continue;
      const unread = unreadIn(pdfText(bytes), bytes);
      if (unread)
        yield {
          place: { file, line: 1, column: 1 },
          severity: 'warning',
          ...unread,
          expected: '自己从头到尾看一遍，没有身份证号码、手机号码、住址这些个人信息',
        };
    }
  },
};

function unreadIn({ state, pages }: PdfText, bytes: Uint8Array): { reason: string; found: string } | null {
  if (state === 'stopped')
    return {
      reason: '附件太长或者太复杂，检查没有看到底',
      found: pages.length === 0 ? '一页也没有看' : `看到第${pages.length}页`,
    };
  if (state === 'damaged')
    return { reason: '附件里有检查读不出来的内容，读者可能也打不开', found: '文件不完整，或者有错误' };
  const blank = pages.flatMap((text, index) => (text.trim() === '' ? [index + 1] : []));
  if (state === 'locked' || blank.length === 0 || !PICTURE.test(Buffer.from(bytes).toString('latin1')))
    return null;
  const named = `第${blank.slice(0, SHOWN).join('、')}${blank.length > SHOWN ? `……共${blank.length}` : ''}页`;
  return { reason: '附件有的页上没有文字，多半是扫描的图片，检查看不到写了什么', found: named };
}
