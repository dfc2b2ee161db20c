import { describe, expect, test } from 'vitest';
import { runSteps } from '../../../scripts/test/run-steps';
import type { Step } from '../../../scripts/test/steps';

const step = (name: string, ...needs: string[]): Step => ({ name, command: [], needs });

/** Steps whose ends the test decides. */
function stage(steps: readonly Step[], lanes: number) {
  const printed: string[] = [];
  const prints = new Map<string, (text: string) => void>();
  const ends = new Map<string, (code: number | null) => void>();
  const started: string[] = [];
  const all = runSteps(steps, {
    lanes,
    print: (text) => printed.push(text),
    start: ({ name }, print) => {
      started.push(name);
      prints.set(name, print);
      return new Promise((resolve) => ends.set(name, resolve));
    },
  });
  return {
    all: all.then((ended) => ended.map(({ step: { name }, code }) => [name, code])),
    started,
    output: () => printed.join(''),
    say: (name: string, text: string) => prints.get(name)?.(text),
    /** Ends a step, and waits until what follows from it has happened. */
    end: async (name: string, code: number | null = 0) => {
      ends.get(name)?.(code);
      await new Promise(setImmediate);
    },
  };
}

describe('steps', () => {
  test('run as many at a time as there are lanes, and are given in their order', async () => {
    const { all, started, end } = stage([step('one'), step('two'), step('three')], 2);
    expect(started).toEqual(['one', 'two']);
    await end('two');
    expect(started).toEqual(['one', 'two', 'three']);
    await end('three');
    await end('one');
    expect(await all).toEqual([
      ['one', 0],
      ['two', 0],
      ['three', 0],
    ]);
  });

  test('wait for what they need, and let others go before them', async () => {
    const { all, started, end } = stage([step('build'), step('server', 'build'), step('unit')], 2);
    expect(started).toEqual(['build', 'unit']);
    await end('unit');
    expect(started).toEqual(['build', 'unit']);
    await end('build');
    expect(started).toEqual(['build', 'unit', 'server']);
    await end('server');
    expect(await all).toHaveLength(3);
  });

  test.each([{ code: 1 }, { code: null }])(
    'end after a failure ($code) with those that run',
    async ({ code }) => {
      const { all, started, end } = stage([step('one'), step('two'), step('three'), step('four', 'one')], 2);
      await end('one', code);
      await end('two');
      expect(await all).toEqual([
        ['one', code],
        ['two', 0],
      ]);
      expect(started).toEqual(['one', 'two']);
    },
  );

  test('keep their output together: that of the first is printed at once, the others’ after it', async () => {
    const { all, output, say, end } = stage([step('one'), step('two'), step('three')], 2);
    say('two', 'b');
    say('one', 'a');
    expect(output()).toBe('\n── one\na');
    await end('two');
    say('three', 'c');
    expect(output()).toBe('\n── one\na');
    await end('one');
    expect(output()).toBe('\n── one\na\n── two\nb\n── three\nc');
    say('three', 'd');
    expect(output()).toBe('\n── one\na\n── two\nb\n── three\ncd');
    await end('three');
    expect(await all).toHaveLength(3);
  });
});
