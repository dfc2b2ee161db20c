import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, momentOf } from '#lib/model/date';
import { eventsUntil } from '#lib/model/event';
import type { DisclosureWindow } from '#lib/model/window';
import { eventsOf } from '#lib/versions/events';
import type { RecordedVersion } from '#lib/versions/version';

const PUBLISHED = '2024-11-01T09:00+08:00';
const WINDOW = { opens: '2024-11-10', closes: '2024-11-30' };

/** A version in which nothing but what is given matters. */
function version(
  number: number,
  at: string,
  window: DisclosureWindow | null,
  change = false,
): RecordedVersion {
  return {
    notice: 'notice',
    version: number,
    at,
    facts: { title: `标题${number}`, issuer: '某局', published: PUBLISHED, window, links: [], pictures: [] },
    text: `正文${number}`,
    fingerprint: String(number).repeat(64),
    correction: number === 1 ? null : { what: `第${number}次更正`, why: '有误' },
    windowChange: change ? { why: '延长' } : null,
    previous: null,
    seal: '0'.repeat(64),
  };
}

/** What happened when, in short. */
function told(versions: readonly RecordedVersion[], withdrawn: { at: string; reason: string } | null = null) {
  return eventsOf(versions, { withdrawn, outcome: null }).map(
    ({ name, at, title }) => `${at} ${name} ${title}`,
  );
}

describe('the events of a notice', () => {
  test('are its publication, the opening and the closing', () => {
    expect(told([version(1, PUBLISHED, WINDOW)])).toEqual([
      '2024-11-01T09:00+08:00 published 标题1',
      '2024-11-10T00:00+08:00 opened-1 标题1',
      '2024-12-01T00:00+08:00 closed-1 标题1',
    ]);
  });

  test('open a window that is open already at the publication', () => {
    expect(told([version(1, PUBLISHED, { opens: '2024-11-01', closes: '2024-11-30' })])).toEqual([
      '2024-11-01T09:00+08:00 published 标题1',
      '2024-11-01T09:00+08:00 opened-1 标题1',
      '2024-12-01T00:00+08:00 closed-1 标题1',
    ]);
  });

  test('open and close a window at its minutes', () => {
    const window = { opens: '2024-11-10T08:30+08:00', closes: '2024-11-30T17:30+08:00' };
    expect(told([version(1, PUBLISHED, window)])).toEqual([
      '2024-11-01T09:00+08:00 published 标题1',
      '2024-11-10T08:30+08:00 opened-1 标题1',
      '2024-11-30T17:30+08:00 closed-1 标题1',
    ]);
  });

  test('open and close each period of a window, and tell of the next', () => {
    const further = [{ opens: '2025-01-02', closes: '2025-01-03' }];
    const versions = [version(1, PUBLISHED, { ...WINDOW, further })];
    expect(told(versions)).toEqual([
      '2024-11-01T09:00+08:00 published 标题1',
      '2024-11-10T00:00+08:00 opened-1 标题1',
      '2024-12-01T00:00+08:00 closed-1 标题1',
      '2025-01-02T00:00+08:00 opened-1-2 标题1',
      '2025-01-04T00:00+08:00 closed-1-2 标题1',
    ]);
    const closings = eventsOf(versions, { withdrawn: null, outcome: null }).filter(
      ({ kind }) => kind === 'closed',
    );
    expect(closings).toMatchObject([{ window: WINDOW, next: further[0] }, { window: further[0] }]);
    expect(closings[1]).not.toHaveProperty('next');
  });

  test('tell nothing twice when a period is added after the first one closed', () => {
    const further = [{ opens: '2025-01-02', closes: '2025-01-03' }];
    expect(
      told([
        version(1, PUBLISHED, WINDOW),
        version(2, '2024-12-05T10:00:00+08:00', { ...WINDOW, further }, true),
      ]),
    ).toEqual([
      '2024-11-01T09:00+08:00 published 标题1',
      '2024-11-10T00:00+08:00 opened-1 标题1',
      '2024-12-01T00:00+08:00 closed-1 标题1',
      '2024-12-05T10:00:00+08:00 corrected-2 标题2',
      '2024-12-05T10:00:00+08:00 window-2 标题2',
      '2025-01-02T00:00+08:00 opened-2-2 标题2',
      '2025-01-04T00:00+08:00 closed-2-2 标题2',
    ]);
  });

  test('follow the window of the version that was the notice’s at the moment', () => {
    const longer = { ...WINDOW, closes: '2024-12-31' };
    expect(
      told([version(1, PUBLISHED, WINDOW), version(2, '2024-11-20T10:00:00+08:00', longer, true)]),
    ).toEqual([
      '2024-11-01T09:00+08:00 published 标题1',
      '2024-11-10T00:00+08:00 opened-1 标题1',
      '2024-11-20T10:00:00+08:00 corrected-2 标题2',
      '2024-11-20T10:00:00+08:00 window-2 标题2',
      '2025-01-01T00:00+08:00 closed-2 标题2',
    ]);
  });

  test('open a window again that is made longer after it closed, at once', () => {
    const longer = { ...WINDOW, closes: '2024-12-31' };
    expect(
      told([version(1, PUBLISHED, WINDOW), version(2, '2024-12-05T10:00:00+08:00', longer, true)]),
    ).toEqual([
      '2024-11-01T09:00+08:00 published 标题1',
      '2024-11-10T00:00+08:00 opened-1 标题1',
      '2024-12-01T00:00+08:00 closed-1 标题1',
      '2024-12-05T10:00:00+08:00 corrected-2 标题2',
      '2024-12-05T10:00:00+08:00 window-2 标题2',
      '2024-12-05T10:00:00+08:00 opened-2 标题2',
      '2025-01-01T00:00+08:00 closed-2 标题2',
    ]);
  });

  test('close a window at once that is made shorter than it has lasted', () => {
    const shorter = { ...WINDOW, closes: '2024-11-15' };
    expect(
      told([version(1, PUBLISHED, WINDOW), version(2, '2024-11-20T10:00:00+08:00', shorter, true)]),
    ).toEqual([
      '2024-11-01T09:00+08:00 published 标题1',
      '2024-11-10T00:00+08:00 opened-1 标题1',
      '2024-11-20T10:00:00+08:00 corrected-2 标题2',
      '2024-11-20T10:00:00+08:00 window-2 标题2',
      '2024-11-20T10:00:00+08:00 closed-2 标题2',
    ]);
  });

  test('end with a withdrawal: no window opens or closes after it', () => {
    const withdrawn = { at: '2024-11-20T00:00+08:00', reason: '有误' };
    expect(told([version(1, PUBLISHED, WINDOW)], withdrawn)).toEqual([
      '2024-11-01T09:00+08:00 published 标题1',
      '2024-11-10T00:00+08:00 opened-1 标题1',
      '2024-11-20T00:00+08:00 withdrawn 标题1',
    ]);
  });

  test('never change once they may be known, whatever is recorded later', () => {
    const day = fc.integer({ min: 1, max: 90 });
    const windowOf = fc.option(
      fc.tuple(day, day, fc.option(fc.tuple(day, day))).map(([opens, length, second]) => ({
        opens: dayAfter(opens),
        closes: dayAfter(opens + length),
        ...(second && {
          further: [
            {
              opens: dayAfter(opens + length + second[0]),
              closes: dayAfter(opens + length + second[0] + second[1]),
            },
          ],
        }),
      })),
    );
    const action = fc.constantFrom('correct', 'correct', 'correct', 'withdraw', 'tell');
    const later = fc.array(
      fc.record({ after: fc.integer({ min: 1, max: 40 * 86_400 }), window: windowOf, action }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(windowOf, later, (window, changes) => {
        const versions = [version(1, PUBLISHED, window)];
        let rest: Rest = { withdrawn: null, outcome: null };
        let at = instantOf(PUBLISHED);
        for (const { after, window: next, action } of changes) {
          at += after * 1000;
          const known = eventsUntil(eventsOf(versions, rest), at - 1);
          if (action === 'correct') versions.push(version(versions.length + 1, momentOf(at), next, true));
          else if (action === 'withdraw')
            rest = { ...rest, withdrawn: rest.withdrawn ?? { at: momentOf(at), reason: '有误' } };
          else rest = { ...rest, outcome: editionAdded(rest.outcome, momentOf(at)) };
          const now = eventsOf(versions, rest);
          expect(eventsUntil(now, at - 1)).toEqual(known);
          expect(new Set(now.map(({ name }) => name)).size).toBe(now.length);
        }
      }),
    );
  });
});

type Rest = Parameters<typeof eventsOf>[1];

/** An outcome with one edition more. */
function editionAdded(outcome: Rest['outcome'], at: string): Rest['outcome'] {
  const editions = outcome?.editions ?? [];
  const correction = editions.length === 0 ? null : { what: '件数', why: '漏计' };
  const edition = { at, text: '', fingerprint: '0'.repeat(64), pictures: {}, correction };
  return { notice: 'notice', editions: [...editions, edition], seal: '0'.repeat(64) };
}

/** A day after the publication, `YYYY-MM-DD`. */
function dayAfter(days: number): string {
  return momentOf(instantOf(PUBLISHED) + days * 86_400_000).slice(0, 10);
}
