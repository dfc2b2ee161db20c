import { describe, expect, test } from 'vitest';
import { loadContent } from '#lib/versions/load';
import { attaching } from '../../../fixtures/broken/attached';
import { adding, brokenTree, type Changes, OUTCOME, problemsOf } from '../../../fixtures/broken/base';
import { pdfWith } from '../../../harness/attached-files';

function noticeOf(changes: Changes) {
  const { notices, problems } = loadContent(brokenTree(changes), 'content');
  const [notice] = notices;
  if (!notice) throw new Error(problems.map(({ reason }) => reason).join('\n'));
  return notice;
}

const namesOf = (changes: Changes) =>
  noticeOf(changes).attachments.map(({ file, number, title }) => [file, number, title]);

describe('the attachments of a notice', () => {
  test.each([
    ['附件1.整改清单.pdf', '附件1', '整改清单'],
    ['附件2：报告.pdf', '附件2', '报告'],
    ['附件三 报告.pdf', '附件三', '报告'],
    ['附件4.pdf', '附件4', '附件4'],
    ['files/list.pdf', null, 'list'],
    ['附件清单.pdf', null, '附件清单'],
  ])('are called what the name of their file says: %s', (file, number, title) => {
    expect(namesOf(attaching({ [file]: pdfWith() }))).toEqual([[file, number, title]]);
  });

  test('are called what the list says', () => {
    const lines = ['  - file: 附件1.pdf', '    title: 整改清单', '    number: 附表1'];
    expect(namesOf(attaching({ '附件1.pdf': pdfWith() }, lines))).toEqual([
      ['附件1.pdf', '附表1', '整改清单'],
    ]);
  });

  test('are those of the list, then those that the text alone links, by the words of the link', () => {
    const changes = {
      ...attaching({ 'b.pdf': pdfWith() }),
      'a.pdf': pdfWith(' '),
      'c.pdf': pdfWith('  '),
      'plans/01-training.md': adding('见[附件1](a.pdf)、[《清单》](c.pdf)和[清单](b.pdf)。'),
    };
    expect(namesOf(changes)).toEqual([
      ['b.pdf', null, 'b'],
      ['a.pdf', '附件1', 'a'],
      ['c.pdf', null, '清单'],
    ]);
  });

  test('are linked in the text by their addresses on the site', () => {
    const changes = { '附件1.pdf': pdfWith(), 'plans/01-training.md': adding('见[附件1](附件1.pdf)。') };
    expect(noticeOf(changes).parts[1]?.items[0]?.body.html).toContain(
      `<a href="/notices/2024-reading-corner/${encodeURI('附件1.pdf')}">附件1</a>`,
    );
  });
});

describe('a link to a file', () => {
  test('that is not there is an error, with the name that is meant', () => {
    const changes = { 'List.pdf': pdfWith(), 'plans/01-training.md': adding('见[清单](list.pdf)。') };
    expect(problemsOf(changes).slice(0, 4)).toEqual([
      'content/2024-reading-corner/List.pdf:1:1 提醒 这个文件没有列为附件，读者看不到（attachment-unnamed）',
      '    应当是：在 notice.md 里写 attachments:，下一行写“  - file: List.pdf”；不公布的，移到别处',
      'content/2024-reading-corner/plans/01-training.md:7:7 错误 没有这个附件文件（link-target）',
      '    现在是：list.pdf',
    ]);
  });

  test('that only the outcome links is an error: it would be public before the outcome', () => {
    const outcome = `${OUTCOME}\n见[清单](a.pdf)。\n`;
    expect(problemsOf({ 'a.pdf': pdfWith(), 'outcome.md': outcome }).join('\n')).toContain(
      '反馈情况里的链接，指向的文件不是通报的附件（link-target）',
    );
    expect(problemsOf({ ...attaching({ 'a.pdf': pdfWith() }), 'outcome.md': outcome })).toEqual([]);
  });
});
