import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SCHEMA_VERSION } from '#lib/feedback/store/schema/migrations';
import { PLACES, type Place } from './places';

// A database of the fourth schema, which knew no record: one of today without what came later, with rows as a program of then
// wrote them. A real file of it stands under a site in tests/long-server/earlier-databases.test.ts.

const TABLES = [
  ...[
    'schema_version',
    'submission',
    'entry',
    'pending_erasure',
    'receipt_salt',
    'daily_key',
    'source_count',
  ],
  ...['office', 'office_former', 'office_setup', 'office_invitation', 'device'],
];

const DEVICE = {
  id: 'd1',
  tokenHash: 'token d1',
  certificate: '{}',
  name: '王芳',
  role: 'clerk',
  verifyKey: 'verify d1',
  expires: '2999-01-01',
} as const;
const ENTRY = { id: 'e1', submission: 'a1', after: '', kind: 'state', day: '2024-12-03' } as const;
const MARK = { device: 'd1', signed: '{"v":1}', signature: 'signature e1' } as const;

describe.each(PLACES)('a database of the fourth schema, $name', ({ make }) => {
  let place: Place;

  beforeEach(async () => {
    place = await make();
    const store = await place.open();
    await store.registerOffice({ recipient: 'age1office', custody: 'elsewhere' });
    await store.addDevice(DEVICE);
    const hashes = { tokenHash: 'token a1', lettersHash: 'letters a1', digitsHash: 'digits a1' };
    const sealed = new Uint8Array([1, 2]);
    const submission = { id: 'a1', notice: 'n', received: '2024-12-02', ...hashes, sealed };
    await store.insert(submission, 'age1office');
    await store.append({ ...ENTRY, state: 'working', sealed: null, ...MARK }, 'age1office');
    for (const table of Object.keys(await place.columns()))
      if (!TABLES.includes(table)) await place.ask(`drop table ${table}`);
    await place.ask('update schema_version set version = 4');
  });
  afterEach(() => place.remove());

  test('is brought up to date once, also when many open it at the same time, and keeps all that is in it', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => place.open()));
    expect(await place.ask('select version from schema_version')).toEqual([{ version: SCHEMA_VERSION }]);
    for (const store of stores) {
      expect(await store.devices()).toMatchObject([{ ...DEVICE, state: 'active' }]);
      expect(await store.readMany(['a1'])).toMatchObject([
        { id: 'a1', sealedTo: 'age1office', entries: [{ ...ENTRY, ...MARK }] },
      ]);
    }
  });

  test('has an empty record, which begins with what is done next', async () => {
    const store = await place.open();
    expect(await store.recordHead()).toBeNull();
    expect(await store.addRecord({ id: 'r1', day: '2024-12-05', kind: 'export' })).toBe('applied');
    expect((await store.recordHead())?.number).toBe(1);
  });
});
