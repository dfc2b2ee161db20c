import { describe, expect, test } from 'vitest';
import { instantOf } from '#lib/model/date';
import { toListedNotice } from '#lib/search/list-page';
import { pageStateAt } from '#lib/site/page-pieces';
import { noticeHtml } from '../../../scripts/notice/document';
import { STRUCTURES_SITE, structureContent, structureNotice } from '../content/structure-fixtures';

const FERRY = structureNotice('2026-ferry-rounds');

/** The page at a moment: whether it has the form, what it calls the phase, and what it says of opening and closing. */
async function seenAt(moment: string) {
  const { publisher } = structureContent;
  if (!publisher) throw new Error('the fixtures name no publisher');
  const site = { publisher, siteUrl: STRUCTURES_SITE, style: '' };
  const html = await noticeHtml({ notice: FERRY, ...site }, pageStateAt(FERRY, instantOf(moment)));
  const [, phase] = /<span class="phase \w+">([^<]*)/.exec(html) ?? [];
  const lines = [...html.matchAll(/<p (?:id="feedback" class="note"|class="(?:note|until)")>([^<]*)/g)];
  const said = new Set(lines.map(([, line = '']) => line.replace(/，以系统收到的时间为准$|，仍可.*/, '')));
  return [html.includes('<form'), phase, ...said];
}

describe('the page of a notice with two periods', () => {
  const FIRST = '意见反馈截止时间：2026年6月7日（星期日）23:59（北京时间）';
  const BETWEEN = '公示期已于2026年6月7日结束，下一次意见反馈将于2026年7月1日（星期三）0:00（北京时间）开始';
  const SECOND = '意见反馈截止时间：2026年7月10日（星期五）17:30（北京时间）';

  test.each([
    ['2026-06-01T09:00:00+08:00', true, '正在公示', FIRST],
    ['2026-06-07T23:59:59+08:00', true, '正在公示', FIRST],
    ['2026-06-08T00:00:00+08:00', false, '下一次公示未开始', BETWEEN],
    ['2026-06-30T23:59:59+08:00', false, '下一次公示未开始', BETWEEN],
    ['2026-07-01T00:00:00+08:00', true, '正在公示', SECOND],
    ['2026-07-10T17:29:59+08:00', true, '正在公示', SECOND],
  ])('at %s has the form: %s, %s', async (moment, hasForm, phase, line) => {
    expect(await seenAt(moment)).toEqual([hasForm, phase, line]);
  });

  test('after the last period says that it has closed', async () => {
    const [hasForm, phase, line] = await seenAt('2026-07-10T17:30:00+08:00');
    expect([hasForm, phase]).toEqual([false, '公示期已结束']);
    expect(line).toBe('公示期已于2026年7月10日 17:30结束，网上反馈已关闭');
  });
});

test('the list tells a notice between two periods from one whose window is still to open', () => {
  const listed = (moment: string) => toListedNotice(FERRY, instantOf(moment));
  expect(listed('2026-06-10T00:00+08:00')).toMatchObject({ phase: 'upcoming', isAgain: true });
  expect(listed('2026-05-10T00:00+08:00')).not.toHaveProperty('isAgain');
  expect(listed('2026-07-05T00:00+08:00')).not.toHaveProperty('isAgain');
});
