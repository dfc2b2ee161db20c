import type { Kysely } from 'kysely';
import type { ExchangeStore } from '#lib/feedback/store/office/exchange-store';
import { serially } from '#lib/feedback/store/office/serially';
import type { DatabaseTypes } from '#lib/feedback/store/schema/migrations';
import type { Tables } from '#lib/feedback/store/schema/tables';

type DeviceMethods = 'certifyAnew' | 'switchOffice' | 'unconfirmed' | 'challengeDevice' | 'confirmDevice';

/** Creates the part of the store by which devices are certified by a new key, have it, and confirm that. */
export function exchangeDevices(
  db: Kysely<Tables>,
  bytes: DatabaseTypes['bytes'],
): Pick<ExchangeStore, DeviceMethods> {
  const alone = serially(db, bytes);

  /** Whether the office has this recipient by an exchange. */
  async function isSwitched(recipient: string): Promise<boolean> {
    const found = await db
      .selectFrom('office')
      .innerJoin('office_exchange', 'office_exchange.recipient', 'office.recipient')
      .select('office.id')
      .where('office.recipient', '=', recipient)
      .executeTakeFirst();
    return found !== undefined;
  }

  return {
    async certifyAnew(recipient, certified) {
      for (const { device, certificate } of certified)
        await db
          .insertInto('office_exchange_device')
          .values({ recipient, device, certificate, step: 'waiting', challenge_hash: '' })
          .onConflict((conflict) =>
            conflict
              .columns(['recipient', 'device'])
              .doUpdateSet({ certificate })
              // What counts already is not changed any more.
              .where(
                'office_exchange_device.recipient',
                'not in',
                db.selectFrom('office').select('office.recipient'),
              ),
          )
          .execute();
    },

    async switchOffice(recipient, device) {
      await alone((one) =>
        one
          .updateTable('office')
          .set({ recipient })
          .where('custody', '=', 'elsewhere')
          .where(({ exists, selectFrom }) =>
            exists(
              selectFrom('office_exchange')
                .innerJoin('device', 'device.id', 'office_exchange.device')
                .select('office_exchange.id')
                .whereRef('office_exchange.former', '=', 'office.recipient')
                .where('office_exchange.recipient', '=', recipient)
                .where('office_exchange.device', '=', device)
                .where('office_exchange.step', '=', 'proved')
                .where('device.role', '=', 'clerk')
                .where('device.state', '=', 'active'),
            ),
          )
          .where(({ exists, not }) => not(exists(notCertified(one, recipient))))
          .execute(),
      );
      if (!(await isSwitched(recipient))) return false;
      // It has the new key: it proved that before.
      await db
        .updateTable('office_exchange_device')
        .set({ step: 'confirmed' })
        .where('recipient', '=', recipient)
        .where('device', '=', device)
        .where('device', 'in', db.selectFrom('office_exchange').select('office_exchange.device'))
        .execute();
      return true;
    },

    unconfirmed: async (recipient) => (await waiting(db, recipient).execute()).map(({ id }) => id),

    async challengeDevice(recipient, device, challengeHash) {
      const challenged = await db
        .updateTable('office_exchange_device')
        .set({ challenge_hash: challengeHash })
        .where('recipient', '=', recipient)
        .where('device', '=', device)
        .returning('device')
        .executeTakeFirst();
      return challenged !== undefined;
    },

    async confirmDevice(recipient, device, challengeHash) {
      const confirmed = await db
        .updateTable('office_exchange_device')
        .set({ step: 'confirmed' })
        .where('recipient', '=', recipient)
        .where('device', '=', device)
        .where('challenge_hash', '=', challengeHash)
        .where('challenge_hash', '<>', '')
        .returning('device')
        .executeTakeFirst();
      return confirmed !== undefined;
    },
  };
}

/** Active devices that have no certificate by this key. */
function notCertified(db: Kysely<Tables>, recipient: string) {
  return db
    .selectFrom('device')
    .leftJoin('office_exchange_device as anew', (join) =>
      join.onRef('anew.device', '=', 'device.id').on('anew.recipient', '=', recipient),
    )
    .select('device.id')
    .where('device.state', '=', 'active')
    .where('anew.device', 'is', null);
}

/** Active devices that were given a certificate by this key, and have not shown that they have it. */
export function waiting(db: Kysely<Tables>, recipient: string) {
  return db
    .selectFrom('office_exchange_device')
    .innerJoin('device', 'device.id', 'office_exchange_device.device')
    .select('device.id')
    .where('office_exchange_device.recipient', '=', recipient)
    .where('office_exchange_device.step', '=', 'waiting')
    .where('device.state', '=', 'active')
    .orderBy('device.id');
}
