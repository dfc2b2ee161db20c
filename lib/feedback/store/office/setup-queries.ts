import type { Kysely } from 'kysely';
import type { RecipientStore } from '#lib/feedback/store/office/office-queries';
import type { OfficeSetup, SetupProgress, SetupStore } from '#lib/feedback/store/office/office-store';
import type { Tables } from '#lib/feedback/store/schema/tables';

/** The id of the single row of a set-up. */
const SETUP = 1;

const NO_CANDIDATE = { device: '', device_token_hash: '', certificate: '', recipient: '' };

const COLUMNS = [
  'token_hash',
  'expires',
  'device',
  'device_token_hash',
  'certificate',
  'recipient',
  'step',
  'challenge_hash',
  'digits',
  'tries',
] as const;

function setupOf(
  row: Pick<Tables['office_setup'], (typeof COLUMNS)[number]> | undefined,
): OfficeSetup | null {
  if (!row) return null;
  const { token_hash, device, device_token_hash, certificate, challenge_hash, ...rest } = row;
  return {
    ...rest,
    tokenHash: token_hash,
    challengeHash: challenge_hash,
    device: { id: device, tokenHash: device_token_hash, certificate },
  };
}

/**
 * Creates the part of the store by which an office is set up, by the same queries for SQLite and PostgreSQL. A candidate stands
 * wholly in the set-up's row: what is offered touches no device that is in already.
 */
export function setupStore(db: Kysely<Tables>): Omit<SetupStore, keyof RecipientStore> {
  return {
    async beginSetup({ tokenHash, expires, digits }) {
      const fresh = {
        ...NO_CANDIDATE,
        token_hash: tokenHash,
        expires,
        step: 'begun',
        challenge_hash: '',
        digits,
        tries: 0,
      } as const;
      const begun = await db
        .insertInto('office_setup')
        .values({ id: SETUP, ...fresh })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet(fresh).where('office_setup.step', '<>', 'confirmed'),
        )
        .returning('id')
        .executeTakeFirst();
      return begun !== undefined;
    },

    async setup() {
      return setupOf(await db.selectFrom('office_setup').select(COLUMNS).executeTakeFirst());
    },

    async endSetup(tokenHash) {
      await db.deleteFrom('office_setup').where('token_hash', '=', tokenHash).execute();
    },

    async offer(tokenHash, { recipient, device }, challengeHash) {
      const candidate = {
        device: device.id,
        device_token_hash: device.tokenHash,
        certificate: device.certificate,
        recipient,
      };
      const taken = await db
        .updateTable('office_setup')
        .set(({ eb }) => ({
          ...candidate,
          challenge_hash: challengeHash,
          step: eb
            .case()
            .when('step', '=', 'begun')
            .then(eb.val<SetupProgress>('offered'))
            .else(eb.ref('step'))
            .end(),
        }))
        .where('token_hash', '=', tokenHash)
        .where('step', '<>', 'confirmed')
        .where(({ and, or }) => or([and(NO_CANDIDATE), and(candidate)]))
        .returning('id')
        .executeTakeFirst();
      return taken !== undefined;
    },

    async prove(deviceTokenHash, challengeHash, expires) {
      await db
        .updateTable('office_setup')
        .set({ step: 'proved', expires })
        .where('device_token_hash', '=', deviceTokenHash)
        .where('challenge_hash', '=', challengeHash)
        .where('step', '=', 'offered')
        .execute();
      const proved = await db
        .selectFrom('office_setup')
        .select('digits')
        .where('device_token_hash', '=', deviceTokenHash)
        .where('challenge_hash', '=', challengeHash)
        .where('step', '=', 'proved')
        .executeTakeFirst();
      return proved?.digits ?? null;
    },

    async countTry(digits, most) {
      const counted = await db
        .updateTable('office_setup')
        .set(({ eb }) => ({
          tries: eb
            .case()
            .when('digits', '=', digits)
            .then(eb.ref('tries'))
            .else(eb('tries', '+', 1))
            .end(),
        }))
        .where('step', '=', 'proved')
        .where('tries', '<', most)
        .returning(COLUMNS)
        .executeTakeFirst();
      return setupOf(counted);
    },

    async confirmSetup({ recipient, device }) {
      const confirmed = await db
        .updateTable('office_setup')
        .set({ step: 'confirmed' })
        .where('step', 'in', ['proved', 'confirmed'])
        .where('recipient', '=', recipient)
        .where('device', '=', device.id)
        .where('device_token_hash', '=', device.tokenHash)
        .where('certificate', '=', device.certificate)
        .returning('id')
        .executeTakeFirst();
      return confirmed !== undefined;
    },

    async addDevice({ id, tokenHash, name, role, verifyKey, certificate, expires }) {
      await db
        .insertInto('device')
        .values({
          id,
          token_hash: tokenHash,
          name,
          role,
          verify_key: verifyKey,
          certificate,
          state: 'active',
          expires,
          last_visit: '',
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const standing = await db
        .selectFrom('device')
        .select('id')
        .where('id', '=', id)
        .where('token_hash', '=', tokenHash)
        .where('certificate', '=', certificate)
        .executeTakeFirst();
      return standing !== undefined;
    },
  };
}
