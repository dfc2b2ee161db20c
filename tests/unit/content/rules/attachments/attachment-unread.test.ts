import { describe, expect, test } from 'vitest';
import { attaching } from '../../../../fixtures/broken/attached';
import { problemsOf } from '../../../../fixtures/broken/base';
import { textPdf } from '../../../../harness/text-pdf';

/** A picture of one pixel, as a scanner puts one on each page. */
const PICTURE =
  '90 0 obj\n<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\nstream\n0\nendstream\nendobj\n';

const EXPECTED = '    应当是：自己从头到尾看一遍，没有身份证号码、手机号码、住址这些个人信息';

function saidOf(pdf: Uint8Array): string[] {
  return problemsOf(attaching({ 'a.pdf': pdf }));
}

describe('attachment-unread', () => {
  test('names the pages of a PDF that are pictures', () => {
    expect(saidOf(textPdf([[], [{ text: 'two' }], []], PICTURE))).toEqual([
      'content/2024-reading-corner/a.pdf:1:1 提醒 附件有的页上没有文字，多半是扫描的图片，检查看不到写了什么（attachment-unread）',
      '    现在是：第1、3页',
      EXPECTED,
    ]);
  });

  test('names ten pages of many', () => {
    const pages = Array.from({ length: 12 }, () => []);
    expect(saidOf(textPdf(pages, PICTURE))[1]).toBe('    现在是：第1、2、3、4、5、6、7、8、9、10……共12页');
  });

  test('says that a damaged PDF was not read', () => {
    expect(saidOf(Buffer.from('%PDF-1.4\n整改'))).toEqual([
      'content/2024-reading-corner/a.pdf:1:1 提醒 附件里有检查读不出来的内容，读者可能也打不开（attachment-unread）',
      '    现在是：文件不完整，或者有错误',
      EXPECTED,
    ]);
  });

  test('says how far one of too many pages was read', () => {
    const pages = Array.from({ length: 1_001 }, () => [{ text: 'one' }]);
    expect(saidOf(textPdf(pages)).slice(0, 2)).toEqual([
      'content/2024-reading-corner/a.pdf:1:1 提醒 附件太长或者太复杂，检查没有看到底（attachment-unread）',
      '    现在是：看到第1000页',
    ]);
  });

  test('says nothing of blank pages, pages with pictures and words, and files of other types', () => {
    expect(saidOf(textPdf([[{ text: 'one' }], []]))).toEqual([]);
    expect(saidOf(textPdf([[{ text: 'one' }]], PICTURE))).toEqual([]);
  });
});
