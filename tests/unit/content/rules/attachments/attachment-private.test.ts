import { describe, expect, test } from 'vitest';
import { attaching } from '../../../../fixtures/broken/attached';
import { problemsOf } from '../../../../fixtures/broken/base';
import { docxWith, pdfWith, xlsxWith, zipOf } from '../../../../harness/attached-files';
import { textPdf } from '../../../../harness/text-pdf';

const ID = '110101199003078035';
const MOBILE = '13900001234';

/** What the check says was found in an attachment, by kind. */
function foundIn(file: string, bytes: Uint8Array | string): string[] {
  const said = problemsOf(attaching({ [file]: bytes }));
  return said.flatMap((line, index) => {
    const [, kind] = /提醒 附件里可能有个人的(.+)，公布/.exec(line) ?? [];
    return kind === undefined ? [] : [`${kind}：${said[index + 1]?.replace(/^ +现在是：/, '')}`];
  });
}

describe('attachment-private', () => {
  test.each([
    ['a line of a table', 'a.csv', `姓名,电话\n张某,${MOBILE}\n`, [`手机号码：第2行：${MOBILE}`]],
    ['a cell', 'a.xlsx', xlsxWith(['身份证', ID]), [`身份证号码：第1张工作表 B1：${ID}`]],
    [
      'a number in a cell',
      'a.xlsx',
      xlsxWith([], { 'xl/worksheets/sheet2.xml': `<row><c r="C7"><v>${MOBILE}</v></c></row>` }),
      [`手机号码：第2张工作表 C7：${MOBILE}`],
    ],
    [
      'the note at a cell',
      'a.xlsx',
      xlsxWith([], {
        'xl/comments1.xml': `<comments><comment><text><t>电话${MOBILE}</t></text></comment></comments>`,
      }),
      [`手机号码：批注：${MOBILE}`],
    ],
    [
      'a page of a PDF',
      'a.pdf',
      textPdf([[{ text: '一', encoding: 'ucs2' }], [{ text: `手机${MOBILE}`, encoding: 'gbk' }]]),
      [`手机号码：第2页：${MOBILE}`],
    ],
    [
      'a number that a PDF draws digit by digit',
      'a.pdf',
      textPdf([Array.from(ID, (text, index) => ({ text, x: 72 + index * 9 }))]),
      [`身份证号码：第1页：${ID}`],
    ],
    [
      'a number that a PDF breaks in a cell',
      'a.pdf',
      textPdf([
        [
          { text: MOBILE.slice(0, 5), x: 300, y: 700 },
          { text: MOBILE.slice(5), x: 300, y: 686 },
        ],
      ]),
      [`手机号码：第1页：${MOBILE}`],
    ],
    [
      'words that are torn apart',
      'a.docx',
      docxWith(`电话139</w:t></w:r><w:r><w:t>00001234`),
      [`手机号码：${MOBILE}`],
    ],
    [
      'the margin of a document',
      'a.docx',
      docxWith('一', { 'word/comments.xml': `<w:p><w:t>${ID}</w:t></w:p>` }),
      [`身份证号码：${ID}`],
    ],
    [
      'an OFD document',
      'a.ofd',
      zipOf({
        'OFD.xml': '<OFD/>',
        'Doc_0/Pages/Page_0/Content.xml': `<ofd:TextCode X="1">${MOBILE}</ofd:TextCode>`,
      }),
      [`手机号码：${MOBILE}`],
    ],
    [
      'a table in an archive',
      'a.zip',
      zipOf({ 'list.csv': `${MOBILE}\n` }),
      [`手机号码：list.csv 第1行：${MOBILE}`],
    ],
  ])('finds what stands in %s', (_name, file, bytes, found) => {
    expect(foundIn(file, bytes)).toEqual(found);
  });

  test('counts what is found often', () => {
    const rows = Array.from({ length: 5 }, (_, index) => `1390000123${index}`);
    expect(foundIn('a.csv', rows.join('\n'))).toEqual([
      '手机号码：第1行：13900001230；第2行：13900001231；第3行：13900001232；等5处',
    ]);
  });

  test.each([
    ['masked numbers', 'a.csv', '139****1234,110101********8035\n'],
    ['the office’s own contacts', 'a.csv', '0199-5550161,library@qingliu.example\n'],
    ['figures', 'a.xlsx', xlsxWith(['2024年6月27日', '126盏', '13,900,001元'])],
    ['a drawing', 'a.pdf', pdfWith('', `% ${MOBILE}\n`)],
  ])('takes %s', (_name, file, bytes) => {
    expect(foundIn(file, bytes)).toEqual([]);
  });
});
