import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SCHEMA_VERSION } from '#lib/feedback/store/schema/migrations';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { namedHashes } from '../../../harness/named-hashes';
import { PLACES, type Place } from './places';

describe.each(PLACES)('$name', ({ name, make }) => {
  let place: Place;
  beforeEach(async () => {
    place = await make();
  });
  afterEach(() => place.remove());

  const bytes = name === 'PostgreSQL' ? 'bytea' : 'blob';

  test('gets its tables once, also when many processes open it at the same time', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => place.open()));
    await Promise.all(
      stores.map((store, index) =>
        store.insert({
          id: `id ${index}`,
          notice: 'notice',
          received: '2024-12-02',
          ...namedHashes(`${index}`),
          sealed: new Uint8Array(1),
        }),
      ),
    );
    for (const store of stores) expect(await store.list()).toHaveLength(4);
    expect(await place.ask('select id, version from schema_version')).toEqual([
      { id: 1, version: SCHEMA_VERSION },
    ]);
  });

  test('has these columns and no others: none tells a time finer than a day, nor in which order submissions came', async () => {
    await place.open();
    expect(await place.columns()).toEqual({
      schema_version: ['id integer', 'version integer'],
      // Of the server's clock, not of anything that was stored.
      clock_mark: ['id integer', 'moment text'],
      // Of the making of backups, likewise: the day of the last, the minute of a try, since when they fail.
      backup_night: ['id integer', 'day text', 'claimed text', 'failing_since text'],
      // `not_before` is of the mail server's trouble, to the second: nothing came then.
      mail: [
        'day text',
        'is_new integer',
        'is_overdue integer',
        'tries integer',
        'state text',
        'since text',
        'not_before text',
      ],
      submission: [
        'id text',
        'notice text',
        'received text',
        'state text',
        'receipt_hash text',
        `sealed ${bytes}`,
        'token_hash text',
        'digits_hash text',
        'destroyed_reason text',
        'sealed_to text',
      ],
      entry: [
        'id text',
        'submission text',
        'after_entry text',
        'kind text',
        'day text',
        'state text',
        `sealed ${bytes}`,
        'sealed_to text',
        'device text',
        'signed text',
        'signature text',
      ],
      pending_erasure: ['id integer', 'day text', 'mark text'],
      receipt_salt: ['id integer', `salt ${bytes}`],
      office: ['id integer', 'recipient text', 'custody text'],
      office_former: ['recipient text', 'since text', 'state text'],
      device: [
        'id text',
        'token_hash text',
        'name text',
        'role text',
        'verify_key text',
        'certificate text',
        'state text',
        'expires text',
        'last_visit text',
      ],
      office_invitation: [
        'token_hash text',
        'name text',
        'role text',
        'expires text',
        'inviter text',
        'device text',
        'device_token_hash text',
        'certificate text',
      ],
      office_setup: [
        'id integer',
        'token_hash text',
        'expires text',
        'device text',
        'device_token_hash text',
        'certificate text',
        'recipient text',
        'step text',
        'challenge_hash text',
        'digits text',
        'tries integer',
      ],
      office_exchange: [
        'id integer',
        'recipient text',
        'former text',
        'device text',
        'since text',
        'step text',
        'challenge_hash text',
      ],
      office_exchange_device: [
        'recipient text',
        'device text',
        'certificate text',
        'step text',
        'challenge_hash text',
      ],
      office_record: [
        'number integer',
        'id text',
        'before_hash text',
        'hash text',
        'day text',
        'kind text',
        'detail text',
        'device text',
        'submission text',
        'subject text',
        'reason text',
        'signed text',
        'signature text',
        'concerned integer',
      ],
      office_template: ['id text', 'version text', `sealed ${bytes}`, 'sealed_to text'],
      daily_key: ['purpose text', 'day text', `secret ${bytes}`],
      source_count: ['purpose text', 'source text', 'hour text', 'count integer'],
    });
  });

  test('is refused, and left as it is, when it was made by a later version', async () => {
    const store = await place.open();
    await store.registerOffice({ recipient: 'age1first', custody: 'elsewhere' });
    await store.close();
    await place.ask(`update schema_version set version = ${SCHEMA_VERSION + 1}`);
    await place.ask('alter table submission add column later text');
    await expect(place.open()).rejects.toThrow(new StoreUnavailable('newer'));
    expect(await place.ask('select version from schema_version')).toEqual([{ version: SCHEMA_VERSION + 1 }]);
    expect(await place.ask('select recipient from office')).toEqual([{ recipient: 'age1first' }]);
    await place.ask(`update schema_version set version = ${SCHEMA_VERSION}`);
    expect(await (await place.open()).office()).toEqual({ recipient: 'age1first', custody: 'elsewhere' });
  });

  test('gets all its tables or none: an opening that fails half-way leaves nothing behind', async () => {
    // A SQLite file counts as new by its number alone: without one it is somebody's who lost the tables.
    if (name !== 'PostgreSQL') await place.ask('pragma application_id = 7');
    await place.ask('create table office (id integer)');
    await expect(place.open()).rejects.toThrow();
    expect(Object.keys(await place.columns())).toEqual(['office']);
    await place.ask('drop table office');
    expect(await (await place.open()).list()).toEqual([]);
  });
});
