import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Attachments } from '#components/attachments/Attachments';
import type { Attachment } from '#lib/model/attachments/attachment';

const LIST: Attachment = {
  file: '附件1.清单.xlsx',
  number: '附件1',
  title: '清单',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes: 23_552,
  sha256: 'a'.repeat(64),
};

const drawn = (attachments: readonly Attachment[]) =>
  renderToStaticMarkup(
    createElement(Attachments, { attachments, fileAddress: (file) => `/there/${encodeURI(file)}` }),
  );

describe('the attachments under a text', () => {
  test('are named by number and title, with type and size', () => {
    const html = drawn([LIST, { ...LIST, file: 'a.pdf', number: null, title: '报告', bytes: 3_500_000 }]);
    const words = html.replace(/<[^>]+>/g, '');
    expect(words).toBe('附件附件1：清单（XLSX 表格，23 KB）报告（PDF 文件，3.3 MB）');
    expect(html).toContain(`href="/there/${encodeURI('附件1.清单.xlsx')}"`);
  });

  test('take no byte of a page without any', () => {
    expect(drawn([])).toBe('');
  });
});
