import { describe, expect, test } from 'vitest';
import { noticeData } from '#lib/formats/data';
import { noticeText } from '#lib/model/notice-text';
import { searchTextOf } from '#lib/search/search-text';
import { alteredTree, problemsOf, replacing, saidOf } from '../../fixtures/broken/base';
import { fixtureNotice } from './fixtures';
import { STRUCTURES_SITE, structureNotice, structurePage } from './structure-fixtures';

const CANTEEN = structureNotice('2026-school-canteen');
const RECORDS = 'findings/01-records.md';
const PLAN = 'plans/01-training.md';

describe('what an item says of its task', () => {
  test('stands below its heading on the page', async () => {
    expect(await structurePage(CANTEEN)).toContain(
      '</h3><ul class="task"><li>责任单位：柳湾小学、石桥小学</li><li>整改时限：2026年8月31日前</li><li>完成状态：<b>基本完成</b></li></ul><div class="text">',
    );
  });

  test('stands below the text into which a title runs', async () => {
    expect(await structurePage(CANTEEN)).toMatch(
      /培训情况向家长公布。<\/p><\/div><ul class="task"><li>责任单位：各学校<\/li>/,
    );
  });

  test('is part of the text and of what is searched, a line for each', () => {
    const lines =
      '（一）食谱没有公布\n\n责任单位：县教育局后勤管理科\n整改时限：2026年4月底前\n完成状态：已完成\n\n';
    expect(noticeText(CANTEEN)).toContain(lines);
    const passage = searchTextOf(CANTEEN).passages.find(({ anchor }) => anchor === 'findings-1');
    expect(passage?.text.startsWith(lines)).toBe(true);
  });

  test('stands in the data under names of its own, null where it is not written', () => {
    const [first, , third] = noticeData(CANTEEN, 0, STRUCTURES_SITE).parts[0]?.items ?? [];
    expect(first).toMatchObject({ unit: '县教育局后勤管理科', limit: '2026年4月底前', state: '已完成' });
    expect(third).toMatchObject({ unit: null, limit: null, state: null });
  });

  test('leaves a notice without any as it was', () => {
    const text = noticeText(fixtureNotice('2024-district-inspection'));
    expect(text).not.toMatch(/完成状态：|责任单位：|整改时限：/);
  });

  test('is recorded: a state that changes after publication is found', () => {
    const said = saidOf(alteredTree({ [PLAN]: replacing('title:', 'state: 已完成\ntitle:') })).join('\n');
    expect(said).toContain('（version-changed）');
    expect(said).toContain('+ 正文第');
    expect(said).toContain('完成状态：已完成');
  });

  test('is refused in a state that is none of the five, with the place and the five', () => {
    expect(problemsOf({ [RECORDS]: replacing('finding:', 'state: 已经完成\nfinding:') })).toEqual([
      'content/2024-reading-corner/findings/01-records.md:3:8 错误 项目 state 的内容不对（value）',
      '    现在是：已经完成',
      '    应当是：“已完成”“基本完成”“持续推进”“长期坚持”“未完成”当中的一种',
    ]);
  });

  test('is refused in another usual word with the state that may be meant, as in a ledger', () => {
    const said = problemsOf({ [RECORDS]: replacing('finding:', 'state: 已整改\nfinding:') });
    expect(said.join('\n')).toContain('当中的一种。做完了的写“已完成”');
  });
});
