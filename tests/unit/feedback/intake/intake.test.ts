import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOfSecret } from '#lib/feedback/crypto/receipt-derivation';
import { createReceiptSecrets } from '#lib/feedback/crypto/receipt-hash';
import { tokenHashesOf } from '#lib/feedback/crypto/seal-submission';
import { generateOfficeKey, unseal } from '#lib/feedback/crypto/sealing';
import { parseToken } from '#lib/feedback/crypto/token';
import { EMPTY_FIELDS } from '#lib/feedback/form/fields';
import { BODY_LIMIT } from '#lib/feedback/form/posted-form';
import type { Post } from '#lib/feedback/intake/post';
import { NOT_STORED } from '#lib/feedback/intake/refusal';
import { systemRandom } from '#lib/random';
import { KEY, openCounter, postOf, said, tokenOf, wholeBody } from '../counter';
import { FIELDS, IN_WINDOW, NOTICE, submissionOf } from '../fixtures';
import { memoryStore } from '../memory-store';

const HOUR = 3_600_000;
const WITHDRAWN = { ...NOTICE, withdrawn: { at: '2024-12-03T09:00+08:00', reason: '内容有误' } };
const at = (moment: string) => Date.parse(`${moment}+08:00`);

describe('the first step', () => {
  test('leads to the check page, with every value and a token, and stores nothing', async () => {
    const { intake, store, told } = openCounter();
    const outcome = await intake.answer(postOf());
    expect(outcome).toEqual({ page: 'check', values: FIELDS, token: expect.stringMatching(/^[\w-]{75}$/) });
    expect([store.submissions, told]).toEqual([[], []]);
  });

  test('leads back to the form, with every value and what is wrong', async () => {
    const { intake } = openCounter();
    const values = { ...FIELDS, kind: '', consent: '' };
    expect(await intake.answer(postOf(values))).toEqual({
      page: 'form',
      values,
      errors: { kind: '请选择反馈类型', consent: '请先阅读隐私说明，再勾选这一项' },
    });
  });

  test.each([
    [
      'nothing',
      {},
      { kind: '请选择反馈类型', message: '请填写反馈内容', consent: '请先阅读隐私说明，再勾选这一项' },
    ],
    [
      'rubbish',
      { '<b>': '%' },
      { kind: '请选择反馈类型', message: '请填写反馈内容', consent: '请先阅读隐私说明，再勾选这一项' },
    ],
  ])('leads back to the form when it holds %s', async (_, fields, errors) => {
    expect(await openCounter().intake.answer(postOf(fields))).toEqual({
      page: 'form',
      values: EMPTY_FIELDS,
      errors,
    });
  });

  test('leads back to the form when a field came twice, with all that came', async () => {
    const { intake } = openCounter();
    const body = `${new URLSearchParams(FIELDS)}&message=${encodeURIComponent('另外一段话')}`;
    expect(await intake.answer(postOf(FIELDS, { body: wholeBody(body) }))).toEqual({
      page: 'form',
      values: { ...FIELDS, message: `${FIELDS.message}\n另外一段话` },
      errors: { message: '这一栏收到多份内容，请核对后重新提交' },
    });
  });

  test.each(['', 'x', 'A'.repeat(75), `${'A'.repeat(74)}\n`])(
    'is what a token that says nothing comes down to: %j',
    async (token) => {
      const { intake, store } = openCounter();
      expect(said(await intake.answer(postOf({ ...FIELDS, token })))).toBe('check');
      expect(store.submissions).toEqual([]);
    },
  );

  test('is counted, tenfold of what may be stored, and then refused with the words and without a token', async () => {
    const { intake } = openCounter({}, 1);
    for (let step = 0; step < 10; step += 1) expect(said(await intake.answer(postOf()))).toBe('check');
    expect(await intake.answer(postOf())).toMatchObject({
      page: 'refusal',
      refusal: { status: 429 },
      values: FIELDS,
      again: { token: null },
      retryAt: at('2024-12-02T11:00:00'),
    });
    expect(said(await intake.answer(postOf(FIELDS, { address: '198.51.100.1' })))).toBe('check');
  });

  test('reads as much of a body as the form may hold, and none of another type', async () => {
    const limits: number[] = [];
    const body: Post['body'] = async (limit) => {
      limits.push(limit);
      return { state: 'whole', bytes: new Uint8Array() };
    };
    const { intake } = openCounter();
    await intake.answer(postOf({}, { body }));
    await intake.answer(postOf({}, { body, contentType: null }));
    expect(limits).toEqual([BODY_LIMIT]);
  });
});

describe('the wish to change something', () => {
  test('leads back to the form with every value, whatever is wrong in it, and keeps the token for nothing', async () => {
    const counter = openCounter();
    const token = await tokenOf(counter);
    const values = { ...FIELDS, message: '' };
    expect(await counter.intake.answer(postOf({ ...values, token, edit: '1' }))).toEqual({
      page: 'form',
      values,
      errors: null,
    });
    expect(counter.store.submissions).toEqual([]);
  });
});

describe('the second step', () => {
  test('stores what was checked, sealed, and shows its receipt', async () => {
    const counter = openCounter();
    const token = await tokenOf(counter);
    const outcome = await counter.intake.answer(postOf({ ...FIELDS, token }));
    expect(outcome).toEqual({
      page: 'receipt',
      receipt: { form: 'digits', text: expect.stringMatching(/^(\d{5} ){4}\d{5}$/) },
      received: '2024-12-02',
      values: FIELDS,
      isSame: true,
      token,
    });
    expect(await counter.opened()).toEqual([submissionOf()]);
    expect(counter.told).toEqual([null]);
  });

  test('lets the store see sealed bytes, and in the clear a random id, the notice, the day and hashes', async () => {
    const counter = openCounter();
    const token = await tokenOf(counter);
    const outcome = await counter.intake.answer(postOf({ ...FIELDS, token }));
    const receipt = outcome.page === 'receipt' ? outcome.receipt.text : '';
    expect(counter.store.submissions).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        notice: '2024-district-inspection',
        received: '2024-12-02',
        ...tokenHashesOf(parseToken(token) ?? { bits: new Uint8Array() }),
        digitsHash: hashOfSecret(await createReceiptSecrets(counter.store)(receipt)),
        sealed: expect.any(Uint8Array),
      },
    ]);
  });

  test('keeps every word as it was written, through both steps', async () => {
    const text = (most: number) => fc.string({ unit: 'grapheme', maxLength: most });
    const words = fc.record({
      message: text(60).map((some) => `一二三四五${some}`),
      name: text(50),
      contact: text(60),
    });
    await fc.assert(
      fc.asyncProperty(words, async (written) => {
        const counter = openCounter();
        const fields = { ...FIELDS, ...written };
        const checked = await counter.intake.answer(postOf(fields));
        if (checked.page !== 'check') throw new Error(said(checked));
        expect(checked.values).toEqual(fields);
        await counter.intake.answer(postOf({ ...checked.values, token: checked.token }));
        expect(await counter.opened()).toEqual([{ ...submissionOf(), ...written }]);
      }),
      { numRuns: 30 },
    );
  });

  test('takes line ends for the same, since browsers write their own', async () => {
    const counter = openCounter();
    const token = await tokenOf(counter, { ...FIELDS, message: '第一行\n第二行' });
    const outcome = await counter.intake.answer(postOf({ ...FIELDS, message: '第一行\r\n第二行', token }));
    expect(said(outcome)).toBe('receipt');
    expect((await counter.opened())[0]?.message).toBe('第一行\n第二行');
  });

  test.each([
    ['2024-12-02T00:00:00', '2024-12-02'],
    ['2024-12-02T23:59:59.999', '2024-12-02'],
    ['2024-12-03T00:00:00', '2024-12-03'],
  ])('of %s is of the day %s in Beijing', async (moment, received) => {
    const counter = openCounter();
    const post = { arrived: at(moment) };
    const token = await tokenOf(counter, FIELDS, post);
    expect(await counter.intake.answer(postOf({ ...FIELDS, token }, post))).toMatchObject({ received });
  });

  test('shows the receipt only once the store has said that it is durable', async () => {
    const store = memoryStore();
    let release = () => {};
    const durable = new Promise<void>((resolve) => {
      release = resolve;
    });
    const insert: typeof store.insert = async (submission) => {
      const stored = await store.insert(submission);
      await durable;
      return stored;
    };
    const counter = openCounter({ store: { find: store.find, insert } }, 30, store);
    const token = await tokenOf(counter);
    let shown = '';
    const answered = counter.intake.answer(postOf({ ...FIELDS, token })).then((outcome) => {
      shown = said(outcome);
    });
    while (store.submissions.length === 0) await new Promise(setImmediate);
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(shown).toBe('');
    release();
    await answered;
    expect(shown).toBe('receipt');
  });

  test('seals anew what was sealed to a key that was replaced before it was stored', async () => {
    const store = memoryStore();
    const before = await generateOfficeKey();
    await store.registerOffice({ recipient: before.recipient, custody: 'beside-data' });
    const insert: typeof store.insert = async (submission, sealedTo) => {
      await store.replaceOffice(before.recipient, { recipient: KEY.recipient, custody: 'elsewhere' });
      return store.insert(submission, sealedTo);
    };
    const ready = async () => (await store.office()) ?? Promise.reject(new Error('no office'));
    const counter = openCounter({ store: { find: store.find, insert }, office: { ready } }, 1, store);
    const token = await tokenOf(counter);
    expect(said(await counter.intake.answer(postOf({ ...FIELDS, token })))).toBe('receipt');
    expect((await counter.opened()).map(({ message }) => message)).toEqual([FIELDS.message]);
    expect(counter.told).toEqual([null]);
  });

  test('seals the id and the day with the words, so that no row can pass for another', async () => {
    const counter = openCounter();
    await counter.intake.answer(postOf({ ...FIELDS, token: await tokenOf(counter) }));
    const [row] = counter.store.submissions;
    expect(await unseal(row?.sealed ?? new Uint8Array(), [KEY.identity])).toMatchObject({
      id: row?.id,
      received: row?.received,
    });
  });

  test('stores nothing, and says so, while the key is another each time', async () => {
    const store = memoryStore();
    const counter = openCounter({ store: { find: store.find, insert: async () => null } }, 1, store);
    const token = await tokenOf(counter);
    expect(said(await counter.intake.answer(postOf({ ...FIELDS, token })))).toBe(NOT_STORED.title);
  });

  test('stores what another process checked', async () => {
    const store = memoryStore();
    const [one, other] = [openCounter({}, 30, store), openCounter({}, 30, store)];
    expect(said(await other.intake.answer(postOf({ ...FIELDS, token: await tokenOf(one) })))).toBe('receipt');
  });

  test('is refused in time and stored in the next hour when the rateLimit is spent', async () => {
    const counter = openCounter({}, 1);
    const [first, second] = [await tokenOf(counter), await tokenOf(counter)];
    await counter.intake.answer(postOf({ ...FIELDS, token: first }));
    expect(await counter.intake.answer(postOf({ ...FIELDS, token: second }))).toMatchObject({
      refusal: { status: 429 },
      values: FIELDS,
      again: { token: second },
      retryAt: at('2024-12-02T11:00:00'),
    });
    const later = postOf({ ...FIELDS, token: second }, { arrived: IN_WINDOW + HOUR });
    expect(said(await counter.intake.answer(later))).toBe('receipt');
    expect(counter.store.submissions).toHaveLength(2);
  });
});

describe('the slow hash of a receipt', () => {
  test('is asked for by what is stored alone: not by what the rate limit refuses, nor by what comes again', async () => {
    const store = memoryStore();
    const secretOf = createReceiptSecrets(store);
    const asked: string[] = [];
    const receiptSecretOf: typeof secretOf = (receipt) => {
      asked.push(receipt);
      return secretOf(receipt);
    };
    const counter = openCounter({ receiptSecretOf }, 1, store);
    const [first, second] = [await tokenOf(counter), await tokenOf(counter)];
    const posts = [first, second, first, second].map((token) => postOf({ ...FIELDS, token }));
    const outcomes = [];
    for (const post of posts) outcomes.push(await counter.intake.answer(post));
    expect(outcomes.map(({ page }) => page)).toEqual(['receipt', 'refusal', 'receipt', 'refusal']);
    expect(asked).toEqual([outcomes[0]?.page === 'receipt' && outcomes[0].receipt.text]);
  });
});

describe('the same token again', () => {
  test('is one submission, and shows the same receipt', async () => {
    const counter = openCounter();
    const post = postOf({ ...FIELDS, token: await tokenOf(counter) });
    const first = await counter.intake.answer(post);
    for (let again = 0; again < 5; again += 1) expect(await counter.intake.answer(post)).toEqual(first);
    expect(counter.store.submissions).toHaveLength(1);
  });

  test('is one submission, and one receipt, when it comes many times at once', async () => {
    const counter = openCounter();
    const post = postOf({ ...FIELDS, token: await tokenOf(counter) });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => counter.intake.answer(post)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(outcomes.map(said)).toEqual(outcomes.map(() => 'receipt'));
    expect(counter.store.submissions).toHaveLength(1);
  });

  test('is counted once, also when it comes many times at once', async () => {
    const counter = openCounter({}, 2);
    const fields = { ...FIELDS, token: await tokenOf(counter) };
    await Promise.all(Array.from({ length: 20 }, () => counter.intake.answer(postOf(fields))));
    const second = postOf({ ...FIELDS, token: await tokenOf(counter) });
    const third = postOf({ ...FIELDS, token: await tokenOf(counter) });
    expect(said(await counter.intake.answer(second))).toBe('receipt');
    expect(said(await counter.intake.answer(third))).toBe('提交过于频繁，请稍后再试');
  });

  test.each<[string, Partial<Post>]>([
    ['a day later, when it holds no more', { arrived: IN_WINDOW + 25 * HOUR }],
    ['after the window', { arrived: at('2025-03-01T00:00:00') }],
    ['after the withdrawal', { notice: WITHDRAWN, arrived: at('2024-12-03T09:00:00') }],
    ['from another address', { address: '198.51.100.1' }],
  ])('shows the receipt %s', async (_, changed) => {
    const counter = openCounter();
    const fields = { ...FIELDS, token: await tokenOf(counter) };
    const first = await counter.intake.answer(postOf(fields));
    expect(await counter.intake.answer(postOf(fields, changed))).toMatchObject({
      page: 'receipt',
      receipt: first.page === 'receipt' ? first.receipt : null,
      received: '2024-12-02',
    });
  });

  test('shows the receipt when the rateLimit is spent, the disk full and the key gone, for it asks for none', async () => {
    const store = memoryStore();
    const before = openCounter({}, 30, store);
    const fields = { ...FIELDS, token: await tokenOf(before) };
    const first = await before.intake.answer(postOf(fields));
    const unwell = openCounter(
      {
        office: { ready: async () => ({ recipient: null, reason: 'key-lost' }) },
        hasRoom: async () => false,
        rateLimit: {
          ...{ consumeLookup: async () => false, consume: async () => false },
          consumePost: async () => false,
          refund: async () => {},
          deleteExpired: async () => {},
        },
      },
      30,
      store,
    );
    expect(await unwell.intake.answer(postOf(fields))).toEqual(first);
  });

  test('shows the receipt and what came this time when that is something else, which it says', async () => {
    const counter = openCounter();
    const token = await tokenOf(counter);
    await counter.intake.answer(postOf({ ...FIELDS, token }));
    const values = { ...FIELDS, message: '后来又想到的话' };
    expect(await counter.intake.answer(postOf({ ...values, token }))).toMatchObject({
      page: 'receipt',
      values,
      isSame: false,
    });
    expect((await counter.opened()).map(({ message }) => message)).toEqual([FIELDS.message]);
  });

  test.each<[string, Record<string, string>]>([
    ['nothing that a form would take', { kind: '', message: '' }],
    ['the wish to change something', { edit: '1' }],
    ['a field that people leave empty', { website: 'x' }],
  ])('shows the receipt with %s beside it', async (_, more) => {
    const counter = openCounter();
    const token = await tokenOf(counter);
    await counter.intake.answer(postOf({ ...FIELDS, token }));
    expect(said(await counter.intake.answer(postOf({ ...FIELDS, ...more, token })))).toBe('receipt');
  });
});

describe('a token that does not confirm what came with it', () => {
  test.each<[string, Record<string, string>]>([
    ['other words', { message: '换了一段别的话' }],
    ['another item', { item: 'leadership-2' }],
    ['another name', { name: '王大明' }],
  ])('leads to the check page with a new one, and stores nothing: %s', async (_, changed) => {
    const counter = openCounter();
    const token = await tokenOf(counter);
    const outcome = await counter.intake.answer(postOf({ ...FIELDS, ...changed, token }));
    expect(outcome).toMatchObject({ page: 'check', values: { ...FIELDS, ...changed } });
    expect(outcome.page === 'check' && outcome.token).not.toBe(token);
    expect(counter.store.submissions).toEqual([]);
  });

  test('leads there when it is older than a day', async () => {
    const counter = openCounter();
    const token = await tokenOf(counter);
    const late = postOf({ ...FIELDS, token }, { arrived: IN_WINDOW + 24 * HOUR });
    expect(said(await counter.intake.answer(late))).toBe('check');
  });

  test('is stored until then, also after the day’s key changed', async () => {
    const counter = openCounter();
    const token = await tokenOf(counter);
    await tokenOf(counter, FIELDS, { arrived: at('2024-12-03T00:00:01') });
    const late = postOf({ ...FIELDS, token }, { arrived: IN_WINDOW + 24 * HOUR - 1 });
    expect(said(await counter.intake.answer(late))).toBe('receipt');
  });
});

describe('when the window closes between the steps', () => {
  const last = at('2025-02-28T23:59:59.999');

  test('what came a millisecond before is stored', async () => {
    const counter = openCounter();
    const token = await tokenOf(counter, FIELDS, { arrived: last - HOUR });
    expect(await counter.intake.answer(postOf({ ...FIELDS, token }, { arrived: last }))).toMatchObject({
      page: 'receipt',
      received: '2025-02-28',
    });
  });

  test('what came a millisecond later is not, and its words are given back', async () => {
    const counter = openCounter();
    const token = await tokenOf(counter, FIELDS, { arrived: last });
    expect(await counter.intake.answer(postOf({ ...FIELDS, token }, { arrived: last + 1 }))).toMatchObject({
      page: 'refusal',
      refusal: { status: 403, title: '公示期已经结束' },
      values: FIELDS,
      again: null,
      retryAt: null,
    });
    expect(counter.store.submissions).toEqual([]);
  });
});

describe('a body that did not come as it should', () => {
  const bytes = Buffer.from(`${new URLSearchParams(FIELDS)}&na`);
  const values = FIELDS;

  test.each<[Awaited<ReturnType<Post['body']>>['state'], number, string, typeof values]>([
    ['too-large', 413, '内容过长，没有提交', EMPTY_FIELDS],
    ['cut-short', 400, '内容没有传输完整', values],
    ['too-slow', 408, '网络较慢，内容没有传输完整', values],
  ])('is refused, with what could be read: %s', async (state, status, title, given) => {
    const { intake } = openCounter();
    expect(await intake.answer(postOf({}, { body: async () => ({ state, bytes }) }))).toMatchObject({
      refusal: { status, title },
      values: given,
      again: null,
    });
  });

  test('is refused when it is no UTF-8, with what could be read', async () => {
    const body = wholeBody(`${new URLSearchParams({ kind: 'report', name: '王小明' })}&message=abc%D6%D0`);
    expect(await openCounter().intake.answer(postOf({}, { body }))).toMatchObject({
      refusal: { status: 400, title: '内容中有无法识别的文字' },
      values: { ...EMPTY_FIELDS, kind: 'report', name: '王小明', message: 'abc\ufffd\ufffd' },
    });
  });
});

test('a form on another site’s page is refused with its words, whatever token it brings', async () => {
  const counter = openCounter();
  const token = await tokenOf(counter);
  const foreign = { fetchSite: 'cross-site', origin: 'https://evil.example' };
  expect(await counter.intake.answer(postOf({ ...FIELDS, token }, foreign))).toMatchObject({
    refusal: { status: 403, title: '内容来自其他网站' },
    values: FIELDS,
  });
  expect(counter.store.submissions).toEqual([]);
});

test('no two tokens of a thousand are the same, nor the ids of what they store', async () => {
  const counter = openCounter({ random: systemRandom }, 1000);
  const tokens = await Promise.all(Array.from({ length: 200 }, () => tokenOf(counter)));
  await Promise.all(tokens.map((token) => counter.intake.answer(postOf({ ...FIELDS, token }))));
  expect(new Set(tokens).size).toBe(200);
  expect(new Set(counter.store.submissions.map(({ id }) => id)).size).toBe(200);
});
