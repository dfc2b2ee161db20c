import { base64 } from '@scure/base';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FeedbackStore } from '#lib/feedback/store/store';
import type { OfficeDesk } from '#lib/office/desk/desk';
import { templatesSchema } from '#lib/office/templates/protocol';
import type { Place } from '../../feedback/store/places';
import { type TestOffice, testDevice, testOffice, text64 } from '../fixtures';
import { askDesk, deskOver, letIn, openOfficePlace } from './open-desk';

// The templates of answers as the server keeps them: sealed, by version, for clerks to change.

let place: Place;
let store: FeedbackStore;
let desk: OfficeDesk;
let office: TestOffice;
let clerk: string;

beforeEach(async () => {
  ({ place, store, office } = await openOfficePlace());
  desk = deskOver({ store });
  clerk = await letIn(store, await testDevice(office, 1));
});
afterEach(() => place.remove());

const ask = (token: string, endpoint: string, body?: unknown) => askDesk(desk, token, endpoint, body);
const put = (token: string, version: number, upon: string | null, but: object = {}) =>
  ask(token, 'templates', {
    ...{ office: office.recipient, id: text64(16, 50), version: text64(16, version), upon },
    sealed: base64.encode(new Uint8Array([version])),
    ...but,
  });
const result = (said: string) => ({ status: 200, json: { result: said } });
const listed = async () => templatesSchema.parse((await ask(clerk, 'templates'))?.json).templates;

test('a template is kept once, changed upon its version alone, and removed upon it', async () => {
  expect(await put(clerk, 1, null)).toEqual(result('applied'));
  expect(await put(clerk, 1, null)).toEqual(result('already'));
  expect(await put(clerk, 2, text64(16, 1))).toEqual(result('applied'));
  expect(await put(clerk, 3, text64(16, 1))).toEqual(result('changed'));
  expect(await listed()).toEqual([
    { id: text64(16, 50), version: text64(16, 2), sealed: base64.encode(new Uint8Array([2])) },
  ]);
  const removal = (upon: number) =>
    ask(clerk, 'templates/remove', { id: text64(16, 50), upon: text64(16, upon) });
  expect(await removal(1)).toEqual(result('changed'));
  expect(await removal(2)).toEqual(result('applied'));
  expect(await removal(2)).toEqual(result('already'));
  expect(await listed()).toEqual([]);
});

test('a reader reads templates, and changes none', async () => {
  await put(clerk, 1, null);
  const reader = await letIn(store, await testDevice(office, 3, 'reader'));
  expect(templatesSchema.parse((await ask(reader, 'templates'))?.json).templates).toHaveLength(1);
  expect(await put(reader, 2, text64(16, 1))).toEqual(result('refused'));
  const removal = { id: text64(16, 50), upon: text64(16, 1) };
  expect(await ask(reader, 'templates/remove', removal)).toEqual(result('refused'));
});

test('what is sealed to another key than the office’s is not kept', async () => {
  const { recipient } = await testOffice();
  expect(await put(clerk, 1, null, { office: recipient })).toEqual(result('other-key'));
  expect(await put(clerk, 1, null, { sealed: 'not base64!' })).toMatchObject({ status: 400 });
});
