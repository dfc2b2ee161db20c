import { describe, expect, test } from 'vitest';
import { namesMatching, readOptions } from '../../../scripts/developer-options';
import { CommandError } from '../../../scripts/run';
import { chooseSteps, LONG, type Step, SUITE } from '../../../scripts/test/steps';

const namesOf = (steps: readonly Step[]) => steps.map(({ name }) => name);

describe('the steps chosen', () => {
  test.each([{ suite: SUITE }, { suite: LONG }])('without a word are all of the suite', ({ suite }) => {
    expect(chooseSteps(suite)).toEqual(suite);
  });

  test.each([
    { word: 'unit', expected: ['unit tests'] },
    { word: 'server', expected: ['build of the fixtures', 'tests of the built server'] },
    { word: 'fixtures', expected: ['build of the fixtures'] },
    {
      word: 'tests',
      expected: namesOf(SUITE)
        .slice(2)
        .filter((name) => name !== 'content check'),
    },
  ])('by “$word” are those whose names contain it, after what they need', ({ word, expected }) => {
    expect(namesOf(chooseSteps(SUITE, word))).toEqual(expected);
  });

  test('bring what the needed ones need', () => {
    const suite = [
      { name: 'one', command: [] },
      { name: 'two', command: [], needs: ['one'] },
      { name: 'three', command: [], needs: ['two'] },
    ];
    expect(chooseSteps(suite, 'three')).toEqual(suite);
  });

  test.each([{ word: 'nosuchstep' }, { word: '' }])('by “$word” are an error that lists them', ({ word }) => {
    expect(() => chooseSteps(SUITE, word)).toThrow(
      new CommandError(`--only ${word} matches nothing. There are:\n  ${namesOf(SUITE).join('\n  ')}`),
    );
  });
});

test.each([{ suite: SUITE }, { suite: LONG }])(
  'every step needs earlier ones of its suite alone',
  ({ suite }) => {
    for (const [index, { needs = [] }] of suite.entries())
      expect(namesOf(suite.slice(0, index))).toEqual(expect.arrayContaining([...needs]));
  },
);

describe('the options', () => {
  const OPTIONS = { only: { type: 'string' }, long: { type: 'boolean' } } as const;

  test('are read', () => {
    expect({ ...readOptions(['--long', '--only', 'unit'], OPTIONS) }).toEqual({ long: true, only: 'unit' });
  });

  test.each([
    { args: ['--nosuchoption'], expected: "Unknown option '--nosuchoption'" },
    { args: ['--only'], expected: "Option '--only <value>' argument missing" },
    {
      args: ['unit'],
      expected: "Unexpected argument 'unit'. This command does not take positional arguments",
    },
  ])('that are wrong are told of, with those that there are: $args', ({ args, expected }) => {
    expect(() => readOptions(args, OPTIONS)).toThrow(
      new CommandError(`${expected}\nThe options are: --only, --long`),
    );
  });
});

test('names are chosen in their order', () => {
  expect(namesMatching('a', ['ba', 'c', 'ab'])).toEqual(['ba', 'ab']);
});
