import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatReceipt } from '#lib/feedback/crypto/receipt';
import { sealWords, unsealWords } from '#lib/feedback/crypto/sealed-words';
import { hasNewAddition } from '#lib/feedback/lookup/states';
import { stateOf } from '#lib/feedback/store/entry';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { KEY } from '../counter';
import { ASKED, type LookupDesk, openLookup } from '../lookup-desk';
import { PLACES, type Place } from '../store/places';

// What a writer's receipt leads to, and what its holder can change, over a real database.

const place0 = PLACES[0];
let place: Place;
let desk: LookupDesk;
beforeEach(async () => {
  if (!place0) throw new Error('no place');
  place = await place0.make();
  desk = await openLookup(await place.open());
});
afterEach(() => place.remove());

/** The words of every entry, opened with the office's key. */
async function words() {
  const read = await desk.store.read(desk.id);
  return Promise.all(
    (read?.entries ?? []).map(
      async ({ sealed }) => sealed && (await unsealWords(sealed, desk.id, [KEY.identity])),
    ),
  );
}

const ADD = { change: 'add', message: '再补充一句：讲座改到了下午。' };
const RATE = { change: 'rate', rating: 'mostly', message: '来得有点晚' };

describe('a receipt', () => {
  test.each([
    ['nothing', '', '请填写回执号'],
    ['too few digits', '12345 67890', '回执号是25位数字，现在是10位。请逐位核对'],
    ['what is none', '我的号码', '这不是回执号。回执号是25位数字；以前的是20位数字和字母'],
  ])('that is %s is told apart from one under which nothing is', async (_, receipt, error) => {
    expect(await desk.post({ receipt })).toEqual({ page: 'ask', written: receipt, error });
  });

  test('with one wrong digit is told by its check digit', async () => {
    const wrong = desk.receipt.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
    expect(await desk.post({ receipt: wrong })).toMatchObject({
      page: 'ask',
      error: '回执号抄错了：最后一位是用来核对的，与前面的数字不符。请逐位核对',
    });
  });

  test('under which nothing is stored says so', async () => {
    const receipt = formatReceipt(0n);
    expect(await desk.post({ receipt })).toEqual({ page: 'nothing', written: receipt });
  });

  test.each([
    ['without blanks', (receipt: string) => receipt.replaceAll(' ', '')],
    ['with hyphens', (receipt: string) => receipt.replaceAll(' ', '-')],
    [
      'in full width',
      (receipt: string) =>
        receipt.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    ],
    ['as in its file', (receipt: string) => `回执号：${receipt}`],
  ])('is read %s', async (_, written) => {
    expect(await desk.post({ receipt: written(desk.receipt) })).toMatchObject({ page: 'standing' });
  });

  test('leads to the states with their days and to the answers, the newest first, and to nothing that was written', async () => {
    await desk.office('working');
    await desk.office('answered', '已经安排在社区再讲一次。');
    await desk.office('closed', '讲座已经补上。');
    const outcome = await desk.post({});
    expect(outcome).toMatchObject({
      page: 'standing',
      standing: {
        received: '2024-12-02',
        states: [
          { state: 'new', day: '2024-12-02' },
          { state: 'working', day: '2024-12-10' },
          { state: 'answered', day: '2024-12-10' },
          { state: 'closed', day: '2024-12-10' },
        ],
        replies: [
          { state: { state: 'closed' }, text: '讲座已经补上。' },
          { state: { state: 'answered' }, text: '已经安排在社区再讲一次。' },
        ],
        isAnswered: true,
      },
    });
    await desk.confirm(ADD);
    expect(JSON.stringify(await desk.post({}))).not.toMatch(/群众没有听说过|王小明|讲座改到了下午/);
  });

  test('that opens no answer shows that there is one', async () => {
    await desk.office('answered', '已经安排。');
    const read = await desk.store.read(desk.id);
    const [entry] = read?.entries ?? [];
    await place.ask(`update entry set sealed = x'00' where id = '${entry?.id}'`);
    expect(await desk.post({})).toMatchObject({ standing: { replies: [{ text: null }] } });
  });

  test('is looked up no more often than ten times as often as may be stored', async () => {
    const few = await openLookup(desk.store, {}, 1);
    for (let times = 0; times < 10; times += 1)
      expect(await few.post({})).not.toMatchObject({ page: 'refusal' });
    expect(await few.post({})).toMatchObject({
      page: 'refusal',
      refusal: { status: 429 },
      maySend: true,
      retryAt: Date.parse('2024-12-20T11:00:00+08:00'),
    });
  });

  test('is asked for again no more often than a form may be posted', async () => {
    const few = await openLookup(desk.store, {}, 1);
    for (let times = 0; times < 40; times += 1)
      expect(await few.post({ receipt: '123' })).toMatchObject({ page: 'ask' });
    expect(await few.post({ receipt: '123' })).toMatchObject({ page: 'refusal', refusal: { status: 429 } });
  });

  test('gets an answer, and the form again, when the store gives none', async () => {
    const lookUp = () => Promise.reject(new StoreUnavailable('gone'));
    const broken = await openLookup(desk.store, { store: { ...desk.store, lookUp } });
    expect(await broken.post({})).toMatchObject({ page: 'refusal', refusal: { status: 503 }, maySend: true });
  });
});

describe('staff hear of', () => {
  const broken = async (fault: unknown) => {
    const heard: unknown[] = [];
    const failing = await openLookup(desk.store, { reportFault: (error) => heard.push(error) });
    return { heard, failing, fail: () => Promise.reject(fault) };
  };

  test.each([
    ['a store that does not answer', new StoreUnavailable('silent')],
    ['an error of the program', new TypeError('no function')],
  ])('%s to a look-up', async (_, fault) => {
    const { heard, failing, fail } = await broken(fault);
    failing.asked.lookUp = fail;
    expect(await failing.post({})).toMatchObject({ page: 'refusal', refusal: { status: 503 } });
    expect(heard).toEqual([fault]);
  });

  test.each([
    ['a store that does not answer', new StoreUnavailable('silent')],
    ['an error of the program', new TypeError('no function')],
  ])('%s to a change', async (_, fault) => {
    const { heard, failing, fail } = await broken(fault);
    failing.asked.append = fail;
    expect(await failing.confirm(ADD)).toMatchObject({ page: 'refusal', refusal: { status: 503 } });
    expect(heard).toEqual([fault]);
  });
});

describe('a post full of quotation marks, each of which takes six bytes in a page', () => {
  const FLOOD = '"'.repeat(500_000);

  /** Posts fields as no browser would, unencoded. */
  const postRaw = (to: LookupDesk, fields: Readonly<Record<string, string>>) => {
    const pairs = Object.entries({ receipt: to.receipt.replaceAll(' ', ''), ...fields });
    const bytes = Buffer.from(pairs.map((pair) => pair.join('=')).join('&'));
    return to.post({}, { body: async () => ({ state: 'whole', bytes }) });
  };

  /** A desk whose store answers nothing. */
  const openBroken = () =>
    openLookup(desk.store, {
      store: { ...desk.store, lookUp: () => Promise.reject(new StoreUnavailable('gone')) },
    });

  test.each([
    ['as a receipt', { receipt: FLOOD }],
    ['before the form was filled in', { change: 'add', message: FLOOD }],
    ['as words that are too long', { change: 'add', filled: '1', message: FLOOD }],
    ['as a rating', { change: 'add', filled: '1', message: 'good', rating: FLOOD }],
    ['as a token', { change: 'add', filled: '1', message: 'good', token: FLOOD }],
  ])('is given back no larger than it came: %s', async (_, fields) => {
    const answers = [await postRaw(desk, fields), await postRaw(await openBroken(), fields)];
    for (const answer of answers) {
      const quotes = JSON.stringify(answer).split('\\"').length - 1;
      expect(quotes * 6).toBeLessThanOrEqual(FLOOD.length + 1_000);
    }
  });

  test('is not sent again from a refusal, which shows only a part of it', async () => {
    expect(await postRaw(await openBroken(), { change: 'add', filled: '1', message: FLOOD })).toMatchObject({
      page: 'refusal',
      maySend: false,
    });
  });
});

describe('an addition', () => {
  test('is checked, confirmed, and sealed to the office', async () => {
    expect(await desk.post({ change: 'add' })).toMatchObject({ page: 'change-form', errors: null });
    expect(await desk.post({ change: 'add', filled: '1' })).toMatchObject({
      page: 'change-form',
      errors: { message: '请填写补充的内容' },
    });
    expect(await desk.confirm(ADD)).toMatchObject({
      page: 'standing',
      done: 'add',
      receipt: { text: desk.receipt },
      standing: { additions: 1 },
    });
    expect(await words()).toEqual([{ kind: 'addition', submission: desk.id, text: ADD.message }]);
  });

  test('is taken after the case was closed, and shown to the office as new', async () => {
    await desk.office('closed');
    expect(await desk.confirm(ADD)).toMatchObject({ done: 'add' });
    expect((await desk.store.read(desk.id))?.entries.map(({ kind }) => kind)).toEqual(['state', 'addition']);
  });

  test('is taken twenty times, and then refused in a word', async () => {
    for (let times = 1; times <= 20; times += 1)
      expect(await desk.confirm({ ...ADD, message: `第${times}次补充` })).toMatchObject({ done: 'add' });
    expect(await desk.post({ ...ADD, filled: '1' })).toMatchObject({
      page: 'refusal',
      refusal: { status: 409, title: '不能再补充了' },
    });
  });

  test('that the office comes between is taken after what it did', async () => {
    const token = await desk.tokenFor(ADD);
    const { append } = desk.store;
    let isFirst = true;
    desk.asked.append = async (entry) => {
      if (isFirst) await desk.office('working');
      isFirst = false;
      return append(entry);
    };
    expect(await desk.post({ ...ADD, filled: '1', token })).toMatchObject({ done: 'add' });
    expect((await desk.store.read(desk.id))?.entries.map(({ kind }) => kind)).toEqual(['state', 'addition']);
  });

  test('is sealed anew where the key that it was sealed to was replaced before it was stored', async () => {
    const { append } = desk.store;
    desk.asked.append = async (entry, sealedTo) => {
      desk.asked.append = append;
      const result = await append(entry, 'age1before');
      expect([result, sealedTo]).toEqual(['other-key', KEY.recipient]);
      return result;
    };
    expect(await desk.confirm(ADD)).toMatchObject({ page: 'standing', done: 'add' });
    expect(await words()).toMatchObject([{ kind: 'addition', text: ADD.message }]);
  });

  test('is sealed anew a few times only, where the key is never the one that it was sealed to', async () => {
    const { append } = desk.store;
    let tries = 0;
    desk.asked.append = (entry) => {
      tries += 1;
      return append(entry, 'age1before');
    };
    expect(await desk.confirm(ADD)).toMatchObject({ page: 'refusal' });
    expect([tries, (await desk.store.read(desk.id))?.entries]).toEqual([3, []]);
  });

  test('is not confirmed by a token for other words, or for another thing', async () => {
    const token = await desk.tokenFor(ADD);
    for (const fields of [{ ...ADD, message: '别的话' }, { change: 'withdraw' }])
      expect(await desk.post({ ...fields, filled: '1', token })).toMatchObject({ page: 'change-check' });
    expect((await desk.store.read(desk.id))?.entries).toEqual([]);
  });
});

describe('a rating', () => {
  test('is there to be given once there is an answer', async () => {
    expect(await desk.post(RATE)).toMatchObject({ page: 'standing', standing: { isAnswered: false } });
    await desk.office('answered', '已经安排。');
    expect(await desk.post({ change: 'rate', filled: '1' })).toMatchObject({
      errors: { rating: '请选择是否满意' },
    });
    expect(await desk.confirm(RATE)).toMatchObject({ done: 'rate', standing: { isRated: true } });
    expect((await words()).at(-1)).toEqual({
      kind: 'rating',
      submission: desk.id,
      rating: 'mostly',
      text: RATE.message,
    });
  });

  test('can be changed: of the former nothing is left, and its token changes nothing back', async () => {
    await desk.office('answered', '已经安排。');
    const fields = { ...RATE, filled: '1', token: await desk.tokenFor(RATE) };
    await desk.post(fields);
    await desk.confirm({ change: 'rate', rating: 'dissatisfied', message: '' });
    expect(await desk.post(fields)).toMatchObject({ page: 'standing', done: 'rate' });
    expect((await words()).slice(1)).toEqual([
      null,
      { kind: 'rating', submission: desk.id, rating: 'dissatisfied', text: '' },
    ]);
  });

  test('given in two windows at once is kept from the one that came last', async () => {
    await desk.office('answered', '已经安排。');
    const last = { change: 'rate', rating: 'dissatisfied', message: '' };
    const [token, lastToken] = [await desk.tokenFor(RATE), await desk.tokenFor(last)];
    const { destroyRatings } = desk.store;
    let isFirst = true;
    desk.asked.destroyRatings = async (...args) => {
      // The other window’s rating comes whole between this one and the destroying of what was before it.
      if (isFirst) {
        isFirst = false;
        expect(await desk.post({ ...last, filled: '1', token: lastToken })).toMatchObject({ done: 'rate' });
      }
      return destroyRatings(...args);
    };
    expect(await desk.post({ ...RATE, filled: '1', token })).toMatchObject({ done: 'rate' });
    expect((await words()).slice(1)).toEqual([
      null,
      { kind: 'rating', submission: desk.id, rating: 'dissatisfied', text: '' },
    ]);
  });

  test('that broke off before the former was destroyed is made good by sending it again', async () => {
    await desk.office('answered', '已经安排。');
    await desk.confirm(RATE);
    const last = { change: 'rate', rating: 'dissatisfied', message: '' };
    const fields = { ...last, filled: '1', token: await desk.tokenFor(last) };
    const { destroyRatings } = desk.store;
    desk.asked.destroyRatings = () => Promise.reject(new StoreUnavailable('silent'));
    expect(await desk.post(fields)).toMatchObject({ page: 'refusal' });
    Object.assign(desk.asked, { destroyRatings });
    expect(await desk.post(fields)).toMatchObject({ page: 'standing', done: 'rate' });
    expect((await words()).slice(1)).toEqual([
      null,
      { kind: 'rating', submission: desk.id, rating: 'dissatisfied', text: '' },
    ]);
  });
});

test('what the office notes for itself changes nothing of what a receipt leads to', async () => {
  await desk.office('answered', '已经办了。');
  const before = await desk.post({});
  const read = await desk.store.read(desk.id);
  const note = { kind: 'internal', submission: desk.id, note: '请小李再核一次。' } as const;
  for (const id of ['n1', 'n2'])
    await desk.store.append({
      id,
      submission: desk.id,
      after: id === 'n1' ? (read?.entries.at(-1)?.id ?? '') : 'n1',
      kind: 'internal',
      day: '2024-12-19',
      state: null,
      sealed: await sealWords(note, [KEY.recipient]),
    });
  expect(await desk.post({})).toEqual(before);
  expect(await words()).toHaveLength(3);
  const [listed] = await desk.store.list();
  expect(stateOf(listed?.entries ?? [])).toBe('answered');
  expect(hasNewAddition(listed?.entries ?? [])).toBe(false);
  expect(JSON.stringify(await desk.store.list())).not.toContain('小李');
});

describe('a withdrawal', () => {
  test('is asked for once more, and then destroys everything', async () => {
    await desk.confirm(ADD);
    expect(await desk.post({ change: 'withdraw' })).toMatchObject({ page: 'change-check' });
    expect(await desk.store.read(desk.id)).not.toBeNull();
    expect(await desk.confirm({ change: 'withdraw' })).toEqual({
      page: 'destroyed',
      happened: '已于2024年12月20日按写信人的要求撤回',
      day: '2024-12-20',
      isWithdrawn: true,
    });
    expect(await desk.store.read(desk.id)).toBeNull();
    expect(await desk.post({})).toMatchObject({ page: 'destroyed', isWithdrawn: true });
  });

  test('is left for how it stands where the writer thinks better of it', async () => {
    const token = await desk.tokenFor({ change: 'withdraw' });
    expect(await desk.post({ change: 'withdraw', token, edit: '1' })).toMatchObject({
      page: 'standing',
      done: null,
    });
    expect(await desk.store.read(desk.id)).not.toBeNull();
  });

  test('by the office says why', async () => {
    await desk.store.destroy(desk.id, { day: '2025-03-02', reason: 'retention' }, null);
    expect(await desk.post({})).toEqual({
      page: 'destroyed',
      happened: '已于2025年3月2日因保存期限已满而删除',
      day: '2025-03-02',
      isWithdrawn: false,
    });
  });
});

describe.each([
  { change: 'add', fields: ADD, kind: 'addition' },
  { change: 'rate', fields: RATE, kind: 'rating' },
  { change: 'withdraw', fields: { change: 'withdraw' }, kind: null },
])('the change “$change”', ({ fields, kind }) => {
  beforeEach(() => desk.office('answered', '已经安排。'));

  const made = async () =>
    kind === null
      ? (await desk.store.listDestroyed()).length
      : ((await desk.store.read(desk.id))?.entries ?? []).filter((entry) => entry.kind === kind).length;

  test('is made once by a reload, a double tap, and a second window', async () => {
    const confirmed = { ...fields, filled: '1', token: await desk.tokenFor(fields) };
    const answers = await Promise.all([desk.post(confirmed), desk.post(confirmed)]);
    answers.push(await desk.post(confirmed));
    expect(answers.map(({ page }) => page)).toEqual(answers.map(() => answers[0]?.page));
    expect(await made()).toBe(1);
  });

  test('is asked for once more with a token that is forged, or too old', async () => {
    const token = await desk.tokenFor(fields);
    const posts = [
      desk.post({ ...fields, filled: '1', token: 'A'.repeat(75) }),
      desk.post({ ...fields, filled: '1', token }, { arrived: ASKED + 25 * 3_600_000 }),
    ];
    for (const answer of await Promise.all(posts)) expect(answer).toMatchObject({ page: 'change-check' });
    expect(await made()).toBe(0);
  });

  test('says why the submission is gone where the office destroyed it meanwhile', async () => {
    const confirmed = { ...fields, filled: '1', token: await desk.tokenFor(fields) };
    const { append, destroy } = desk.store;
    const junk = () => destroy(desk.id, { day: '2024-12-19', reason: 'junk' }, null);
    desk.asked.append = async (entry) => {
      await junk();
      return append(entry);
    };
    desk.asked.destroy = async (...args) => {
      await junk();
      return destroy(...args);
    };
    expect(await desk.post(confirmed)).toEqual({
      page: 'destroyed',
      happened: '已于2024年12月19日因与公示事项无关而删除',
      day: '2024-12-19',
      isWithdrawn: false,
    });
  });

  test('is made once when its answer was lost, and says before that that it is not sure', async () => {
    const token = await desk.tokenFor(fields);
    const lost = async <T>(done: Promise<T>): Promise<T> => {
      await done;
      throw new StoreUnavailable('silent');
    };
    const { append, destroy } = desk.store;
    const losing = {
      append: (...args: Parameters<typeof append>) => lost(append(...args)),
      destroy: (...args: Parameters<typeof destroy>) => lost(destroy(...args)),
    };
    const confirmed = { ...fields, filled: '1', token };
    Object.assign(desk.asked, losing);
    expect(await desk.post(confirmed)).toMatchObject({
      page: 'refusal',
      refusal: { title: '不能确定是否办成' },
      maySend: true,
      token,
    });
    Object.assign(desk.asked, { append, destroy });
    expect((await desk.post(confirmed)).page).toBe(kind === null ? 'destroyed' : 'standing');
    expect(await made()).toBe(1);
  });

  test('stores nothing by a change of view', async () => {
    const token = await desk.tokenFor(fields);
    const outcome = await desk.post({ ...fields, filled: '1', token, view: 'care' });
    expect(outcome).toMatchObject({ page: 'change-check', token, view: 'care' });
    expect(await made()).toBe(0);
  });
});
