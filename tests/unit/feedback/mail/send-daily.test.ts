import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDailyMail, type Letter, type MailTerms, pauseAfter } from '#lib/feedback/mail/send-daily';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { systemRandom } from '#lib/random';
import { namedHashes } from '../../../harness/named-hashes';
import { PLACES, type Place } from '../store/places';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (moment: string) => Date.parse(`${moment}+08:00`);
const TERMS: MailTerms = { at: '09:00', within: undefined, organization: '青柳县文化站' };

describe.each(PLACES)('mail in $name', ({ make }) => {
  let place: Place;
  let store: FeedbackStore;
  let other: FeedbackStore;
  let now = 0;
  let sent: Letter[];
  /** What the mail server does with each letter. */
  let server: (letter: Letter) => Promise<void>;

  beforeAll(async () => {
    place = await make();
    store = await place.open();
    other = await place.open();
  });
  afterAll(() => place.remove());
  beforeEach(async () => {
    for (const table of ['submission', 'entry', 'mail']) await place.ask(`delete from ${table}`);
    sent = [];
    server = async () => undefined;
    now = at('2024-12-02T09:00');
  });

  const open = (of = store) =>
    createDailyMail({
      store: of,
      clock: { now: () => now },
      terms: () => TERMS,
      mailer: async (letter) => {
        await server(letter);
        sent.push(letter);
        return { response: '250 ok' };
      },
    });
  const put = async (id: string) => {
    await store.insert({
      id,
      notice: 'a',
      received: '2024-12-01',
      ...namedHashes(id),
      sealed: systemRandom(100),
    });
  };
  const refuse = async () => {
    throw new Error('refused');
  };

  test('goes out once a day, at its time, while something waits', async () => {
    await put('1');
    const pass = open();
    now = at('2024-12-02T08:59');
    expect(await pass()).toBeNull();
    now = at('2024-12-02T09:00');
    expect(await pass()).toMatchObject({ kind: 'sent' });
    for (const later of ['2024-12-02T09:00', '2024-12-02T23:59', '2024-12-03T08:59']) {
      now = at(later);
      expect(await pass()).toBeNull();
    }
    now = at('2024-12-03T09:00');
    await pass();
    expect(sent.map(({ id, date }) => [id, date])).toEqual([
      ['2024-12-02', at('2024-12-02T09:00')],
      ['2024-12-03', at('2024-12-03T09:00')],
    ]);
  });

  test('goes out the same day when the server starts later', async () => {
    await put('1');
    now = at('2024-12-02T17:30');
    expect(await open()()).toMatchObject({ kind: 'sent' });
    expect(sent[0]?.date).toBe(at('2024-12-02T09:00'));
  });

  test('is none where nothing waits, and what comes later that day waits for the next', async () => {
    const pass = open();
    expect(await pass()).toBeNull();
    await put('1');
    now += HOUR;
    expect(await pass()).toBeNull();
    expect(await open()()).toBeNull();
    now = at('2024-12-03T09:00');
    expect(await pass()).toMatchObject({ kind: 'sent' });
  });

  test('goes out once, of however many processes', async () => {
    await put('1');
    await Promise.all([open(), open(), open(other), open(other)].map((pass) => pass()));
    expect(sent).toHaveLength(1);
  });

  test('is tried again after longer and longer pauses, as the same letter', async () => {
    await put('1');
    const tried: Letter[] = [];
    server = async (letter) => {
      tried.push(letter);
      await refuse();
    };
    const pass = open();
    expect(await pass()).toMatchObject({ kind: 'failed' });
    now += 4 * MINUTE;
    expect(await pass()).toBeNull();
    now += MINUTE;
    expect(await pass()).toMatchObject({ kind: 'failed' });
    now += 9 * MINUTE;
    expect(await pass()).toBeNull();
    now += MINUTE;
    server = async (letter) => void tried.push(letter);
    expect(await pass()).toMatchObject({ kind: 'sent' });
    expect(new Set(tried.map((letter) => JSON.stringify(letter))).size).toBe(1);
    expect(await store.latestMail()).toMatchObject({ state: 'sent' });
  });

  test('gives way to the next day’s, which says what is so then', async () => {
    await put('1');
    server = refuse;
    const pass = open();
    await pass();
    now = at('2024-12-03T09:00');
    await pass();
    server = async () => undefined;
    now = at('2024-12-03T14:00');
    await pass();
    expect(sent.map(({ id }) => id)).toEqual(['2024-12-03']);
  });

  test('is given up after five days, counted over the mails of those days', async () => {
    await put('1');
    server = refuse;
    const pass = open();
    const kinds: string[] = [];
    for (let hours = 0; hours < 24 * 6; hours += 1) {
      const result = await pass();
      if (result) kinds.push(result.kind);
      if (result?.kind === 'given-up') break;
      now += HOUR;
    }
    expect(new Date(now + 8 * HOUR).toISOString().slice(0, 10)).toBe('2024-12-07');
    expect(kinds.at(-1)).toBe('given-up');
    expect(await store.latestMail()).toMatchObject({ state: 'given-up' });
    server = async () => undefined;
    now = at('2024-12-08T09:00');
    expect(await pass()).toMatchObject({ kind: 'sent' });
  });

  test('is taken over from a sender that ended before it knew the answer, as the same letter', async () => {
    await put('1');
    const ended = await store.addMail({ day: '2024-12-02', isNew: true, isOverdue: false });
    expect(ended).toBeUndefined();
    expect(await store.leaseMail(now, now + 10 * MINUTE)).toMatchObject({ day: '2024-12-02', tries: 1 });
    const pass = open(other);
    now += 9 * MINUTE;
    expect(await pass()).toBeNull();
    now += MINUTE;
    expect(await pass()).toMatchObject({ kind: 'sent' });
    expect(sent).toMatchObject([{ id: '2024-12-02', date: at('2024-12-02T09:00') }]);
  });
});

test('pauses between deliveries double up to four hours', () => {
  expect([1, 2, 3, 7, 50].map((tries) => pauseAfter(tries) / MINUTE)).toEqual([5, 10, 20, 240, 240]);
});
