import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cacheUntil } from '#lib/http/cache';
import { dayOf, endOfDay, instantOf, minuteMomentOf, startOfDay } from '#lib/model/date';
import { eventsUntil } from '#lib/model/event';
import {
  boundariesOf,
  boundaryFinder,
  isOutcomePublicAt,
  isWithdrawnAt,
  nextBoundary,
  PHASES,
  phaseAt,
  type TimedFacts,
  visibleAt,
} from '#lib/model/phase';
import {
  type DisclosureWindow,
  isWindowInOrder,
  periodIndexAt,
  periodsOf,
  windowEnd,
  windowStart,
} from '#lib/model/window';
import { fixtureNotice } from '../content/fixtures';

const SECOND = 1000;
const EARLIEST = Date.UTC(2020, 0, 1);
const LATEST = Date.UTC(2030, 0, 1);

const instants = fc.integer({ min: EARLIEST, max: LATEST });
const days = instants.map(dayOf);
const dayWindows = fc
  .tuple(days, days)
  .map(([one, other]) => (one < other ? { opens: one, closes: other } : { opens: other, closes: one }));
/** Of one period or several: of days, the ends some of which are minutes, or of minutes, some of one day. */
const windows = fc
  .oneof(
    fc
      .uniqueArray(days, { minLength: 2, maxLength: 6 })
      .chain((list) => fc.tuple(...list.sort().map((day) => fc.constantFrom(day, `${day}T12:30+08:00`)))),
    fc
      .uniqueArray(fc.nat({ max: 4000 }), { minLength: 2, maxLength: 6 })
      .map((list) => list.sort((a, b) => a - b).map((minute) => minuteMomentOf(EARLIEST + minute * 60_000))),
  )
  .map((edges): DisclosureWindow => {
    const starts = edges.filter((_, index) => index % 2 === 0 && index + 1 < edges.length);
    const [first, ...further] = starts.map((opens, index) => ({
      opens,
      closes: edges[2 * index + 1] ?? opens,
    }));
    return {
      ...(first ?? { opens: '2020-01-01', closes: '2020-01-01' }),
      ...(further.length > 0 && { further }),
    };
  });
const moments = fc
  .tuple(days, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(
    ([day, hour, minute]) =>
      `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}+08:00`,
  );
const timed: fc.Arbitrary<TimedFacts> = fc.record({
  published: fc.option(moments, { nil: null, freq: 5 }),
  window: fc.option(windows, { nil: null, freq: 5 }),
  events: fc.array(fc.record({ at: moments }), { maxLength: 3 }),
  withdrawn: fc.option(fc.record({ at: moments }), { nil: null, freq: 2 }),
  outcome: fc.option(fc.record({ published: moments }), { nil: null, freq: 2 }),
});
/** What has neither been withdrawn nor told of its outcome. */
const plain = { withdrawn: null, outcome: null, events: [] };

/** Instants at and beside the moments at which something could change, and some others. */
function beside(notice: TimedFacts): fc.Arbitrary<number> {
  const edges = [
    ...(notice.published ? [instantOf(notice.published)] : []),
    ...(notice.window
      ? periodsOf(notice.window).flatMap((period) => [windowStart(period), windowEnd(period)])
      : []),
    ...notice.events.map(({ at }) => instantOf(at)),
    ...(notice.withdrawn ? [instantOf(notice.withdrawn.at)] : []),
    ...(notice.outcome ? [instantOf(notice.outcome.published)] : []),
  ];
  const near = edges.flatMap((edge) => [edge - 1, edge, edge + 1]);
  return near.length === 0 ? instants : fc.oneof(instants, fc.constantFrom(...near));
}
const noticeAndInstant = timed.chain((notice) => fc.tuple(fc.constant(notice), beside(notice)));
const noticeAndTwo = timed.chain((notice) => fc.tuple(fc.constant(notice), beside(notice), beside(notice)));

/** Which period of its window a notice is in, or waits for. */
const periodAtOf = ({ window }: TimedFacts, instant: number) => window && periodIndexAt(window, instant);

const shown = (notice: TimedFacts, instant: number) =>
  visibleAt(notice, instant)
    ? [
        phaseAt(notice, instant) ?? 'no window',
        isWithdrawnAt(notice, instant) ? null : periodAtOf(notice, instant),
        isWithdrawnAt(notice, instant),
        isOutcomePublicAt(notice, instant),
      ]
    : ['hidden'];

/** What the public sees of a notice, the events that it may know of among it. */
const known = (notice: TimedFacts, instant: number) =>
  [
    shown(notice, instant),
    visibleAt(notice, instant) ? eventsUntil(notice.events, instant).length : 0,
  ].join();

describe.each(['UTC', 'America/Los_Angeles', 'Asia/Shanghai'])('on a machine in %s', (zone) => {
  const before = process.env.TZ;
  beforeEach(() => {
    process.env.TZ = zone;
  });
  afterEach(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, 'TZ');
    else process.env.TZ = before;
  });

  test.each([
    ['2024-10-31T15:59:59Z', 'hidden'],
    ['2024-10-31T16:00:00Z', 'open'],
    ['2024-10-31T16:00:01Z', 'open'],
    ['2025-02-28T15:59:59Z', 'open'],
    ['2025-02-28T16:00:00Z', 'closed'],
    ['2025-02-28T16:00:01Z', 'closed'],
  ])('the first notice is at %s %s', (instant, expected) => {
    expect(shown(fixtureNotice('2024-district-inspection'), Date.parse(instant))[0]).toBe(expected);
  });

  test.each([
    ['2024-12-05T06:59:59Z', 'hidden'],
    ['2024-12-05T07:00:00Z', 'upcoming'],
    ['2024-12-05T07:00:01Z', 'upcoming'],
    ['2024-12-09T15:59:59Z', 'upcoming'],
    ['2024-12-09T16:00:00Z', 'open'],
    ['2024-12-09T16:00:01Z', 'open'],
    ['2025-01-15T15:59:59Z', 'open'],
    ['2025-01-15T16:00:00Z', 'closed'],
    ['2025-01-15T16:00:01Z', 'closed'],
  ])('a notice published before its window opens is at %s %s', (instant, expected) => {
    expect(shown(fixtureNotice('2024-science-funds'), Date.parse(instant))[0]).toBe(expected);
  });
});

describe('visibleAt', () => {
  test('never takes back what was shown', () => {
    fc.assert(
      fc.property(noticeAndTwo, ([notice, one, other]) => {
        if (visibleAt(notice, Math.min(one, other))) {
          expect(visibleAt(notice, Math.max(one, other))).toBe(true);
        }
      }),
    );
  });
  test('shows a notice from its moment of publication on, a draft never', () => {
    fc.assert(
      fc.property(noticeAndInstant, ([notice, instant]) => {
        const published = notice.published === null ? Number.POSITIVE_INFINITY : instantOf(notice.published);
        expect(visibleAt(notice, instant)).toBe(instant >= published);
      }),
    );
  });
});

describe('phaseAt', () => {
  test('never goes back', () => {
    fc.assert(
      fc.property(noticeAndTwo, ([notice, one, other]) => {
        const earlier = phaseAt(notice, Math.min(one, other));
        const later = phaseAt(notice, Math.max(one, other));
        const before = periodAtOf(notice, Math.min(one, other)) ?? 0;
        const after = periodAtOf(notice, Math.max(one, other)) ?? 0;
        expect(after).toBeGreaterThanOrEqual(before);
        const isSamePeriod = later === 'withdrawn' || after === before;
        if (earlier && later && isSamePeriod)
          expect(PHASES.indexOf(later)).toBeGreaterThanOrEqual(PHASES.indexOf(earlier));
      }),
    );
  });
  test('is null for a notice without a window, and only then', () => {
    fc.assert(
      fc.property(noticeAndInstant, ([notice, instant]) => {
        expect(phaseAt(notice, instant) === null).toBe(notice.window === null);
      }),
    );
  });
  test('is open from the first instant of the first day to the last instant of the last', () => {
    fc.assert(
      fc.property(dayWindows, instants, (window, instant) => {
        const day = dayOf(instant);
        const expected = day < window.opens ? 'upcoming' : day <= window.closes ? 'open' : 'closed';
        expect(phaseAt({ ...plain, published: null, window }, instant)).toBe(expected);
      }),
    );
  });
  test('is open at every moment that lies in a period of the window, and at no other', () => {
    const windowAndInstant = windows.chain((window) =>
      fc.tuple(fc.constant(window), beside({ ...plain, published: null, window })),
    );
    fc.assert(
      fc.property(windowAndInstant, ([window, instant]) => {
        const lies = ({ opens, closes }: { opens: string; closes: string }) => {
          const day = dayOf(instant);
          const minute = minuteMomentOf(instant);
          const isAfter = opens.includes('T') ? minute >= opens : day >= opens;
          return isAfter && (closes.includes('T') ? minute < closes : day <= closes);
        };
        const phase = phaseAt({ ...plain, published: null, window }, instant);
        expect(phase === 'open').toBe([window, ...(window.further ?? [])].some(lies));
        expect(isWindowInOrder(window)).toBe(true);
      }),
    );
  });
  test('is open from the minute at which a window opens up to, not including, the one at which it closes', () => {
    const minute = instants.map(minuteMomentOf);
    fc.assert(
      fc.property(minute, minute, instants, (one, other, instant) => {
        const [opens = one, closes = other] = [one, other].sort();
        const now = minuteMomentOf(instant);
        const expected = now < opens ? 'upcoming' : now < closes ? 'open' : 'closed';
        expect(phaseAt({ ...plain, published: null, window: { opens, closes } }, instant)).toBe(expected);
      }),
    );
  });
  test('is open for a whole day when the window is one day', () => {
    const notice = { ...plain, published: null, window: { opens: '2024-11-01', closes: '2024-11-01' } };
    expect(
      [-1, 0, 86_400_000 - 1, 86_400_000].map((since) => phaseAt(notice, startOfDay('2024-11-01') + since)),
    ).toEqual(['upcoming', 'open', 'open', 'closed']);
  });
});

describe('a withdrawal', () => {
  const notice = {
    published: '2024-11-01T00:00+08:00',
    window: { opens: '2024-11-10', closes: '2024-11-30' },
    withdrawn: { at: '2024-11-20T09:30+08:00' },
    outcome: null,
    events: [],
  };
  const at = instantOf(notice.withdrawn.at);

  test('ends the window to the very millisecond, and for good', () => {
    const phases = [at - 1, at, at + 1, endOfDay('2024-11-30')].map((instant) => phaseAt(notice, instant));
    expect(phases).toEqual(['open', 'withdrawn', 'withdrawn', 'withdrawn']);
  });
  test('is told of a notice without a window too, which still has no phase', () => {
    const bare = { ...notice, window: null };
    expect([isWithdrawnAt(bare, at - 1), isWithdrawnAt(bare, at), phaseAt(bare, at)]).toEqual([
      false,
      true,
      null,
    ]);
  });
  test('is a boundary, after which the window has none', () => {
    expect(boundariesOf(notice)).toEqual([instantOf(notice.published), startOfDay(notice.window.opens), at]);
  });
});

test('an outcome is read from its own moment on, and that is a boundary', () => {
  const outcome = { published: '2025-01-20T10:00+08:00' };
  const notice = { published: '2024-11-01T00:00+08:00', window: null, withdrawn: null, outcome, events: [] };
  const at = instantOf(outcome.published);
  expect([
    isOutcomePublicAt(notice, at - 1),
    isOutcomePublicAt(notice, at),
    isOutcomePublicAt({ outcome: null }, at),
  ]).toEqual([false, true, false]);
  expect(boundariesOf(notice)).toContain(at);
});

describe('boundariesOf', () => {
  test('ascends without repetition', () => {
    fc.assert(
      fc.property(timed, (notice) => {
        const boundaries = boundariesOf(notice);
        expect(boundaries).toEqual([...new Set(boundaries)].sort((a, b) => a - b));
      }),
    );
  });
  test('names each instant at which something changes, and no other', () => {
    fc.assert(
      fc.property(noticeAndInstant, ([notice, instant]) => {
        const changes = known(notice, instant) !== known(notice, instant - 1);
        expect(boundariesOf(notice).includes(instant)).toBe(changes);
      }),
      { numRuns: 500 },
    );
  });
  test('has nothing to say of a draft', () => {
    expect(
      boundariesOf({ ...plain, published: null, window: { opens: '2024-11-01', closes: '2024-11-02' } }),
    ).toEqual([]);
  });
  test('leaves out what lies before the publication', () => {
    const notice = {
      ...plain,
      published: '2024-11-05T10:00+08:00',
      window: { opens: '2024-11-01', closes: '2024-11-30' },
      events: [{ at: '2024-11-05T09:59+08:00' }],
    };
    expect(boundariesOf(notice)).toEqual([instantOf('2024-11-05T10:00+08:00'), endOfDay('2024-11-30')]);
  });
});

describe('nextBoundary', () => {
  test('is the least later boundary of all notices, or null', () => {
    fc.assert(
      fc.property(fc.array(timed, { maxLength: 6 }), instants, (notices, instant) => {
        const later = notices.flatMap(boundariesOf).filter((boundary) => boundary > instant);
        expect(nextBoundary(notices, instant)).toBe(later.length === 0 ? null : Math.min(...later));
      }),
    );
  });
  test('at a boundary is the one after it', () => {
    const notice = fixtureNotice('2024-district-inspection');
    const closing = endOfDay('2025-02-28');
    expect(nextBoundary([notice], closing - SECOND)).toBe(closing);
    expect(nextBoundary([notice], closing)).toBeNull();
  });
});

test('boundaries that were derived once are those of every moment', () => {
  fc.assert(
    fc.property(fc.array(timed, { maxLength: 6 }), fc.array(instants), (notices, moments) => {
      const next = boundaryFinder(notices);
      for (const moment of moments) expect(next(moment)).toBe(nextBoundary(notices, moment));
    }),
  );
});

test('an answer that caches keep until the next boundary is what the site would say all that time', () => {
  fc.assert(
    fc.property(noticeAndInstant, fc.nat({ max: 120_000 }), ([notice, instant], before) => {
      const now = instant - before;
      const cache = cacheUntil(nextBoundary([notice], now), now);
      const kept = Number(/s-maxage=(\d+)$/.exec(cache)?.[1]) * SECOND;
      expect(known(notice, now + kept)).toBe(known(notice, now));
    }),
    { numRuns: 500 },
  );
});
