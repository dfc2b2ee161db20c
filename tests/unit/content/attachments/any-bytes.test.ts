import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeInside } from '#lib/content/attachments/code-inside';
import { typeByContent } from '#lib/content/attachments/content-type';
import { readableText } from '#lib/content/attachments/readable-text';
import { ATTACHMENT_ENDINGS } from '#lib/model/attachments/attachment-type';
import { docxWith, ofd, pdfWith, xlsxWith, zipOf } from '../../../harness/attached-files';

const WHOLE = [
  pdfWith('/OpenAction 4 0 R'),
  docxWith('整改'),
  xlsxWith(['一']),
  ofd(),
  zipOf({ 'a.docx': docxWith('二') }),
];

/** Files that were cut short, or some of whose bytes were overwritten, and bytes of no file at all. */
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc
    .tuple(fc.constantFrom(...WHOLE), fc.nat(), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 }))
    .map(([whole, cut, changes]) => {
      const bytes = whole.slice(0, 1 + (cut % whole.length));
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      return bytes;
    }),
);

test('no bytes, whatever they are called, keep the check from ending', () => {
  fc.assert(
    fc.property(anyBytes, fc.constantFrom(...ATTACHMENT_ENDINGS), (bytes, ending) => {
      const path = `a.${ending}`;
      typeByContent(bytes);
      expect(codeInside(path, bytes)).toBeInstanceOf(Array);
      expect(readableText(path, bytes)).toBeInstanceOf(Array);
    }),
  );
});

test('a part that unpacks to more than is read is left out', () => {
  const bomb = docxWith('一', {
    'word/header1.xml': `<w:p>${'<w:t>13900001234</w:t>'.repeat(1_500_000)}</w:p>`,
  });
  expect(readableText('a.docx', bomb).map(({ text }) => text)).toEqual(['一']);
});
