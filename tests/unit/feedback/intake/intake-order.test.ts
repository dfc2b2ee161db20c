import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import { tokenHashesOf } from '#lib/feedback/crypto/seal-submission';
import { issueToken, parseToken } from '#lib/feedback/crypto/token';
import type { IntakeDependencies } from '#lib/feedback/intake/dependencies';
import type { Post } from '#lib/feedback/intake/post';
import {
  AUTOMATED,
  CUT_SHORT,
  NOT_STORED,
  NOT_SURE,
  NOT_TEXT,
  OTHER_SITE,
  outsideWindow,
  TOO_LARGE,
  TOO_SLOW,
  tooMany,
  WRONG_TYPE,
} from '#lib/feedback/intake/refusal';
import { createRateLimit } from '#lib/feedback/limits/rate-limit';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { systemRandom } from '#lib/random';
import { openCounter, postOf, said, wholeBody } from '../counter';
import { FIELDS, IN_WINDOW, NOTICE, submissionOf } from '../fixtures';
import { memoryStore } from '../memory-store';

/** A confirming post and all that it meets: something is changed before it is made. */
interface Case {
  fields: Record<string, string>;
  post: Partial<Post>;
  parts: { -readonly [Part in keyof IntakeDependencies]?: IntakeDependencies[Part] };
  store: ReturnType<typeof memoryStore>;
  extra: string;
  state: 'whole' | 'too-large' | 'cut-short' | 'too-slow';
}

/** A question that a post fails: how it comes to that, and what answers it. */
interface Flaw {
  name: string;
  question: number;
  answer: string;
  make(at: Case): void | Promise<void>;
}

const DAY_AFTER = Date.parse('2025-03-01T00:00:00+08:00');
const gone = () => Promise.reject(new StoreUnavailable('gone'));
const busy = () => Promise.reject(new StoreUnavailable('busy'));

const bodyThat = (state: Case['state'], answer: string, question: number): Flaw => ({
  name: `a body that is ${state}`,
  question,
  answer,
  make: (at) => {
    at.state = state;
  },
});

/** In the order in which they are asked; of those with one number a post can fail one. */
const FLAWS: readonly Flaw[] = [
  {
    name: 'another type',
    question: 1,
    answer: WRONG_TYPE.title,
    make: ({ post }) => void Object.assign(post, { contentType: 'multipart/form-data; boundary=x' }),
  },
  {
    name: 'another site',
    question: 2,
    answer: OTHER_SITE.title,
    make: ({ post }) => void Object.assign(post, { fetchSite: 'cross-site' }),
  },
  bodyThat('too-large', TOO_LARGE.title, 3),
  bodyThat('cut-short', CUT_SHORT.title, 3),
  bodyThat('too-slow', TOO_SLOW.title, 3),
  {
    name: 'bytes that are no text',
    question: 4,
    answer: NOT_TEXT.title,
    make: (at) => {
      at.extra = '&other=%D6%D0';
    },
  },
  {
    name: 'a token whose submission is stored',
    question: 5,
    answer: 'receipt',
    make: async ({ fields, store }) => {
      const token = parseToken(fields.token ?? '');
      if (!token) throw new Error('no token');
      const row = { id: 'x', notice: NOTICE.slug, received: '2024-12-01', sealed: new Uint8Array() };
      await store.insert({ ...row, ...tokenHashesOf(token), digitsHash: 'x' });
    },
  },
  {
    name: 'a closed window',
    question: 6,
    answer: outsideWindow('closed', NOTICE.window, 0).title,
    make: ({ post }) => void Object.assign(post, { arrived: DAY_AFTER }),
  },
  {
    name: 'a notice that is withdrawn',
    question: 6,
    answer: outsideWindow('withdrawn', NOTICE.window, 0).title,
    make: ({ post }) =>
      void Object.assign(post, {
        notice: { ...NOTICE, withdrawn: { at: '2024-12-01T00:00+08:00', reason: '内容有误' } },
      }),
  },
  {
    name: 'a window that is still to open',
    question: 6,
    answer: outsideWindow('upcoming', NOTICE.window, 0).title,
    make: ({ post }) => void Object.assign(post, { arrived: Date.parse('2024-10-31T23:59:59.999+08:00') }),
  },
  {
    name: 'a field that people leave empty',
    question: 7,
    answer: AUTOMATED.title,
    make: ({ fields }) => void Object.assign(fields, { website: 'http://evil.example' }),
  },
  {
    name: 'the wish to change something',
    question: 8,
    answer: 'form',
    make: ({ fields }) => void Object.assign(fields, { edit: '1' }),
  },
  {
    name: 'a mistake in a field',
    question: 9,
    answer: 'form with errors',
    make: ({ fields }) => void Object.assign(fields, { name: '王'.repeat(51) }),
  },
  {
    name: 'a token that another key signed',
    question: 10,
    answer: 'check',
    make: ({ parts }) => {
      parts.tokenKeys = new DailyKeys(memoryStore(), 'token', systemRandom);
    },
  },
  {
    name: 'a rateLimit that is spent',
    question: 11,
    answer: tooMany(IN_WINDOW).title,
    make: async ({ parts }) => {
      parts.rateLimit = createRateLimit(memoryStore(), 1, systemRandom);
      await parts.rateLimit.consume('203.0.113.7', IN_WINDOW);
    },
  },
  {
    name: 'a full disk',
    question: 12,
    answer: NOT_STORED.title,
    make: ({ parts }) => {
      parts.hasRoom = async () => false;
    },
  },
  {
    name: 'an office without a key',
    question: 13,
    answer: NOT_STORED.title,
    make: ({ parts }) => {
      parts.office = { ready: async () => ({ recipient: null, reason: 'no-key' }) };
    },
  },
  {
    name: 'a store that takes nothing',
    question: 14,
    answer: NOT_STORED.title,
    make: ({ parts, store }) => {
      parts.store = { find: store.find, ...parts.store, insert: busy };
    },
  },
];

/** A confirming post that is right in everything but these. */
async function answerTo(flaws: readonly Flaw[]) {
  const store = memoryStore();
  const tokenKeys = new DailyKeys(store, 'token', systemRandom);
  const token = issueToken(submissionOf(), await tokenKeys.current(IN_WINDOW), IN_WINDOW, systemRandom);
  const at: Case = {
    fields: { ...FIELDS, token },
    post: {},
    parts: { tokenKeys },
    store,
    extra: '',
    state: 'whole',
  };
  // What is stored goes by the real token and store: so their flaws are made first, whatever the order of questions.
  for (const flaw of flaws) await flaw.make(at);
  const { intake } = openCounter(at.parts, 30, store);
  const whole = wholeBody(new URLSearchParams(at.fields).toString() + at.extra);
  const body: Post['body'] = async (limit) => ({ ...(await whole(limit)), state: at.state });
  return { outcome: await intake.answer(postOf(at.fields, { ...at.post, body })), at };
}

describe('a confirming post', () => {
  test('that fails no question is stored and has its receipt', async () => {
    const { outcome, at } = await answerTo([]);
    expect([said(outcome), at.store.submissions.length]).toEqual(['receipt', 1]);
  });

  test.each(FLAWS)('with $name is answered: $answer', async (flaw) => {
    expect(said((await answerTo([flaw])).outcome)).toBe(flaw.answer);
  });

  test('is answered by the first question that it fails, with whatever else is wrong', async () => {
    const several = fc
      .subarray([...FLAWS], { minLength: 2 })
      .map((flaws) => flaws.filter(({ question }, index) => flaws[index - 1]?.question !== question));
    await fc.assert(
      fc.asyncProperty(several, async (flaws) => {
        expect(said((await answerTo(flaws)).outcome)).toBe(flaws[0]?.answer);
      }),
      { numRuns: 300 },
    );
  });

  test('that fails any question but two is given back every word, and nothing is stored', async () => {
    for (const flaw of FLAWS) {
      const { outcome, at } = await answerTo([flaw]);
      const isLost = [WRONG_TYPE.title, TOO_LARGE.title].includes(flaw.answer);
      const { token: _, website: __, edit: ___, ...written } = at.fields;
      expect([flaw.name, 'values' in outcome && outcome.values]).toEqual([
        flaw.name,
        isLost ? { kind: '', item: '', message: '', name: '', contact: '', consent: '' } : written,
      ]);
      expect(at.store.submissions).toHaveLength(flaw.answer === 'receipt' ? 1 : 0);
    }
  });
});

describe('a confirming post of which the store does not say whether it is stored', () => {
  const silent: Flaw = {
    name: 'a store that does not say whether it is',
    question: 0,
    answer: NOT_SURE.title,
    make: ({ parts, store }) => {
      parts.store = { find: gone, insert: store.insert };
    },
  };
  const flaw = (name: string) => FLAWS.filter((one) => one.name === name);

  test.each([
    { what: 'is right', flaws: [], answer: NOT_SURE.title },
    { what: 'comes after the close', flaws: flaw('a closed window'), answer: NOT_SURE.title },
    {
      what: 'has another key’s token',
      flaws: flaw('a token that another key signed'),
      answer: NOT_SURE.title,
    },
    { what: 'only changes something', flaws: flaw('the wish to change something'), answer: 'form' },
    { what: 'has a mistake', flaws: flaw('a mistake in a field'), answer: 'form with errors' },
  ])('and which $what is answered: $answer', async ({ flaws, answer }) => {
    const { outcome, at } = await answerTo([...flaws, silent]);
    expect([said(outcome), at.store.submissions.length]).toEqual([answer, 0]);
  });
});
