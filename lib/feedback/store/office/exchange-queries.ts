import type { Kysely } from 'kysely';
import { exchangeDevices, waiting } from '#lib/feedback/store/office/exchange-device-queries';
import type { ExchangeStep, ExchangeStore, OfficeExchange } from '#lib/feedback/store/office/exchange-store';
import { sealedElsewhere } from '#lib/feedback/store/office/inbox-queries';
import { activeClerks, serially } from '#lib/feedback/store/office/serially';
import type { DatabaseTypes } from '#lib/feedback/store/schema/migrations';
import type { Tables } from '#lib/feedback/store/schema/tables';

/** The id of the single row of an exchange. */
const EXCHANGE = 1;

/** Creates the part of the store by which the office's key is exchanged, by the same queries for SQLite and PostgreSQL. */
export function exchangeStore(db: Kysely<Tables>, bytes: DatabaseTypes['bytes']): ExchangeStore {
  const alone = serially(db, bytes);

  async function exchange(): Promise<OfficeExchange | null> {
    const found = await db
      .selectFrom('office_exchange')
      .select(['recipient', 'former', 'device', 'since', 'step'])
      .executeTakeFirst();
    return found ?? null;
  }

  return {
    exchange,

    async beginExchange({ recipient, former, device, since }, challengeHash) {
      await alone((one) =>
        one
          .insertInto('office_exchange')
          .columns(['id', 'recipient', 'former', 'device', 'since', 'step', 'challenge_hash'])
          .expression(
            activeClerks(one)
              .innerJoin('office', (join) => join.onTrue())
              .where('device.id', '=', device)
              .where('office.recipient', '=', former)
              .where('office.custody', '=', 'elsewhere')
              .where(({ not, exists }) =>
                not(
                  exists(one.selectFrom('office_former').select('state').where('state', '<>', 'destroyed')),
                ),
              )
              .select(({ val, cast }) => [
                cast<number>(val(EXCHANGE), 'integer').as('row'),
                cast<string>(val(recipient), 'text').as('to'),
                cast<string>(val(former), 'text').as('from'),
                cast<string>(val(device), 'text').as('by'),
                cast<string>(val(since), 'text').as('begun'),
                cast<ExchangeStep>(val('offered'), 'text').as('at'),
                cast<string>(val(challengeHash), 'text').as('asked'),
              ]),
          )
          .onConflict((conflict) =>
            conflict
              .column('id')
              .doUpdateSet({
                recipient,
                former,
                device,
                since,
                step: 'offered',
                challenge_hash: challengeHash,
              })
              .where(({ and, or, eb, not, exists, selectFrom }) =>
                or([
                  eb('office_exchange.step', '=', 'retired'),
                  and([
                    eb(
                      'office_exchange.recipient',
                      'not in',
                      selectFrom('office').select('office.recipient'),
                    ),
                    or([
                      eb('office_exchange.device', '=', device),
                      // The office was given another key than either since.
                      eb('office_exchange.former', 'not in', selectFrom('office').select('office.recipient')),
                      not(
                        exists(
                          selectFrom('device')
                            .select('device.id')
                            .where('device.role', '=', 'clerk')
                            .where('device.state', '=', 'active')
                            .whereRef('device.id', '=', 'office_exchange.device'),
                        ),
                      ),
                    ]),
                  ]),
                ]),
              ),
          )
          .execute(),
      );
      const found = await db
        .selectFrom('office_exchange')
        .select(['recipient', 'device', 'step', 'challenge_hash'])
        .executeTakeFirst();
      if (found?.device === device && found.recipient === recipient && found.challenge_hash === challengeHash)
        return 'begun';
      return found && found.step !== 'retired' && found.device !== device ? 'taken' : 'refused';
    },

    async proveExchange(device, challengeHash) {
      const proved = await db
        .updateTable('office_exchange')
        .set({ step: 'proved' })
        .where('device', '=', device)
        .where('challenge_hash', '=', challengeHash)
        .where('step', 'in', ['offered', 'proved'])
        .returning('id')
        .executeTakeFirst();
      return proved !== undefined;
    },

    async cancelExchange(recipient, by) {
      await alone((one) =>
        one
          .deleteFrom('office_exchange')
          .where('recipient', '=', recipient)
          .where('recipient', 'not in', one.selectFrom('office').select('office.recipient'))
          .where('step', '<>', 'retired')
          .where(({ exists }) => exists(activeClerks(one).select('device.id').where('device.id', '=', by)))
          .execute(),
      );
      return (await exchange())?.recipient !== recipient;
    },

    ...exchangeDevices(db, bytes),

    async retireExchange(recipient) {
      await alone((one) =>
        one
          .updateTable('office_exchange')
          .set({ step: 'retired' })
          .where('recipient', '=', recipient)
          .where('recipient', 'in', one.selectFrom('office').select('office.recipient'))
          .where(({ not, exists }) => not(exists(waiting(one, recipient))))
          .where(({ not, exists }) => not(exists(sealedElsewhere(one, recipient))))
          .where(({ not, exists, selectFrom }) =>
            not(exists(selectFrom('office_template').select('id').where('sealed_to', '<>', recipient))),
          )
          .execute(),
      );
      return (await exchange())?.step === 'retired';
    },
  };
}
