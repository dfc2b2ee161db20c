import { beforeAll, describe, expect, test } from 'vitest';
import { hashOfRecordEntry } from '#lib/feedback/store/office/record-chain';
import type { ChainedRecord, NewRecord } from '#lib/feedback/store/office/record-store';
import { headText } from '#lib/office/act';
import { problemsOfChain, problemsOfOffice, type StandingOffice } from '#lib/office/statements/check-record';
import { recordOf } from '#lib/office/statements/statement';
import { type TestDevice, testAct, testDevice, testOffice, testStatement, text64 } from './fixtures';

// A server that alters, swaps, drops, replays, reorders and rolls back the office's record: what `verify` notices, and what not.

const DAY = '2025-01-15';

let records: ChainedRecord[];
let standing: StandingOffice;
let device: TestDevice;

/** Chains entries as the store does: whoever has the database can do so at any time. */
function chained(entries: readonly NewRecord[]): ChainedRecord[] {
  const made: ChainedRecord[] = [];
  for (const entry of entries) {
    const before = made.at(-1)?.hash ?? '';
    const whole = {
      ...({ v: 1, number: made.length + 1, before, detail: null, device: null, submission: null } as const),
      ...{ subject: null, count: null, reason: null, signed: null, signature: null },
      ...entry,
    };
    made.push({ entry: whole, hash: hashOfRecordEntry(whole) });
  }
  return made;
}

/** Chains entries anew that stood in a chain before. */
const rechained = (old: readonly (ChainedRecord | undefined)[]) =>
  chained(
    old.flatMap((one) => {
      if (!one) return [];
      const { v: _, number: __, before: ___, ...entry } = one.entry;
      return [entry];
    }),
  );

beforeAll(async () => {
  const office = await testOffice();
  device = await testDevice(office, 1);
  const act = testAct(device, { submission: 'a' });
  const { id, submission, kind } = act.head;
  const signed = { device: device.id, signed: headText(act.head), signature: act.signature };
  const begun = [
    { id: `act:${id}`, day: DAY, kind, submission, ...signed },
    { id: 'destroy:b', day: DAY, kind: 'destroy', submission: 'b', reason: 'junk' } as const,
  ];
  const upon = { number: 2, hash: chained(begun)[1]?.hash ?? '' };
  records = chained([
    ...begun,
    recordOf(testStatement(device, { upon, count: 3 }), DAY),
    { id: 'last', day: DAY, kind: 'backup' },
  ]);
  standing = {
    devices: new Map([[device.id, { name: '王芳', verifyKey: device.key.verifyKey }]]),
    submissions: new Map([['a', new Map([[id, { day: DAY, isDevices: true }]])]]),
    destroyed: [{ id: 'b', day: DAY, reason: 'junk' }],
  };
});

const problems = (of: readonly ChainedRecord[], but: Partial<StandingOffice> = {}) => [
  ...problemsOfChain(of, standing),
  ...problemsOfOffice(
    of.map(({ entry }) => entry),
    { ...standing, ...but },
  ),
];

test('a whole record has no problem', () => {
  expect(problems(records)).toEqual([]);
});

describe('noticed is', () => {
  test.each<[string, (all: ChainedRecord[]) => (ChainedRecord | undefined)[]]>([
    [
      'an entry that was altered',
      ([a, b, c, d]) => [a, b, c && { ...c, entry: { ...c.entry, count: 9 } }, d],
    ],
    ['an entry that was dropped', ([a, , c, d]) => [a, c, d]],
    ['two that were swapped', ([a, b, c, d]) => [b, a, c, d]],
    ['one that was replayed', ([a, b, c, d]) => [a, b, c, d, a]],
    ['a beginning that was dropped', ([, b, c, d]) => [b, c, d]],
    [
      'one that was dropped before a signed one, with the chain made anew',
      ([a, , c, d]) => rechained([a, c, d]),
    ],
    [
      'two that were swapped before a signed one, with the chain made anew',
      ([a, b, c, d]) => rechained([b, a, c, d]),
    ],
    [
      'an altered signed one, with the chain made anew',
      ([a, b, c, d]) => rechained([a, b, c && { ...c, entry: { ...c.entry, count: 9 } }, d]),
    ],
    [
      'a signed one given to another device, with the chain made anew',
      ([a, b, c, d]) => rechained([a, b, c && { ...c, entry: { ...c.entry, device: text64(16, 9) } }, d]),
    ],
  ])('%s', (_, tamper) => {
    expect(problems(tamper(records).flatMap((one) => one ?? []))).not.toEqual([]);
  });

  test('a submission that vanished, an act that did, and one that came back', () => {
    expect(problems(records, { submissions: new Map() })).toEqual([
      'a 不见了：记录里有它，没有写它已经删除。',
    ]);
    expect(problems(records, { submissions: new Map([['a', new Map()]]) })).toEqual([
      'a 在 2025-01-15 办的一件事不见了。',
    ]);
    const back: StandingOffice['submissions'] = new Map(standing.submissions).set('b', new Map());
    expect(problems(records, { submissions: back, destroyed: [] })).toEqual([
      'b 记着 2025-01-15 已经删除，可是还在。',
    ]);
  });

  test('what was done, and destroyed, without being recorded', () => {
    const unknown = new Map([[text64(16, 7), { day: '2025-01-16', isDevices: true }]]);
    const more: StandingOffice['submissions'] = new Map(standing.submissions).set('c', unknown);
    const destroyed = [...standing.destroyed, { id: 'd', day: '2025-01-16', reason: 'decided' as const }];
    expect(problems(records, { submissions: more, destroyed })).toEqual([
      'c 在 2025-01-16 办的一件事没有记进记录。',
      'd 在 2025-01-16 被删除，没有记进记录。',
    ]);
  });
});

describe('not noticed without an export of before is', () => {
  test.each<[string, (all: ChainedRecord[]) => (ChainedRecord | undefined)[]]>([
    ['an end that was cut off', ([a, b, c]) => [a, b, c]],
    [
      'an unsigned end that was altered, with the chain made anew',
      ([a, b, c, d]) => rechained([a, b, c, d && { ...d, entry: { ...d.entry, kind: 'restore' } }]),
    ],
  ])('%s', (_, tamper) => {
    expect(problems(tamper(records).flatMap((one) => one ?? []))).toEqual([]);
  });
});
