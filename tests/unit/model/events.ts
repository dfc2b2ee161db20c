import fc from 'fast-check';
import { dayOf } from '#lib/model/date';
import type { NoticeEvent } from '#lib/model/event';
import { LEDGER_STATES } from '#lib/model/ledger/ledger';

/** Everything that can happen to a notice, one of each kind, oldest first. */
export const EVERY_EVENT: readonly NoticeEvent[] = [
  {
    kind: 'published',
    name: 'published',
    at: '2025-03-01T09:00+08:00',
    title: '关于甲事的通报',
    fingerprint: 'a'.repeat(64),
  },
  {
    kind: 'opened',
    name: 'opened-1',
    at: '2025-03-02T00:00+08:00',
    title: '关于甲事的通报',
    window: { opens: '2025-03-02', closes: '2025-03-20' },
  },
  {
    kind: 'corrected',
    name: 'corrected-2',
    at: '2025-03-05T10:30+08:00',
    title: '关于甲事的通报',
    version: 2,
    what: '将“拔付”改为“拨付”。',
    why: '录入有误',
    before: 'a'.repeat(64),
    after: 'b'.repeat(64),
  },
  {
    kind: 'corrected',
    name: 'corrected-3',
    at: '2025-03-06T10:30+08:00',
    title: '关于乙事的通报',
    version: 3,
    what: '更换图片',
    why: '图片不清',
    before: 'b'.repeat(64),
    after: 'b'.repeat(64),
  },
  {
    kind: 'window-changed',
    name: 'window-changed-4',
    at: '2025-03-10T08:00+08:00',
    title: '关于乙事的通报',
    version: 4,
    before: { opens: '2025-03-02', closes: '2025-03-20' },
    after: { opens: '2025-03-02', closes: '2025-03-31' },
    why: '应群众要求延长',
  },
  {
    kind: 'progress',
    name: 'progress-5',
    at: '2025-03-12T08:00+08:00',
    title: '关于乙事的通报',
    version: 5,
    rows: 3,
    totals: [
      { state: '已完成', count: 40 },
      { state: '持续推进', count: 20 },
    ],
    before: 'b'.repeat(64),
    after: 'c'.repeat(64),
  },
  {
    kind: 'closed',
    name: 'closed-1',
    at: '2025-04-01T00:00+08:00',
    title: '关于乙事的通报',
    window: { opens: '2025-03-02', closes: '2025-03-31' },
  },
  { kind: 'outcome', name: 'outcome', at: '2025-04-20T09:00+08:00', title: '关于乙事的通报' },
  {
    kind: 'outcome-corrected',
    name: 'outcome-corrected-2',
    at: '2025-04-25T09:00+08:00',
    title: '关于乙事的通报',
    what: '收到的反馈是2件',
    why: '漏计一件',
    before: 'c'.repeat(64),
    after: 'd'.repeat(64),
  },
  {
    kind: 'withdrawn',
    name: 'withdrawn',
    at: '2025-05-01T09:00+08:00',
    title: '关于乙事的通报',
    reason: '内容有误，将重新公布',
  },
];

/** Any text that a notice could hold, with what XML and calendars trip over. */
export const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom(
      '<',
      '&',
      '>',
      '"',
      "'",
      ']]>',
      '\t',
      '\n',
      '\r',
      '\u0000',
      '\u001b',
      '\ufffe',
      '\ud800',
      '，',
      '通',
      '👩‍👩‍👧',
      ',',
      ';',
      '\\',
      ':',
    ),
  ),
  maxLength: 60,
});

const anyMoment = fc
  .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((instant) => `${dayOf(instant)}T${String(instant % 24).padStart(2, '0')}:00+08:00`);
const anyPrint = fc.constantFrom('a'.repeat(64), 'b'.repeat(64));
const anyWindow = fc.constant({ opens: '2025-03-02', closes: '2025-03-20' });

/** What every event has, but for its kind. */
const base = { name: fc.stringMatching(/^[a-z]+-[0-9]+$/), at: anyMoment, title: anyText };

/** Any event, whatever its words. */
export const anyEvent: fc.Arbitrary<NoticeEvent> = fc.oneof(
  fc.record({ kind: fc.constant('published' as const), ...base, fingerprint: anyPrint }),
  fc.record({
    kind: fc.constant('corrected' as const),
    ...base,
    version: fc.nat(),
    what: anyText,
    why: anyText,
    before: anyPrint,
    after: anyPrint,
  }),
  fc.record({
    kind: fc.constant('window-changed' as const),
    ...base,
    version: fc.nat(),
    before: fc.option(anyWindow),
    after: fc.option(anyWindow),
    why: anyText,
  }),
  fc.record({
    kind: fc.constant('progress' as const),
    ...base,
    version: fc.nat(),
    rows: fc.nat(),
    totals: fc.array(fc.record({ state: fc.constantFrom(...LEDGER_STATES), count: fc.nat() })),
    before: anyPrint,
    after: anyPrint,
  }),
  fc.record({ kind: fc.constantFrom('opened' as const, 'closed' as const), ...base, window: anyWindow }),
  fc.record({ kind: fc.constant('withdrawn' as const), ...base, reason: anyText }),
  fc.record({ kind: fc.constant('outcome' as const), ...base }),
);
