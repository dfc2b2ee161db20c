import { describe, expect, test } from 'vitest';
import { durationsIn, durationTable, longest } from '../../../scripts/test/durations';

describe('the durations of tests', () => {
  test('are those that vitest reports', () => {
    const report = {
      success: true,
      testResults: [
        {
          name: '/site/tests/unit/list.test.ts',
          assertionResults: [
            { fullName: 'the list is sorted', title: 'is sorted', duration: 12.5 },
            { fullName: 'the list is left out', title: 'is left out' },
          ],
        },
      ],
    };
    expect(durationsIn('vitest', report)).toEqual([
      { name: 'list.test.ts: the list is sorted', milliseconds: 12.5 },
      { name: 'list.test.ts: the list is left out', milliseconds: 0 },
    ]);
  });

  test('are those that Playwright reports, in nested suites too, with every attempt', () => {
    const spec = (title: string, ...durations: number[]) => ({
      title,
      file: 'browser/axe.spec.ts',
      tests: [{ results: durations.map((duration) => ({ duration })) }],
    });
    const inner = { title: 'a page', specs: [spec('inside', 1, 2)] };
    const report = { suites: [{ title: 'axe.spec.ts', specs: [spec('outside', 5)], suites: [inner] }] };
    expect(durationsIn('playwright', report)).toEqual([
      { name: 'axe.spec.ts: outside', milliseconds: 5 },
      { name: 'axe.spec.ts: inside', milliseconds: 3 },
    ]);
  });

  test('of another report are refused', () => {
    expect(() => durationsIn('vitest', { suites: [] })).toThrow('testResults');
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
