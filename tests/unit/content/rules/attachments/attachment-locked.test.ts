import { describe, expect, test } from 'vitest';
import { attaching } from '../../../../fixtures/broken/attached';
import { problemsOf } from '../../../../fixtures/broken/base';
import { zipOf } from '../../../../harness/attached-files';
import { textPdf } from '../../../../harness/text-pdf';

/** The zip of one file, marked as encrypted in its list (APPNOTE.TXT, 4.4.4, bit 0). */
function locked(): Uint8Array {
  const zip = Buffer.from(zipOf({ 'list.csv': '13900001234\n' }));
  const at = zip.indexOf('PK\x01\x02', 'latin1') + 8;
  zip.writeUInt16LE(zip.readUInt16LE(at) | 1, at);
  return new Uint8Array(zip);
}

describe('attachment-locked', () => {
  test('warns of an archive with a password', () => {
    expect(problemsOf(attaching({ 'a.zip': locked() }))).toEqual([
      'content/2024-reading-corner/a.zip:1:1 提醒 压缩包加了密码，读者打不开，检查也看不到里面有什么（attachment-locked）',
      '    现在是：list.csv',
      '    应当是：不加密码的压缩包',
    ]);
  });

  test('warns of a PDF that opens with a password alone', () => {
    const key = '00'.repeat(32);
    const secured = `trailer\n<</Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<${key}>/U<${key}>>>/ID[<00><00>]`;
    const plain = Buffer.from(textPdf([[{ text: '13900001234' }]])).toString('latin1');
    const pdf = new Uint8Array(Buffer.from(plain.replace('trailer\n<<', secured), 'latin1'));
    expect(problemsOf(attaching({ 'a.pdf': pdf }))).toEqual([
      'content/2024-reading-corner/a.pdf:1:1 提醒 PDF加了密码，读者打不开，检查也看不到里面有什么（attachment-locked）',
      '    现在是：打开要密码',
      '    应当是：不加密码的PDF',
    ]);
  });

  test('takes one without', () => {
    expect(problemsOf(attaching({ 'a.zip': zipOf({ 'list.csv': '一\n' }) }))).toEqual([]);
    expect(problemsOf(attaching({ 'a.pdf': textPdf([[{ text: 'one' }]]) }))).toEqual([]);
  });
});
