import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Attachments } from '#components/attachments/Attachments';
import { noticeText } from '#lib/model/notice-text';
import { loadContent } from '#lib/versions/load';
import { attaching } from '../../../fixtures/broken/attached';
import { brokenTree } from '../../../fixtures/broken/base';
import { pdfWith } from '../../../harness/attached-files';

/** What authors write in a title: words, and signs that mean something to Markdown, YAML or HTML. */
const title = fc
  .array(
    fc.constantFrom(
      '整改',
      '清单',
      '（试行）',
      '*',
      '_',
      '<b>',
      '&amp;',
      '# ',
      ': ',
      '"',
      '\\',
      '2024',
      '|',
      "'",
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((pieces) => pieces.join('').trim())
  .filter((text) => text !== '');

/** As many as a notice gets here, made once: what was read of a file is remembered by its bytes. */
const PDFS = [0, 1, 2].map((index) => pdfWith(' '.repeat(index)));

test('every name of an attachment is shown as it was written, or reported', () => {
  fc.assert(
    fc.property(fc.array(title, { minLength: 1, maxLength: 3 }), (titles) => {
      const files = Object.fromEntries(titles.map((_, index) => [`file${index}.pdf`, PDFS[index] ?? '']));
      const lines = titles.flatMap((text, index) => [
        `  - file: file${index}.pdf`,
        `    title: ${JSON.stringify(text)}`,
      ]);
      const { notices, problems } = loadContent(brokenTree(attaching(files, lines)), 'content');
      const [notice] = notices;
      if (!notice) return expect(problems).not.toEqual([]);
      const html = renderToStaticMarkup(
        createElement(Attachments, { attachments: notice.attachments, fileAddress: encodeURI }),
      );
      for (const text of titles) {
        const escaped = renderToStaticMarkup(createElement('i', null, text)).slice(3, -4);
        expect([noticeText(notice).includes(text), html.includes(`>${escaped}</a>`)]).toEqual([true, true]);
      }
    }),
    { numRuns: 40 },
  );
});
