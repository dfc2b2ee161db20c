import { describe, expect, test } from 'vitest';
import { destroyedInWords, hasNewAddition, promisedDay, stateDays } from '#lib/feedback/lookup/states';

const entry = (kind: 'state' | 'addition', state: 'working' | 'closed' | null, day = '2025-01-20') => ({
  kind,
  state,
  day,
});

describe('the promised day', () => {
  test.each([
    { what: 'is none where nothing is promised', within: undefined, expected: null },
    { what: 'counts calendar days from the day of receipt', within: '30', expected: '2025-02-14' },
    { what: 'may lie in another year', within: '365', expected: '2026-01-15' },
  ])('$what', ({ within, expected }) => {
    expect(promisedDay('2025-01-15', stateDays('2025-01-15', []), within)).toBe(expected);
  });

  test.each(['answered', 'closed', 'refused'] as const)('is none any more once it was %s', (state) => {
    expect(promisedDay('2025-01-15', [{ state: 'new' }, { state }], '30')).toBeNull();
  });

  test('stays while it is being worked on', () => {
    expect(promisedDay('2025-01-15', [{ state: 'new' }, { state: 'working' }], '30')).toBe('2025-02-14');
  });
});

test('an addition is new until the office acts again', () => {
  const closed = entry('state', 'closed');
  const added = entry('addition', null);
  expect([[], [closed], [closed, added], [added, closed]].map(hasNewAddition)).toEqual([
    false,
    false,
    true,
    false,
  ]);
});

test.each([
  ['withdrawn', '已于2025年1月20日按写信人的要求撤回'],
  ['retention', '已于2025年1月20日因保存期限已满而删除'],
  ['junk', '已于2025年1月20日因与公示事项无关而删除'],
  ['decided', '已于2025年1月20日由办公室决定删除'],
] as const)('what was destroyed says when and why: %s', (reason, expected) => {
  expect(destroyedInWords({ day: '2025-01-20', reason })).toBe(expected);
});
