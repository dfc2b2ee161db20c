import { describe, expect, test } from 'vitest';
import { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import type { IntakeDependencies } from '#lib/feedback/intake/dependencies';
import { NOT_STORED, NOT_SURE, type Refusal } from '#lib/feedback/intake/refusal';
import type { RateLimit } from '#lib/feedback/limits/rate-limit';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable, UNAVAILABLE, type UnavailableReason } from '#lib/feedback/store/unavailable';
import { systemRandom } from '#lib/random';
import { openCounter, postOf, said, tokenOf } from '../counter';
import { FIELDS } from '../fixtures';
import { memoryStore } from '../memory-store';

/** With these a database refuses before anything was done. */
const SURE: readonly UnavailableReason[] = [
  'busy',
  'full',
  'read-only',
  'no-folder',
  'missing',
  'empty',
  'no-tables',
  'foreign',
  'foreign-log',
  'newer',
  'not-started',
  'clock',
  'preview',
];
const UNSURE = ['gone', 'silent', 'moved', 'damaged', 'crashed', 'closed'] as const;
const REASONS: readonly UnavailableReason[] = [...SURE, ...UNSURE];

const ERRORS: readonly Error[] = [
  ...REASONS.map((reason) => new StoreUnavailable(reason)),
  new TypeError('a slip'),
  new Error('a word of somebody’s'),
];

/** A store of which one function fails while `failure` is set. */
function failing<Name extends keyof FeedbackStore>(name: Name) {
  const store = memoryStore();
  const state: { failure: Error | null } = { failure: null };
  const failingStore = new Proxy(store, {
    get: (target, asked: keyof FeedbackStore) =>
      asked === name && state.failure ? () => Promise.reject(state.failure) : target[asked],
  });
  return { store, state, failingStore };
}

/** What a confirming post is answered while one of the store's functions fails, and once it does no more. */
async function answersWhile(name: keyof FeedbackStore, failure: Error) {
  const { state, failingStore } = failing(name);
  const counter = openCounter({}, 1, failingStore);
  const fields = { ...FIELDS, token: await tokenOf(counter) };
  state.failure = failure;
  const during = await counter.intake.answer(postOf(fields));
  const stored = counter.store.submissions.length;
  state.failure = null;
  const afterwards = await counter.intake.answer(postOf(fields));
  return { during, stored, afterwards, counter, token: fields.token };
}

const refusal = (words: Refusal, token: string) => ({
  page: 'refusal',
  refusal: words,
  values: FIELDS,
  again: { token },
  retryAt: null,
});

test('every reason that a database can have is tried here', () => {
  expect([...REASONS].sort()).toEqual(Object.keys(UNAVAILABLE).sort());
});

describe('a store that cannot say whether a token is stored already', () => {
  test.each(ERRORS)('is answered that nobody can be sure, and asked again later: %s', async (failure) => {
    const { during, stored, afterwards, token } = await answersWhile('find', failure);
    expect(during).toEqual(refusal(NOT_SURE, token));
    expect([stored, said(afterwards)]).toEqual([0, 'receipt']);
  });
});

describe('a store that cannot count', () => {
  test.each(ERRORS)('is answered that nothing was stored: %s', async (failure) => {
    const { during, stored, afterwards, token } = await answersWhile('count', failure);
    expect(during).toEqual(refusal(NOT_STORED, token));
    expect([stored, said(afterwards)]).toEqual([0, 'receipt']);
  });
});

describe('a store that cannot store', () => {
  test.each(SURE)('is answered that nothing was stored, where it says so: %s', async (reason) => {
    const { during, stored, token } = await answersWhile('insert', new StoreUnavailable(reason));
    expect(during).toEqual(refusal(NOT_STORED, token));
    expect(stored).toBe(0);
  });

  const unsure = ERRORS.filter(
    (error) => !(error instanceof StoreUnavailable && SURE.includes(error.reason)),
  );

  test.each(unsure)('is answered that nobody can be sure, where it only fell silent: %s', async (failure) => {
    const { during, token } = await answersWhile('insert', failure);
    expect(during).toEqual(refusal(NOT_SURE, token));
  });

  test.each(ERRORS)(
    'has nothing spent of the rateLimit: the same post is taken later: %s',
    async (failure) => {
      const { afterwards, counter } = await answersWhile('insert', failure);
      expect([said(afterwards), counter.store.submissions.length]).toEqual(['receipt', 1]);
    },
  );

  test('stored it all the same, when its answer was lost: the same token shows the receipt', async () => {
    const store = memoryStore();
    const lost: FeedbackStore['insert'] = async (submission) => {
      await store.insert(submission);
      throw new StoreUnavailable('gone');
    };
    const counter = openCounter({ store: { find: store.find, insert: lost } }, 1, store);
    const fields = { ...FIELDS, token: await tokenOf(counter) };
    expect(await counter.intake.answer(postOf(fields))).toEqual(refusal(NOT_SURE, fields.token));
    expect(said(await counter.intake.answer(postOf(fields)))).toBe('receipt');
    expect(counter.store.submissions).toHaveLength(1);
  });
});

describe('a rateLimit that cannot be given back', () => {
  test('changes nothing in the answer', async () => {
    const store = memoryStore();
    const gone = () => Promise.reject(new StoreUnavailable('gone'));
    const full = () => Promise.reject(new StoreUnavailable('full'));
    const rateLimit: RateLimit = {
      consume: async () => true,
      consumeLookup: async () => true,
      consumePost: async () => true,
      refund: gone,
      deleteExpired: gone,
    };
    const counter = openCounter({ rateLimit, store: { find: store.find, insert: full } }, 1, store);
    const token = await tokenOf(counter);
    expect(await counter.intake.answer(postOf({ ...FIELDS, token }))).toEqual(refusal(NOT_STORED, token));
  });
});

describe('an office or a disk that is not ready', () => {
  const unready: readonly [string, Partial<IntakeDependencies>, string][] = [
    [
      'no key yet',
      { office: { ready: async () => ({ recipient: null, reason: 'no-key' }) } },
      '还没有办公室的密钥，请运行 npm run office -- key 文件名',
    ],
    [
      'a lost key',
      { office: { ready: async () => ({ recipient: null, reason: 'key-lost' }) } },
      '数据库里有办公室的公钥，但找不到对应的私钥文件，也没有私钥已移走的记录；请把私钥文件放回 DATA_DIR',
    ],
    [
      'a recipient that is none',
      { office: { ready: async () => ({ recipient: 'age1x', custody: 'elsewhere', made: false }) } },
      '',
    ],
    [
      'an office that fails',
      { office: { ready: () => Promise.reject(new StoreUnavailable('gone')) } },
      '数据库无法连接或无法打开',
    ],
    ['no room', { hasRoom: async () => false }, '磁盘剩余空间太少，为免写满，不再保存反馈'],
    [
      'a disk that does not say',
      { hasRoom: () => Promise.reject(new Error('ENOENT: no such file or directory')) },
      'Error: ENOENT: no such file or directory',
    ],
  ];

  test.each(unready)(
    'is answered that nothing was stored, and told to staff: %s',
    async (_, parts, words) => {
      const counter = openCounter(parts, 1);
      const token = await tokenOf(counter);
      expect(await counter.intake.answer(postOf({ ...FIELDS, token }))).toEqual(refusal(NOT_STORED, token));
      expect(counter.store.submissions).toEqual([]);
      expect(counter.told).toEqual([expect.stringContaining(words)]);
    },
  );

  test.each(unready)('leaves the rateLimit as it was: %s', async (_, parts) => {
    const store = memoryStore();
    const unwell = openCounter(parts, 1, store);
    const token = await tokenOf(unwell);
    for (let tries = 0; tries < 3; tries += 1) await unwell.intake.answer(postOf({ ...FIELDS, token }));
    const counter = openCounter({}, 1, store);
    expect(said(await counter.intake.answer(postOf({ ...FIELDS, token })))).toBe('receipt');
  });
});

describe('keys that the store does not give', () => {
  test('do not keep anybody from the check page', async () => {
    const { state, failingStore, store } = failing('dailyKey');
    state.failure = new StoreUnavailable('gone');
    const tokenKeys = new DailyKeys(failingStore, 'token', systemRandom);
    const counter = openCounter({ tokenKeys }, 1, store);
    const token = await tokenOf(counter);
    expect(said(await counter.intake.answer(postOf({ ...FIELDS, token })))).toBe('receipt');
  });

  test('lead whoever comes from another process to the check page once more', async () => {
    const { state, failingStore, store } = failing('dailyKeys');
    const token = await tokenOf(openCounter({}, 1, store));
    state.failure = new StoreUnavailable('gone');
    const tokenKeys = new DailyKeys(failingStore, 'token', systemRandom);
    const counter = openCounter({ tokenKeys }, 1, store);
    expect(said(await counter.intake.answer(postOf({ ...FIELDS, token })))).toBe('check');
    state.failure = null;
    expect(said(await counter.intake.answer(postOf({ ...FIELDS, token })))).toBe('receipt');
  });
});

describe('what staff are told', () => {
  test('is why nothing could be stored, and that it can again', async () => {
    const { counter } = await answersWhile('insert', new StoreUnavailable('full'));
    expect(counter.told).toEqual(['数据库所在的磁盘已满', null]);
  });

  test('holds no word of a writer’s', async () => {
    const told: unknown[] = [];
    for (const name of ['find', 'count', 'insert'] as const)
      told.push((await answersWhile(name, new StoreUnavailable('gone'))).counter.told);
    for (const word of [FIELDS.message, FIELDS.name, FIELDS.contact])
      expect(JSON.stringify(told)).not.toContain(word);
  });
});
