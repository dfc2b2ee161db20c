import { describe, expect, test } from 'vitest';
import { checkBuilds } from '#lib/doctor/checks/builds';
import { checkOverdue, type PromisesObservation } from '#lib/doctor/checks/overdue';
import type { DoctorFinding } from '#lib/doctor/finding';

// What the doctor makes of builds and servers, and of what the body promised.

const idsOf = (findings: readonly DoctorFinding[]) => findings.map(({ id }) => id);

describe('builds', () => {
  const server = { pid: 1, serving: '000002', refusal: null };
  const well = { newest: '000002', isReadable: true, servers: [server], isReached: true };
  test.each([
    ['the newest is served', well, ['build']],
    ['there is none', { ...well, newest: null }, ['build.none']],
    ['it cannot be read', { ...well, isReadable: false }, ['build.unreadable']],
    ['nobody serves it', { ...well, servers: [], isReached: false }, ['server.none']],
    ['somebody serves it elsewhere', { ...well, servers: [] }, ['server.elsewhere']],
    ['another is served', { ...well, servers: [{ ...server, serving: '000001' }] }, ['build.waiting']],
    [
      'it was refused',
      { ...well, servers: [{ ...server, serving: '000001', refusal: '试运行没有通过' }] },
      ['build.refused'],
    ],
    [
      'another program serves',
      { ...well, servers: [{ ...server, serving: null }] },
      ['server.other-version'],
    ],
  ])('%s', (_, observed, expected) => {
    expect(idsOf(checkBuilds(observed))).toEqual(expected);
  });
});

describe('promises', () => {
  const WINDOW = { opens: '2024-11-01', closes: '2025-02-28' };
  const notice: PromisesObservation['notices'][number] = {
    slug: 'a',
    published: '2024-10-30T09:00+08:00',
    window: WINDOW,
    withdrawn: null,
    outcome: null,
  };
  const onDay = (day: string): PromisesObservation => ({
    now: Date.parse(`${day}T00:00:00+08:00`),
    notices: [notice],
    answerWithin: undefined,
    submissions: [],
  });
  const withNotice = (changed: Partial<typeof notice>, day = '2025-05-01') => ({
    ...onDay(day),
    notices: [{ ...notice, ...changed }],
  });
  const outcome = (published: string) => ({ outcome: { published, pictures: [] } });
  const submission = { received: '2025-01-01', entries: [] };
  const answered = {
    ...submission,
    entries: [
      {
        ...{ id: 'e', submission: 's', after: '', day: '2025-01-10' },
        kind: 'answer',
        state: 'answered',
      } as const,
    ],
  };
  test.each<[string, PromisesObservation, string[]]>([
    ['an outcome on its last day', onDay('2025-04-29'), ['overdue']],
    ['an outcome a day late', onDay('2025-04-30'), ['overdue.outcome']],
    ['an outcome that came', withNotice(outcome('2025-04-01T09:00+08:00')), ['overdue']],
    ['an outcome that is still to come', withNotice(outcome('2025-06-01T09:00+08:00')), ['overdue.outcome']],
    ['a notice without a window', withNotice({ window: null }), ['overdue']],
    ['a draft', withNotice({ published: null }), ['overdue']],
    [
      'a notice of which another period is still to end',
      withNotice({
        window: { ...WINDOW, further: [{ opens: '2025-04-01', closes: '2025-04-10T17:30+08:00' }] },
      }),
      ['overdue'],
    ],
    [
      'a notice withdrawn before its window closed',
      withNotice({ withdrawn: { at: '2025-01-01T09:00+08:00', reason: '重复' } }),
      ['overdue'],
    ],
    [
      'an answer of which no day is promised',
      { ...onDay('2025-02-01'), submissions: [submission] },
      ['overdue'],
    ],
    [
      'an answer on its last day',
      { ...onDay('2025-01-31'), answerWithin: '30', submissions: [submission] },
      ['overdue'],
    ],
    [
      'an answer a day late',
      { ...onDay('2025-02-01'), answerWithin: '30', submissions: [submission] },
      ['overdue.answer'],
    ],
    [
      'an answer that was given',
      { ...onDay('2025-02-01'), answerWithin: '30', submissions: [answered] },
      ['overdue'],
    ],
  ])('%s', (_, observed, expected) => {
    expect(idsOf(checkOverdue(observed))).toEqual(expected);
  });

  test('of late answers no number is told', () => {
    const observed = { ...onDay('2025-02-01'), answerWithin: '30', submissions: [submission, submission] };
    expect(checkOverdue(observed).map(({ found }) => found)).toEqual(['有反馈超过了答复期限']);
  });
});
