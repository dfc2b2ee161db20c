import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import type { OfficeDesk } from '#lib/office/desk/desk';
import { indexSchema } from '#lib/office/protocol';
import { checkChain, recordPageSchema } from '#lib/office/record';
import { statementsResponseSchema } from '#lib/office/statements/protocol';
import type { Statement } from '#lib/office/statements/statement';
import { namedHashes } from '../../../harness/named-hashes';
import type { Place } from '../../feedback/store/places';
import { type TestDevice, type TestOffice, testAct, testDevice, testStatement, text64 } from '../fixtures';
import { askDesk, deskOver, letIn, NOW, openOfficePlace } from './open-desk';

// What the server records of what devices do, and how two of them agree upon destroying.

let place: Place;
let store: FeedbackStore;
let desk: OfficeDesk;
let office: TestOffice;
let one: TestDevice;
let other: TestDevice;
let reader: TestDevice;
const tokens = new Map<TestDevice, string>();

beforeEach(async () => {
  ({ place, store, office } = await openOfficePlace());
  desk = deskOver({ store });
  one = await testDevice(office, 1);
  other = await testDevice(office, 2);
  reader = await testDevice(office, 3, 'reader');
  for (const device of [one, other, reader]) tokens.set(device, await letIn(store, device));
  await keep('a');
});
afterEach(() => place.remove());

function keep(id: string) {
  const submission = {
    id,
    notice: 'n',
    received: '2025-01-10',
    ...namedHashes(id),
    sealed: new Uint8Array(3),
  };
  return store.insert(submission, office.recipient);
}

const ask = (device: TestDevice, endpoint: string, body?: unknown, now = NOW) =>
  askDesk(desk, tokens.get(device), endpoint, body, { now });

async function state(device: TestDevice, but: Partial<Statement>, signer = device) {
  const signed = testStatement(signer, but);
  const { results } = statementsResponseSchema.parse(
    (await ask(device, 'record', { statements: [signed] }))?.json,
  );
  return results[0]?.result;
}

const record = async () => (await store.records(0, 100)).map(({ entry }) => entry);

const PROPOSAL: Partial<Statement> & { id: string } = {
  kind: 'destroy-proposed',
  submission: 'a',
  reason: 'junk',
  after: '',
  id: text64(16, 1),
};
const CONSENT: Partial<Statement> & { id: string } = {
  ...{ kind: 'destroy-consented', submission: 'a', reason: 'junk', after: PROPOSAL.id },
  ...{ last: '', subject: text64(16, 1), id: text64(16, 2) },
};

describe('the record', () => {
  test('has what devices did, with what they signed', async () => {
    const act = testAct(one, { submission: 'a' });
    await ask(one, 'acts', { acts: [act] });
    await ask(one, 'acts', { acts: [act] });
    await ask(one, 'invitations', { tokenHash: text64(32, 70), name: '李华', role: 'reader' });
    await ask(one, 'devices/revoke', { device: reader.id });
    expect(await record()).toMatchObject([
      { kind: 'state', device: one.id, submission: 'a', signature: act.signature, day: '2025-01-15' },
      { kind: 'people', detail: 'invited', device: one.id, signature: null },
      { kind: 'people', detail: 'ended', device: one.id, subject: reader.id },
    ]);
  });

  test('has nothing of an act that was not done, and has one that broke off before it when that comes again', async () => {
    const act = testAct(one, { submission: 'a' });
    await ask(one, 'acts', { acts: [testAct(one, { submission: 'none' })] });
    expect(await record()).toEqual([]);
    await store.append({
      id: act.head.id,
      submission: 'a',
      after: '',
      kind: 'state',
      day: '2025-01-15',
      state: 'working',
      sealed: null,
      device: one.id,
      signed: 'x',
      signature: act.signature,
    });
    await ask(one, 'acts', { acts: [act] });
    expect(await record()).toMatchObject([{ kind: 'state', signature: act.signature }]);
  });

  test('tells of a device that was given many rows, once a day', async () => {
    for (let at = 0; at < 60; at += 1) await keep(`s${at}`);
    const ids = Array.from({ length: 60 }, (_, at) => `s${at}`);
    await ask(one, 'rows', { ids: ids.slice(0, 50) });
    expect(await record()).toEqual([]);
    for (let visit = 0; visit < 2; visit += 1) await ask(one, 'rows', { ids: ids.slice(50) });
    expect(await record()).toMatchObject([{ kind: 'read-bulk', device: one.id, count: 60 }]);
    await ask(one, 'rows', { ids }, NOW + 86_400_000);
    expect((await record()).map(({ day }) => day)).toEqual(['2025-01-15', '2025-01-16']);
  });

  test('tells of a device that spreads its reading over several processes, once', async () => {
    for (let at = 0; at < 60; at += 1) await keep(`s${at}`);
    const ids = Array.from({ length: 60 }, (_, at) => `s${at}`);
    const desks = [desk, deskOver({ store: await place.open() }), deskOver({ store: await place.open() })];
    const read = (at: number, some: readonly string[]) =>
      askDesk(desks[at] ?? desk, tokens.get(one), 'rows', { ids: some });
    for (const at of [0, 1, 2]) await read(at, ids.slice(at * 17, (at + 1) * 17));
    expect(await record()).toMatchObject([{ kind: 'read-bulk', device: one.id, count: 51 }]);
    for (const at of [0, 1, 2]) await read(at, ids);
    expect(await record()).toHaveLength(1);
  });

  test('counts later what could not be counted at once', async () => {
    for (let at = 0; at < 60; at += 1) await keep(`s${at}`);
    const ids = Array.from({ length: 60 }, (_, at) => `s${at}`);
    let isFull = true;
    const countRows: FeedbackStore['countRows'] = async (...rows) => {
      if (isFull) throw new StoreUnavailable('full');
      return store.countRows(...rows);
    };
    const full = deskOver({ store: { ...store, countRows } });
    const given = await askDesk(full, tokens.get(one), 'rows', { ids: ids.slice(1) });
    expect(given?.status).toBe(200);
    expect(await record()).toEqual([]);
    isFull = false;
    await askDesk(full, tokens.get(one), 'rows', { ids: ids.slice(0, 1) });
    expect(await record()).toMatchObject([{ kind: 'read-bulk', count: 60 }]);
  });

  test('is given to every device as a chain, in pages, and its end stands in the index', async () => {
    await state(one, { count: 3 });
    await state(reader, { id: text64(16, 8) });
    const page = recordPageSchema.parse((await ask(reader, 'record'))?.json);
    expect(checkChain(page.entries)).toEqual({ head: page.head, brokenAt: null });
    expect(page.entries.map(({ count }) => count)).toEqual([3, null]);
    expect(indexSchema.parse((await ask(one, 'index'))?.json).record).toEqual(page.head);
    const rest = recordPageSchema.parse((await ask(one, 'record/1'))?.json);
    expect(rest.entries).toEqual(page.entries.slice(1));
  });

  test.each<[string, Partial<Statement>]>([
    ['of an office that there is not', { office: `age1${'q'.repeat(58)}` }],
    ['too old', { day: '2024-01-15' }],
    ['of another device', { device: text64(16, 2) }],
    ['a consent that names no proposer', { ...CONSENT, subject: null }],
    ['a proposal without a reason', { ...PROPOSAL, reason: null }],
  ])('takes nothing that is %s', async (_, but) => {
    expect(['refused', 'other-key']).toContain(await state(one, but));
    expect(await record()).toEqual([]);
  });

  test('takes no statement that another signed', async () => {
    expect(await state(one, {}, other)).toBe('refused');
    const signed = testStatement(one);
    const altered = { ...signed, statement: { ...signed.statement, count: 9 } };
    expect((await ask(one, 'record', { statements: [altered] }))?.json).toMatchObject({
      results: [{ result: 'refused' }],
    });
  });
});

describe('destroying from an inbox', () => {
  test('needs a second device, and is recorded with both', async () => {
    expect(await state(one, PROPOSAL)).toBe('applied');
    expect(await store.read('a')).not.toBeNull();
    expect(await state(other, CONSENT)).toBe('applied');
    expect(await store.read('a')).toBeNull();
    expect(await store.listDestroyed()).toEqual([{ id: 'a', day: '2025-01-15', reason: 'junk' }]);
    expect(await record()).toMatchObject([
      { kind: 'destroy-proposed', device: one.id, submission: 'a', reason: 'junk' },
      { kind: 'destroy-consented', device: other.id, subject: one.id },
      { kind: 'destroy', device: other.id, subject: one.id, reason: 'junk', signature: null },
    ]);
    expect(await state(other, CONSENT)).toBe('already');
    expect(await record()).toHaveLength(3);
  });

  test('is not consented to by who proposed it, whatever they say of themselves', async () => {
    await state(one, PROPOSAL);
    expect(await state(one, CONSENT)).toBe('refused');
    expect(await state(one, { ...CONSENT, subject: other.id })).toBe('refused');
    expect(await store.read('a')).not.toBeNull();
  });

  test('is none of a reader’s', async () => {
    expect(await state(reader, PROPOSAL)).toBe('refused');
    await state(one, PROPOSAL);
    expect(await state(reader, CONSENT)).toBe('refused');
    expect(
      await state(reader, { ...PROPOSAL, kind: 'destroy-retracted', reason: null, after: PROPOSAL.id }),
    ).toBe('refused');
  });

  test('can be retracted until it is consented to, and is not consented to after, also when that is asked again', async () => {
    await state(one, PROPOSAL);
    const retraction: Partial<Statement> & { id: string } = {
      kind: 'destroy-retracted',
      submission: 'a',
      after: PROPOSAL.id,
      id: text64(16, 9),
    };
    expect(await state(one, retraction)).toBe('applied');
    expect(await state(other, CONSENT)).toBe('changed');
    expect(await state(other, { ...CONSENT, after: retraction.id })).toBe('refused');
    expect(await state(one, { ...PROPOSAL, id: text64(16, 10), after: retraction.id })).toBe('applied');
  });

  test('is not done upon another history, or for another reason, than the clerk saw', async () => {
    await state(one, PROPOSAL);
    expect(await state(other, { ...CONSENT, reason: 'decided' })).toBe('refused');
    await ask(one, 'acts', { acts: [testAct(one, { submission: 'a', id: text64(16, 20) })] });
    expect(await state(other, CONSENT)).toBe('changed');
    expect(await state(other, { ...CONSENT, last: text64(16, 20) })).toBe('applied');
    expect(await store.read('a')).toBeNull();
  });

  test('is finished by asking again where it broke off after the consent was recorded', async () => {
    await state(one, PROPOSAL);
    const { destroy } = store;
    store.destroy = () => Promise.reject(new Error('broke off'));
    await expect(state(other, CONSENT)).rejects.toThrow('broke off');
    store.destroy = destroy;
    expect(await store.read('a')).not.toBeNull();
    expect(await state(other, CONSENT)).toBe('already');
    expect(await store.read('a')).toBeNull();
  });

  test('takes many proposals at once, each with its own result', async () => {
    await keep('b');
    const statements = ['a', 'b', 'none'].map((submission, at) =>
      testStatement(one, { ...PROPOSAL, submission, id: text64(16, 30 + at) }),
    );
    const answer = statementsResponseSchema.parse((await ask(one, 'record', { statements }))?.json);
    expect(answer.results.map(({ result }) => result)).toEqual(['applied', 'applied', 'gone']);
    const tooMany = Array.from({ length: 101 }, () => testStatement(one));
    expect((await ask(one, 'record', { statements: tooMany }))?.status).toBe(400);
  });
});
