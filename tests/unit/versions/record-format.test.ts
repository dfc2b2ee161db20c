import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { outcomeRecordSchema } from '#lib/versions/outcome-record';
import { parseRecord, serialiseRecord } from '#lib/versions/record-format';
import { recordedFactsSchema, versionSchema } from '#lib/versions/version';
import { withdrawalRecordSchema } from '#lib/versions/withdrawal';
import { fixtureText } from '../content/fixtures';

const WITHDRAWAL = { notice: 'x', at: '2025-03-20T16:00+08:00', reason: '数量有误' };
const REORDERED = '排版、写法或者键的顺序与命令写成的不同';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const indented = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const withdrawalIn = (text: string) => parseRecord(text, withdrawalRecordSchema);

/** A record of each kind as the first format wrote it, and the same in the present one. */
const RECORDS = [
  { kind: 'version', path: '2024-county-water/versions/2.json', schema: versionSchema },
  {
    kind: 'version with links and pictures',
    path: '2024-science-funds/versions/1.json',
    schema: versionSchema,
  },
  { kind: 'withdrawal', path: '2025-glass-whale/versions/withdrawn.json', schema: withdrawalRecordSchema },
  { kind: 'outcome', path: '2024-county-water/versions/outcome.json', schema: outcomeRecordSchema },
].flatMap(({ kind, path, schema }) => {
  const first = fixtureText(`content/${path}`);
  const tamperingIn = (text: string) => {
    const parsed = parseRecord<z.output<typeof schema>>(text, schema);
    return parsed === null ? 'unreadable' : parsed.tampering;
  };
  return [
    { name: `${kind} of the first format`, text: first, tamperingIn },
    { name: `${kind} of format 2`, text: serialiseRecord(JSON.parse(first)), tamperingIn },
  ];
});

describe('a new record', () => {
  test('is canonical JSON indented by two blanks, with its hash', () => {
    const canonical = `{"at":"2025-03-20T16:00+08:00","format":2,"notice":"x","reason":"数量有误"}`;
    expect(serialiseRecord(WITHDRAWAL)).toBe(
      [
        '{',
        '  "at": "2025-03-20T16:00+08:00",',
        '  "format": 2,',
        '  "notice": "x",',
        '  "reason": "数量有误",',
        `  "seal": "${sha256(canonical)}"`,
        '}',
        '',
      ].join('\n'),
    );
  });

  test('has its keys hashed in the order of RFC 8785, 3.2.3, that of UTF-16 units', () => {
    const content = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      '\u00f6': 7,
    };
    const canonical =
      '{"\\r":2,"1":4,"format":2,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}';
    expect(JSON.parse(serialiseRecord(content))).toMatchObject({ seal: sha256(canonical) });
  });

  test('is the same file in whatever order its keys were put together', () => {
    const entries = Object.entries(WITHDRAWAL);
    fc.assert(
      fc.property(shuffled(entries), (order) => {
        expect(serialiseRecord(Object.fromEntries(order))).toBe(serialiseRecord(WITHDRAWAL));
      }),
    );
  });

  test('gives back every text that has an UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (reason) => {
        const parsed = withdrawalIn(serialiseRecord({ ...WITHDRAWAL, reason }));
        expect(parsed).toMatchObject({ content: { reason }, tampering: null });
      }),
    );
  });

  test('cannot hold half of a character, which has none', () => {
    expect(() => serialiseRecord({ ...WITHDRAWAL, reason: '\ud83d' })).toThrow('lone surrogate');
  });
});

describe('the order of keys in a schema', () => {
  const { facts: _, ...beside } = versionSchema.shape;

  /** The version's schema with the keys of both its objects declared in another order. */
  const declaredAnew = fc
    .tuple(shuffled(Object.entries(versionSchema.shape)), shuffled(Object.entries(recordedFactsSchema.shape)))
    .map(([entries, facts]) =>
      z.strictObject({
        ...Object.fromEntries(entries),
        ...beside,
        facts: z.strictObject({ ...Object.fromEntries(facts), ...recordedFactsSchema.shape }),
      }),
    );

  test.each(RECORDS.filter(({ name }) => name.startsWith('version')))(
    'means nothing for a $name',
    ({ text }) => {
      fc.assert(
        fc.property(declaredAnew, (schema) => {
          expect(parseRecord(text, schema)).toMatchObject({ tampering: null });
        }),
      );
    },
  );
});

describe.each(RECORDS)('a $name', ({ text, tamperingIn }) => {
  const nodes = nodesIn(text);

  test('is found untouched', () => {
    expect(tamperingIn(text)).toBeNull();
  });

  test('is found touched when a value is changed', () => {
    fc.assert(
      fc.property(fc.nat(nodes - 1), fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' })), (at, value) => {
        const edited = indented(withNode(text, at, () => value));
        fc.pre(edited !== text);
        expect(tamperingIn(edited)).not.toBeNull();
      }),
    );
  });

  test('is found touched when anything is taken out', () => {
    for (let at = 0; at < nodes - 1; at += 1)
      expect(tamperingIn(indented(withNode(text, at, () => undefined))), String(at)).not.toBeNull();
  });

  test('is found touched when a key is put in', () => {
    fc.assert(
      fc.property(fc.nat(nodes - 1), fc.string(), fc.jsonValue(), (at, key, value) => {
        const edited = indented(
          withNode(text, at, (node) => (isObject(node) ? { [key]: value, ...node } : node)),
        );
        fc.pre(edited !== text);
        expect(tamperingIn(edited)).not.toBeNull();
      }),
    );
  });

  test('is found touched when keys change places', () => {
    const orders = fc.nat(nodes - 1).chain((at) => fc.tuple(fc.constant(at), fc.infiniteStream(fc.nat())));
    fc.assert(
      fc.property(orders, ([at, draws]) => {
        const edited = indented(
          withNode(text, at, (node) =>
            isObject(node)
              ? Object.fromEntries(
                  Object.entries(node)
                    .map((entry) => ({ entry, draw: draws.next().value }))
                    .sort((a, b) => a.draw - b.draw)
                    .map(({ entry }) => entry),
                )
              : node,
          ),
        );
        fc.pre(edited !== text);
        expect(tamperingIn(edited)).not.toBeNull();
      }),
    );
  });

  test('is found touched when a character of its file is another, more or less', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(1), fc.string({ maxLength: 1 }), (at, less, put) => {
        const edited = text.slice(0, at) + put + text.slice(at + less);
        fc.pre(edited !== text);
        expect(tamperingIn(edited)).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe('a record edited by hand', () => {
  const text = serialiseRecord(WITHDRAWAL);

  test.each([
    ['another value', text.replace('数量', '质量'), '内容与封记不符'],
    ['another format', text.replace('  "format": 2,\n', ''), '内容与封记不符'],
    ['keys in another order', indented({ ...WITHDRAWAL, ...JSON.parse(text) }), REORDERED],
    ['a key that stands twice', text.replace('{', '{\n  "reason": "别的原因",'), REORDERED],
    ['one line', JSON.stringify(JSON.parse(text)), REORDERED],
    ['an escape', text.replace('数', '\\u6570'), REORDERED],
    ['a number written otherwise', text.replace('2,', '2.0,'), REORDERED],
  ])('is told from what a command wrote: %s', (_, edited, tampering) => {
    expect(withdrawalIn(edited)).toMatchObject({ tampering });
  });

  test.each([
    ['half of a character as a value', text.replace('数量有误', '\\ud83d')],
    ['half of a character as a key', text.replace('reason', '\\udc00')],
    ['a format of the future', text.replace('"format": 2', '"format": 3')],
    ['half of the file', text.slice(0, 40)],
    ['nothing', ''],
  ])('cannot be read: %s', (_, edited) => {
    expect(withdrawalIn(edited)).toBeNull();
  });
});

function shuffled<Value>(values: readonly Value[]): fc.Arbitrary<Value[]> {
  return fc.shuffledSubarray([...values], { minLength: values.length });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How many values a JSON text holds, the whole among them: it is the last. */
function nodesIn(text: string): number {
  let count = 0;
  JSON.parse(text, (_, value: unknown) => {
    count += 1;
    return value;
  });
  return count;
}

/** The value of a JSON text in which one value of it, by its number, is another; undefined takes it out. */
function withNode(text: string, at: number, change: (node: unknown) => unknown): unknown {
  let number = 0;
  return JSON.parse(text, (_, value: unknown) => {
    const isMeant = number === at;
    number += 1;
    return isMeant ? change(value) : value;
  });
}
