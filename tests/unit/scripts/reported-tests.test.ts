import { describe, expect, test } from 'vitest';
import { durationTable, longest, testsIn } from '../../../scripts/test/reported-tests';

describe('the tests of a report', () => {
  test('are those of vitest, with how long they took and whether they failed', () => {
    const report = {
      success: true,
      testResults: [
        {
          name: '/site/tests/unit/list.test.ts',
          assertionResults: [
            { fullName: 'the list is sorted', title: 'is sorted', status: 'failed', duration: 12.5 },
            { fullName: 'the list is left out', title: 'is left out', status: 'skipped' },
          ],
        },
      ],
    };
    expect(testsIn('vitest', report)).toEqual([
      { name: 'list.test.ts: the list is sorted', hasFailed: true, milliseconds: 12.5 },
      { name: 'list.test.ts: the list is left out', hasFailed: false, milliseconds: 0 },
    ]);
  });

  test('are those of Playwright, in nested suites too, with every attempt', () => {
    const spec = (title: string, ok: boolean, ...durations: number[]) => ({
      title,
      ok,
      file: 'browser/axe.spec.ts',
      tests: [{ results: durations.map((duration) => ({ duration })) }],
    });
    const inner = { title: 'a page', specs: [spec('inside', false, 1, 2)] };
    const report = { suites: [{ title: 'axe.spec.ts', specs: [spec('outside', true, 5)], suites: [inner] }] };
    expect(testsIn('playwright', report)).toEqual([
      { name: 'axe.spec.ts: outside', hasFailed: false, milliseconds: 5 },
      { name: 'axe.spec.ts: inside', hasFailed: true, milliseconds: 3 },
    ]);
  });

  test('of another report are refused', () => {
    expect(() => testsIn('vitest', { suites: [] })).toThrow('testResults');
  });
});

test('the longest come first, as many as are asked for', () => {
  const durations = [3, 10, 7].map((milliseconds) => ({ name: `of ${milliseconds}`, milliseconds }));
  expect(longest(durations, 2).map(({ name }) => name)).toEqual(['of 10', 'of 7']);
});

test('a table shows seconds, aligned', () => {
  const durations = [
    { name: 'unit tests', milliseconds: 48_230 },
    { name: 'lint', milliseconds: 1_080 },
  ];
  expect(durationTable(durations)).toBe('  48.2 s  unit tests\n   1.1 s  lint');
});
