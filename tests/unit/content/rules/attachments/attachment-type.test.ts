import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { attaching } from '../../../../fixtures/broken/attached';
import { type Broken, PNG, problemsOf } from '../../../../fixtures/broken/base';
import { docxWith, ofd, pdfWith, xlsxWith, zipOf } from '../../../../harness/attached-files';

const DIRECTORY = 'content/2024-reading-corner';
const OLD_OFFICE = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);

const wrong = (file: string, words: string, expected: string) => [
  `${DIRECTORY}/${file}:1:1 错误 附件的内容是${words}，与文件名的结尾不符（attachment-type）`,
  `    现在是：${file}`,
  `    应当是：${expected}`,
];

describe('attachment-type', () => {
  test('takes every kind of file that is what its name says', () => {
    const files = {
      'a.pdf': pdfWith(),
      'b.docx': docxWith('整改情况'),
      'c.xlsx': xlsxWith(['问题', '措施']),
      'd.csv': '问题,措施\n',
      'e.ofd': ofd(),
      'f.zip': zipOf({ 'a.txt': '一' }),
      'g.png': PNG,
    };
    expect(problemsOf(attaching(files))).toEqual([]);
  });

  test.each<Broken>([
    {
      name: 'a table in the encoding of older spreadsheets',
      input: attaching({ 'a.csv': Uint8Array.from([0xce, 0xca, 0xcc, 0xe2, 0x2c, 0x31]) }),
      expected: [],
    },
    {
      name: 'an archive that begins with a PDF as it is',
      input: attaching({ 'a.zip': zipSync({ 'a.pdf': [pdfWith(), { level: 0 }] }) }),
      expected: [],
    },
    {
      name: 'a program with a PDF in it',
      input: attaching({ 'a.pdf': Buffer.concat([Buffer.from('MZ\u0001'), pdfWith()]) }),
      expected: wrong(
        'a.pdf',
        'Windows 程序',
        '真正的 .pdf 文件：打开它的程序里选“另存为”，只改文件名的结尾没有用',
      ),
    },
    {
      name: 'a kind of file that cannot be attached',
      input: attaching({ 'a.doc': OLD_OFFICE }),
      expected: [
        `${DIRECTORY}/notice.md:13:11 错误 这种文件不能作附件（attachment-type）`,
        '    现在是：a.doc',
        '    应当是：用 Word 或者 WPS 打开，另存为 .docx',
      ],
    },
    ...['附件1', '附件1.整改任务清单'].map((name) => ({
      name: `the name ${name} without its ending`,
      input: attaching({ '附件1.整改任务清单.pdf': pdfWith() }, [`  - file: ${name}`]),
      expected: [
        `${DIRECTORY}/notice.md:13:11 错误 附件的文件名没有写结尾（attachment-type）`,
        `    现在是：${name}`,
        '    应当是：文件的全名，带结尾，例如 附件1.整改任务清单.pdf',
        `${DIRECTORY}/附件1.整改任务清单.pdf:1:1 提醒 这个文件没有列为附件，读者看不到（attachment-unnamed）`,
        '    应当是：在 notice.md 的 attachments: 下面加一行“  - file: 附件1.整改任务清单.pdf”；不公布的，移到别处',
      ],
    })),
    {
      name: 'an old document with a new ending',
      input: attaching({ 'a.docx': OLD_OFFICE }),
      expected: wrong(
        'a.docx',
        '旧格式的 Office 文件（.doc、.xls、.wps），或者加了密码的文件',
        '真正的 .docx 文件：打开它的程序里选“另存为”，只改文件名的结尾没有用',
      ),
    },
    {
      name: 'a spreadsheet that is called a document',
      input: attaching({ 'a.docx': xlsxWith(['一']) }),
      expected: wrong('a.docx', 'Excel 表格', '文件名以 .xlsx 结尾，或者换成真正的 .docx 文件'),
    },
    {
      name: 'a program that is called a PDF',
      input: attaching({ 'a.pdf': 'MZ\u0001' }),
      expected: wrong(
        'a.pdf',
        'Windows 程序',
        '真正的 .pdf 文件：打开它的程序里选“另存为”，只改文件名的结尾没有用',
      ),
    },
    {
      name: 'a page of the web that is called a table',
      input: attaching({ 'a.csv': '<html><script>alert(1)</script></html>' }),
      expected: wrong(
        'a.csv',
        '网页或者 XML',
        '真正的 .csv 文件：打开它的程序里选“另存为”，只改文件名的结尾没有用',
      ),
    },
    {
      name: 'a zip that was cut short',
      input: attaching({ 'a.zip': zipOf({ 'a.txt': '一' }).subarray(0, 30) }),
      expected: [
        `${DIRECTORY}/a.zip:1:1 错误 附件已经损坏，或者不是它的名称所说的文件（attachment-type）`,
        '    现在是：a.zip',
        '    应当是：能打开的 .zip 文件',
      ],
    },
    {
      name: 'the ledger',
      input: attaching({}, ['  - file: ledger.csv']),
      expected: [
        `${DIRECTORY}/notice.md:13:11 错误 整改台账不是附件，页面另有地方显示（attachment-type）`,
        '    现在是：ledger.csv',
        '    应当是：从 attachments 里删去这一项',
      ],
    },
  ])('$name', ({ input, expected }) => {
    expect(problemsOf(input)).toEqual(expected);
  });
});
