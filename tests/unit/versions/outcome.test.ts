import { describe, expect, test } from 'vitest';
import { instantOf } from '#lib/model/date';
import { alteredTree, PNG, replacing } from '../../fixtures/broken/base';
import { Staff } from './staff';

const BEFORE = instantOf('2025-03-10T09:00+08:00');
const AFTER = instantOf('2025-04-01T09:00:05+08:00');
const OUTCOME = `---
published: 2025-03-20T09:00+08:00
counts:
  - kind: 意见
    count: 3
---

收到的意见已经全部办理。
`;

/** Staff who have published the sound notice, and written down what became of the feedback. */
function telling(): Staff {
  const staff = new Staff(alteredTree({ 'outcome.md': OUTCOME }));
  return staff;
}

function told(): Staff {
  const staff = telling();
  staff.publish(BEFORE);
  return staff;
}

describe('an outcome', () => {
  test('must be recorded before it is built', () => {
    expect(telling().errors()).toEqual([
      [
        'content/2024-reading-corner/outcome.md:1:1 错误 反馈情况还没有留存（version-missing）',
        '    应当是：运行 npm run notice -- publish 2024-reading-corner，把要公布的反馈情况留存下来',
      ].join('\n'),
    ]);
  });

  test('is recorded with its moment, and told of from then on', () => {
    const staff = telling();
    expect(staff.publish(BEFORE)).toBe('已留存反馈情况。公布时间：2025-03-20 09:00（北京时间）。');
    expect(staff.errors()).toEqual([]);
    expect(staff.notice().events.at(-1)).toMatchObject({
      name: 'outcome',
      at: '2025-03-20T09:00+08:00',
    });
  });

  test('may be recorded anew, and taken back, before its moment', () => {
    const staff = told();
    staff.edit('outcome.md', replacing('count: 3', 'count: 4'));
    expect(staff.errors()).toHaveLength(1);
    staff.publish(BEFORE);
    expect(staff.errors()).toEqual([]);
    staff.tree = new Map([...staff.tree].filter(([path]) => !path.endsWith('/outcome.md')));
    expect(staff.errors()).toHaveLength(1);
    expect(staff.publish(BEFORE)).toBe('反馈情况还没有到公布的时间，已经取消。');
    expect(staff.errors()).toEqual([]);
  });

  test('is corrected after its moment with what and why, and the notice’s version stays', () => {
    const staff = told();
    staff.edit('outcome.md', replacing('count: 3', 'count: 4'));
    expect(staff.errors()[0]).toContain(
      ['      - outcome.md 第5行：    count: 3', '      + outcome.md 第5行：    count: 4'].join('\n'),
    );
    expect(staff.publish(AFTER)).toContain('请运行 npm run notice -- correct 2024-reading-corner');
    expect(staff.correct(AFTER, { what: '意见是4件', why: '漏计一件' })).toBe('已留存改过的反馈情况。');
    expect(staff.errors()).toEqual([]);
    expect(staff.notice().version).toBe(1);
    expect(staff.notice().events.at(-1)).toMatchObject({
      kind: 'outcome-corrected',
      name: 'outcome-corrected-2',
      at: '2025-04-01T09:00:05+08:00',
      what: '意见是4件',
      why: '漏计一件',
    });
  });

  test('is corrected where a total of ratings was wrong', () => {
    const ratings = ['满意', '基本满意', '不满意'].map(
      (rating) => `  - rating: ${rating}\n    count: ${Number(rating === '满意')}\n`,
    );
    const staff = new Staff(
      alteredTree({ 'outcome.md': OUTCOME.replace('counts:', `ratings:\n${ratings.join('')}counts:`) }),
    );
    staff.publish(BEFORE);
    expect(staff.errors()).toEqual([]);
    staff.edit('outcome.md', replacing('count: 1', 'count: 2'));
    expect(staff.errors()[0]).toContain('      + outcome.md 第5行：    count: 2');
    expect(staff.correct(AFTER, { what: '满意是2件', why: '漏计一件' })).toBe('已留存改过的反馈情况。');
    expect(staff.notice().outcome?.ratings[0]).toEqual({ rating: 'satisfied', count: 2 });
  });

  test('cannot begin in the past, where readers were told otherwise', () => {
    expect(telling().publish(AFTER)).toBe(
      '公布反馈情况的时间 2025-03-20T09:00+08:00 已经过去，读者看到的却还没有。请把 outcome.md 的 published 改成现在或者以后的时间。',
    );
  });

  test('is missed when another picture lies under the name of one that it alone shows', () => {
    const picture = '2024-reading-corner/pictures/told.png';
    const staff = telling();
    staff.edit('outcome.md', (text) => `${text}\n![办理情况的图](pictures/told.png)\n`);
    staff.tree = new Map([...staff.tree, [picture, PNG]]);
    staff.publish(BEFORE);
    expect(staff.errors()).toEqual([]);
    staff.tree = new Map([...staff.tree, [picture, Uint8Array.from([...PNG, 0])]]);
    expect(staff.errors()[0]).toContain('- 图片 pictures/told.png：');
    staff.correct(AFTER);
    expect(staff.errors()).toEqual([]);
  });

  test('can neither move nor go after its moment', () => {
    const moved = told();
    moved.edit('outcome.md', replacing('published: 2025-03-20', 'published: 2025-03-21'));
    const refusal = '反馈情况已于2025-03-20 09:00公布，不能删去，公布的时间也不能改。';
    expect(moved.correct(AFTER)).toBe(refusal);
    const gone = told();
    gone.tree = new Map([...gone.tree].filter(([path]) => !path.endsWith('/outcome.md')));
    expect(gone.correct(AFTER)).toBe(refusal);
    expect(gone.errors()).toHaveLength(1);
  });

  test('is missed when what is recorded of it was edited by hand', () => {
    const staff = told();
    staff.edit('versions/outcome.json', replacing('count: 3', 'count: 5'));
    expect(staff.errors()).toEqual([
      [
        'content/2024-reading-corner/versions/outcome.json:1:1 错误 留存的版本被改动过（version-chain）',
        '    现在是：内容与封记不符',
        '    应当是：留存的版本由 npm run notice 写成，不能手工修改、改名或者删去；从备份（例如 git）里恢复原来的文件',
      ].join('\n'),
    ]);
  });
});
