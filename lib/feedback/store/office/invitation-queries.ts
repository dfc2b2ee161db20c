import type { Kysely } from 'kysely';
import type { Invitation, PeopleStore } from '#lib/feedback/store/office/people-store';
import { activeClerks, serially } from '#lib/feedback/store/office/serially';
import type { DatabaseTypes } from '#lib/feedback/store/schema/migrations';
import type { Tables } from '#lib/feedback/store/schema/tables';

const INVITATION = [
  'office_invitation.token_hash as tokenHash',
  'office_invitation.name',
  'office_invitation.role',
  'office_invitation.expires',
  'office_invitation.inviter',
  'office_invitation.device',
] as const;

const NOT_TAKEN = { device: '', device_token_hash: '', certificate: '' };

/** Creates the part of the store by which devices let others in, by the same queries for SQLite and PostgreSQL. */
export function peopleStore(db: Kysely<Tables>, bytes: DatabaseTypes['bytes']): PeopleStore {
  const alone = serially(db, bytes);

  async function invitation(tokenHash: string, now: string): Promise<Invitation | null> {
    const found = await validInvitations(db, now)
      .where('office_invitation.token_hash', '=', tokenHash)
      .executeTakeFirst();
    return found ?? null;
  }

  return {
    invitation,

    async invite({ tokenHash, name, role, expires, inviter }, now, most) {
      await db.deleteFrom('office_invitation').where('expires', '<=', now).execute();
      await alone((one) =>
        one
          .insertInto('office_invitation')
          .columns([
            'token_hash',
            'name',
            'role',
            'expires',
            'inviter',
            'device',
            'device_token_hash',
            'certificate',
          ])
          .expression(
            activeClerks(one)
              .where('device.id', '=', inviter)
              .where(({ eb }) => eb(openCount(one, now), '<', most))
              .select(({ val, cast }) => [
                cast<string>(val(tokenHash), 'text').as('token_hash'),
                cast<string>(val(name), 'text').as('invited'),
                cast<typeof role>(val(role), 'text').as('as'),
                cast<string>(val(expires), 'text').as('until'),
                cast<string>(val(inviter), 'text').as('inviter'),
                cast<string>(val(NOT_TAKEN.device), 'text').as('taken_by'),
                cast<string>(val(NOT_TAKEN.device_token_hash), 'text').as('taken_with'),
                cast<string>(val(NOT_TAKEN.certificate), 'text').as('taken_as'),
              ]),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute(),
      );
      if (await invitation(tokenHash, now)) return 'invited';
      return (await isClerk(db, inviter)) ? 'full' : 'refused';
    },

    invitations: (now) =>
      validInvitations(db, now)
        .where('office_invitation.device', '=', '')
        .orderBy('office_invitation.name')
        .orderBy('office_invitation.token_hash')
        .execute(),

    async takeInvitation(tokenHash, { id, certificate, ...device }, now) {
      const candidate = { device: id, device_token_hash: device.tokenHash, certificate };
      const taken = await db
        .updateTable('office_invitation')
        .set(candidate)
        .where('token_hash', '=', tokenHash)
        .where(
          'token_hash',
          'in',
          validInvitations(db, now).clearSelect().select('office_invitation.token_hash'),
        )
        .where(({ and, or }) => or([and(NOT_TAKEN), and(candidate)]))
        .returning('token_hash')
        .executeTakeFirst();
      return taken !== undefined;
    },

    async withdrawInvitation(tokenHash, by) {
      await alone((one) =>
        one
          .deleteFrom('office_invitation')
          .where('token_hash', '=', tokenHash)
          .where('device', '=', '')
          .where(({ exists }) => exists(activeClerks(one).select('id').where('id', '=', by)))
          .execute(),
      );
      if (!(await isClerk(db, by))) return 'refused';
      const found = await db
        .selectFrom('office_invitation')
        .select('token_hash')
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return found ? 'used' : 'withdrawn';
    },

    async revokeBut(device, by, today) {
      const isBy = await isClerk(db, by);
      await alone((one) =>
        one
          .updateTable('device')
          .set({ state: 'revoked' })
          .where('id', '=', device)
          .where(({ exists }) => exists(activeClerks(one).select('id').where('id', '=', by)))
          .where(({ exists }) =>
            exists(activeClerks(one).select('id').where('id', '<>', device).where('expires', '>=', today)),
          )
          .execute(),
      );
      const found = await db.selectFrom('device').select('state').where('id', '=', device).executeTakeFirst();
      if (!found) return 'unknown';
      if (found.state === 'revoked' && isBy) return 'revoked';
      return (await isClerk(db, by)) ? 'last-clerk' : 'refused';
    },
  };
}

async function isClerk(db: Kysely<Tables>, device: string): Promise<boolean> {
  const found = await activeClerks(db).select('id').where('id', '=', device).executeTakeFirst();
  return found !== undefined;
}

/** Invitations that stand: not expired, and of a device that was not revoked. */
function validInvitations(db: Kysely<Tables>, now: string) {
  return db
    .selectFrom('office_invitation')
    .innerJoin('device as by', 'by.id', 'office_invitation.inviter')
    .select(INVITATION)
    .where('by.state', '=', 'active')
    .where('office_invitation.expires', '>', now);
}

function openCount(db: Kysely<Tables>, now: string) {
  return validInvitations(db, now)
    .clearSelect()
    .where('office_invitation.device', '=', '')
    .select(({ fn }) => fn.countAll<number>().as('open'));
}
