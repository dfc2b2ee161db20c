import { describe, expect, test } from 'vitest';
import { attaching } from '../../../../fixtures/broken/attached';
import { problemsOf } from '../../../../fixtures/broken/base';
import { pdfWith } from '../../../../harness/attached-files';

const MOST = 20 * 1024 * 1024;

function pdfOf(length: number): Uint8Array {
  const bytes = new Uint8Array(length).fill(0x20);
  bytes.set(pdfWith());
  return bytes;
}

describe('attachment-size', () => {
  test('takes a file of 20 MB', () => {
    expect(problemsOf(attaching({ 'a.pdf': pdfOf(MOST) }))).toEqual([]);
  });

  test('refuses a larger one', () => {
    expect(problemsOf(attaching({ 'a.pdf': pdfOf(MOST + 1) }))).toEqual([
      'content/2024-reading-corner/a.pdf:1:1 错误 附件太大（attachment-size）',
      '    现在是：20.0 MB',
      '    应当是：最多 20.0 MB；扫描件降低分辨率再存一次，或者分成几个文件',
    ]);
  });
});
