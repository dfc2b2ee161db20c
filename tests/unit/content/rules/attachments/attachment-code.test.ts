import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { attaching } from '../../../../fixtures/broken/attached';
import { problemsOf } from '../../../../fixtures/broken/base';
import { docxWith, ofd, pdfWith, xlsxWith, zipOf } from '../../../../harness/attached-files';

/** What the check says was found in an attachment; undefined when it says nothing. */
function foundIn(file: string, bytes: Uint8Array | string): string | undefined {
  const said = problemsOf(attaching({ [file]: bytes }));
  const at = said.findIndex((line) => line.includes('（attachment-code）'));
  return at === -1 ? undefined : said[at + 1]?.replace(/^ +现在是：/, '');
}

/** An object that holds others, packed. */
function packed(objects: string): string {
  const data = deflateSync(Buffer.from(objects, 'latin1')).toString('latin1');
  return `9 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>\nstream\n${data}\nendstream\nendobj\n`;
}

/** A zip in a zip, so many of them. */
function nested(count: number): Uint8Array {
  return count === 0 ? zipOf({ 'a.txt': '一' }) : zipOf({ 'a.zip': nested(count - 1) });
}

/** The zip of one file with that file listed so many times, as bombs are made: packing each would take seconds. */
function listedAgain(zip: Uint8Array, times: number): Uint8Array {
  const end = Buffer.from(zip.subarray(-22));
  const start = end.readUInt32LE(16);
  const entry = zip.subarray(start, -22);
  for (const at of [8, 10]) end.writeUInt16LE(times, at);
  end.writeUInt32LE(times * entry.length, 12);
  return Buffer.concat([zip.subarray(0, start), ...Array<Uint8Array>(times).fill(entry), end]);
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('attachment-code', () => {
  test.each([
    ['a plain PDF', 'a.pdf', pdfWith()],
    ['one that opens at its first page', 'a.pdf', pdfWith('/OpenAction[3 0 R/XYZ null null 0]')],
    [
      'one that turns to a page',
      'a.pdf',
      pdfWith('/OpenAction 4 0 R', '4 0 obj\n<</S/GoTo/D[3 0 R/Fit]>>\nendobj\n'),
    ],
    [
      'one with the letters in a picture',
      'a.pdf',
      pdfWith('', '4 0 obj\n<<>>\nstream\n/JS (x) /Launch\nendstream\nendobj\n'),
    ],
    ['a plain document', 'a.docx', docxWith('整改')],
    ['a plain table', 'a.xlsx', xlsxWith(['整改', '=1+1'])],
    ['a table with formulas', 'a.csv', '数量,=SUM(A1:A3)\n-5,+3\n'],
    ['an archive of documents', 'a.zip', zipOf({ 'a.docx': docxWith('整改'), 'b.txt': '一' })],
    ['an OFD document', 'a.ofd', ofd()],
  ])('takes %s', (_name, file, bytes) => {
    expect(foundIn(file, bytes)).toBeUndefined();
  });

  test.each([
    ['a script', pdfWith('/Names<</JavaScript 4 0 R>>'), '脚本（JavaScript）'],
    [
      'a script with another name’s letters',
      pdfWith('/OpenAction<</S/J#61vaScript/JS(app)>>'),
      '脚本（JavaScript）、打开时自动执行的动作（OpenAction）',
    ],
    ['a program', pdfWith('/AA<</O<</S/Launch/F(cmd.exe)>>>>'), '打开别的程序的动作（Launch）'],
    [
      'an address that it opens',
      pdfWith('/OpenAction<</S/URI/URI(http://a.example)>>'),
      '打开时自动执行的动作（OpenAction）',
    ],
    [
      'a form that it sends',
      pdfWith('', '4 0 obj\n<</S/SubmitForm>>\nendobj\n'),
      '往外发送数据的动作（SubmitForm）',
    ],
  ])('finds in a PDF %s', (_name, bytes, found) => {
    expect(foundIn('a.pdf', bytes)).toBe(found);
  });

  test('finds in a PDF what is packed away', () => {
    const bytes = latin1(`%PDF-1.5\n${packed('7 0 <</S/JavaScript/JS(x)>>')}trailer\n<</Root 1 0 R>>\n`);
    expect(foundIn('a.pdf', bytes)).toBe('脚本（JavaScript）');
  });

  test.each([
    ['macros', 'a.docx', docxWith('一', { 'word/vbaProject.bin': 'x' }), '宏（VBA）'],
    [
      'the type of a document with macros',
      'a.xlsx',
      xlsxWith([], { '[Content_Types].xml': 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }),
      '宏（VBA）',
    ],
    ['macros of old', 'a.xlsx', xlsxWith([], { 'xl/macrosheets/sheet1.xml': 'x' }), '宏表（Excel 4.0）'],
    ['controls', 'a.docx', docxWith('一', { 'word/activeX/activeX1.bin': 'x' }), 'ActiveX 控件'],
    [
      'an object of another program',
      'a.docx',
      docxWith('一', { 'word/embeddings/oleObject1.bin': 'x' }),
      '嵌入的对象（OLE）',
    ],
    [
      'a template from the web',
      'a.docx',
      docxWith('一', {
        'word/_rels/settings.xml.rels':
          '<Relationship Type="…/attachedTemplate" Target="http://a.example/t.dotm" TargetMode="External"/>',
      }),
      '从网上取来的模板',
    ],
    [
      'a field that starts a program',
      'a.docx',
      docxWith('一</w:t></w:r><w:r><w:instrText> DDEAUTO cmd </w:instrText></w:r><w:r><w:t>'),
      '启动别的程序的域（DDE）',
    ],
    [
      'a link that starts a program',
      'a.xlsx',
      xlsxWith([], { 'xl/externalLinks/externalLink1.xml': '<externalLink><ddeLink/></externalLink>' }),
      '启动别的程序的链接（DDE）',
    ],
    ['a cell that starts a program', 'a.csv', "名称,=cmd|' /C calc'!A0\n", '启动别的程序的公式（DDE）'],
    ['a program in an archive', 'a.zip', zipOf({ 'setup/安装.EXE': 'x' }), '程序 setup/安装.EXE'],
    [
      'macros in an archive',
      'a.zip',
      zipOf({ 'b.docx': docxWith('一', { 'word/vbaProject.bin': 'x' }) }),
      'b.docx 里的宏（VBA）',
    ],
    [
      'an object from the web',
      'a.docx',
      docxWith('一', {
        'word/_rels/document.xml.rels':
          '<Relationship Type="…/oleObject" Target="mhtml:http://a.example/x.html!x-usc:x" TargetMode="External"/>',
      }),
      '从网上取来的对象（OLE）',
    ],
    [
      'a simple field that starts a program',
      'a.docx',
      docxWith('一</w:t></w:r><w:fldSimple w:instr=" DDEAUTO cmd "/><w:r><w:t>'),
      '启动别的程序的域（DDE）',
    ],
    [
      'a spreadsheet with macros in a document',
      'a.docx',
      docxWith('一', { 'word/embeddings/Microsoft_Excel.xlsm': 'x' }),
      '嵌入的对象（OLE）',
    ],
    [
      'macros in a document of the old formats in an archive',
      'a.zip',
      zipOf({ '清单.xls': Buffer.from('_VBA_PROJECT', 'utf16le') }),
      '清单.xls 里的宏（VBA）',
    ],
    [
      'a script in a page in an archive',
      'a.zip',
      zipOf({ 'a.html': '<p>一</p><script>x</script>' }),
      'a.html 里的脚本（JavaScript）',
    ],
    [
      'a program in archives within each other',
      'a.zip',
      zipOf({ 'b.zip': zipOf({ 'c.zip': zipOf({ 'a.exe': 'x' }) }) }),
      'b.zip 里的c.zip 里的程序 a.exe',
    ],
    [
      'archives that nobody can look to the bottom of',
      'a.zip',
      nested(5),
      'a.zip 里的a.zip 里的a.zip 里的a.zip 里的套了4层、看不到底的压缩包',
    ],
    ['a file that unpacks elsewhere', 'a.zip', zipOf({ '../a.txt': 'x' }), '解压到别处的文件 ../a.txt'],
    [
      'a program in an OFD document',
      'a.ofd',
      zipOf({ 'OFD.xml': '<OFD/>', 'Doc_0/Attachs/a.vbs': 'x' }),
      '程序 Doc_0/Attachs/a.vbs',
    ],
  ])('finds %s', (_name, file, bytes, found) => {
    expect(foundIn(file, bytes)).toBe(found);
  });

  test('looks into no archive that unpacks to more than anybody can store', () => {
    expect(foundIn('a.zip', listedAgain(zipOf({ 'a.csv': new Uint8Array(29 << 20) }), 8))).toBe(
      '展开以后大得看不到底的内容',
    );
  });
});
