import { describe, expect, test } from 'vitest';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { VIEWS } from '#lib/views/view';
import { openCounter, postOf, said, tokenOf } from '../counter';
import { FIELDS, IN_WINDOW } from '../fixtures';
import { memoryStore } from '../memory-store';

const AFTER_WINDOW = Date.parse('2025-03-01T00:00:00+08:00');
const HALF = { ...FIELDS, message: '', consent: '' };

describe('a writer who chooses another view', () => {
  test.each(VIEWS)('has it kept: %s', async (view) => {
    expect(await openCounter().intake.answer(postOf({ ...FIELDS, view }))).toMatchObject({ view });
  });

  test('on the form gets the form again with every word, and is not scolded', async () => {
    const { intake, store } = openCounter();
    const outcome = await intake.answer(postOf({ ...HALF, view: 'care' }));
    expect(outcome).toEqual({ page: 'form', values: HALF, errors: null, view: 'care' });
    expect(store.submissions).toEqual([]);
  });

  test('on the form that is filled in rightly gets the form again, not the next step', async () => {
    const outcome = await openCounter().intake.answer(postOf({ ...FIELDS, view: 'large' }));
    expect(outcome).toEqual({ page: 'form', values: FIELDS, errors: null, view: 'large' });
  });

  test('on the form with errors gets it again with its errors', async () => {
    const outcome = await openCounter().intake.answer(postOf({ ...HALF, errors: '1', view: 'care' }));
    expect(outcome).toMatchObject({ page: 'form', values: HALF, errors: { message: '请填写反馈内容' } });
  });

  test('on the form with errors that are mended by now gets the form without them', async () => {
    const outcome = await openCounter().intake.answer(postOf({ ...FIELDS, errors: '1', view: 'care' }));
    expect(outcome).toMatchObject({ page: 'form', errors: null });
  });

  test('on the check page gets it again with the same token, and nothing is stored', async () => {
    const counter = openCounter();
    const token = await tokenOf(counter);
    const outcome = await counter.intake.answer(postOf({ ...FIELDS, token, view: 'care' }));
    expect(outcome).toEqual({ page: 'check', values: FIELDS, token, view: 'care' });
    expect(counter.store.submissions).toEqual([]);
  });

  test('on the check page can confirm afterwards, once', async () => {
    const counter = openCounter();
    const token = await tokenOf(counter);
    await counter.intake.answer(postOf({ ...FIELDS, token, view: 'care' }));
    expect(said(await counter.intake.answer(postOf({ ...FIELDS, token })))).toBe('receipt');
    expect(await counter.opened()).toHaveLength(1);
  });

  test('on the check page with a token for other words gets a new one for these, and nothing is stored', async () => {
    const counter = openCounter();
    const token = await tokenOf(counter);
    const values = { ...FIELDS, message: '完全不同的一段话' };
    const outcome = await counter.intake.answer(postOf({ ...values, token, view: 'care' }));
    expect(outcome).toMatchObject({ page: 'check', values });
    expect(outcome).not.toMatchObject({ token });
    expect(counter.store.submissions).toEqual([]);
  });

  test('on the receipt gets the same receipt again', async () => {
    const counter = openCounter();
    const fields = { ...FIELDS, token: await tokenOf(counter) };
    const receipt = await counter.intake.answer(postOf(fields));
    expect(await counter.intake.answer(postOf({ ...fields, view: 'care' }))).toEqual({
      ...receipt,
      view: 'care',
    });
    expect(counter.store.submissions).toHaveLength(1);
  });

  test('on a refusal gets the same one, with the words and with what confirms them', async () => {
    const counter = openCounter();
    const token = await tokenOf(counter);
    const outcome = await counter.intake.answer(
      postOf({ ...FIELDS, token, refused: 'not-stored', view: 'care' }),
    );
    expect(outcome).toMatchObject({
      page: 'refusal',
      refusal: { code: 'not-stored', status: 503 },
      values: FIELDS,
      again: { token },
    });
    expect(counter.store.submissions).toEqual([]);
  });

  test('on the refusal of a program gets it again, though the trap is empty now', async () => {
    const outcome = await openCounter().intake.answer(
      postOf({ ...FIELDS, refused: 'automated', view: 'care' }),
    );
    expect(outcome).toMatchObject({ page: 'refusal', refusal: { code: 'automated' }, again: null });
  });

  test('after the window gets the refusal of that, with every word', async () => {
    const outcome = await openCounter().intake.answer(
      postOf({ ...FIELDS, view: 'care' }, { arrived: AFTER_WINDOW }),
    );
    expect(outcome).toMatchObject({
      page: 'refusal',
      refusal: { status: 403 },
      values: FIELDS,
      view: 'care',
    });
  });

  test('while the store is silent loses no word', async () => {
    const store = {
      ...memoryStore(),
      find: async () => {
        throw new StoreUnavailable('silent');
      },
    };
    const counter = openCounter();
    const token = await tokenOf(counter);
    const outcome = await openCounter({ store }).intake.answer(postOf({ ...FIELDS, token, view: 'care' }));
    expect(outcome).toMatchObject({ page: 'refusal', values: FIELDS, again: { token } });
  });

  test('does not get past the trap for programs', async () => {
    const outcome = await openCounter().intake.answer(postOf({ ...FIELDS, website: 'x', view: 'care' }));
    expect(outcome).toMatchObject({ page: 'refusal', refusal: { code: 'automated' } });
  });

  test.each(['huge', 'constructor'])('by a name that is none stores nothing either: %j', async (view) => {
    const counter = openCounter();
    const token = await tokenOf(counter);
    const outcome = await counter.intake.answer(postOf({ ...FIELDS, token, view }));
    expect(outcome).toEqual({ page: 'check', values: FIELDS, token });
    expect(counter.store.submissions).toEqual([]);
  });

  test('after having been sent away for a while is told the same time, also when that has passed', async () => {
    const { intake } = openCounter({}, 1);
    const until = IN_WINDOW + 40 * 60_000;
    for (const arrived of [IN_WINDOW, until + 60_000]) {
      const shown = postOf({ ...FIELDS, refused: `too-many-${until}`, view: 'care' }, { arrived });
      expect(await intake.answer(shown)).toMatchObject({
        page: 'refusal',
        refusal: { status: 429, advice: expect.stringContaining('11:00以后再试') },
        again: { token: null },
        retryAt: until,
      });
    }
  });

  test('is not counted', async () => {
    const { intake } = openCounter({}, 1);
    for (let press = 0; press < 30; press += 1) await intake.answer(postOf({ ...FIELDS, view: 'care' }));
    expect(said(await intake.answer(postOf()))).toBe('check');
  });
});
