import type { Kysely } from 'kysely';
import { serially } from '#lib/feedback/store/office/serially';
import type { SealedTemplate, TemplateStore } from '#lib/feedback/store/office/template-store';
import { isOfficeOf, whileOffice } from '#lib/feedback/store/recording';
import type { DatabaseTypes } from '#lib/feedback/store/schema/migrations';
import type { Tables } from '#lib/feedback/store/schema/tables';

/** Creates the part of the store that keeps templates of answers, by the same queries for SQLite and PostgreSQL. */
export function templateStore(db: Kysely<Tables>, bytes: DatabaseTypes['bytes']): TemplateStore {
  const alone = serially(db, bytes);
  return {
    async templates() {
      const rows = await db
        .selectFrom('office_template')
        .select(['id', 'version', 'sealed', 'sealed_to as sealedTo'])
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ ...row, sealed: new Uint8Array(row.sealed) }));
    },

    async putTemplate(template, upon, most) {
      let isDone = false;
      await alone(async (one) => {
        isDone = await (upon === null
          ? insertTemplate(one, bytes, template, most)
          : changeTemplate(one, bytes, template, upon));
      });
      if (isDone) return 'applied';
      const standing = await versionOf(db, template.id);
      if (standing === template.version) return 'already';
      if (!(await isOfficeOf(db, template.sealedTo))) return 'other-key';
      return standing === null && upon === null ? 'full' : 'changed';
    },

    async removeTemplate(id, upon) {
      const removed = await db
        .deleteFrom('office_template')
        .where('id', '=', id)
        .where('version', '=', upon)
        .returning('id')
        .executeTakeFirst();
      if (removed) return 'applied';
      return (await versionOf(db, id)) === null ? 'already' : 'changed';
    },

    async resealTemplate({ id, former, sealed, sealedTo }) {
      const replaced = await db
        .updateTable('office_template')
        .set({ sealed, sealed_to: sealedTo })
        .where('id', '=', id)
        .where('sealed', '=', former)
        .returning('id')
        .executeTakeFirst();
      return replaced !== undefined;
    },
  };
}

/** Inserts a template in one statement, unless there are as many as may be. @returns whether it did. */
async function insertTemplate(
  db: Kysely<Tables>,
  bytes: DatabaseTypes['bytes'],
  { id, version, sealed, sealedTo }: SealedTemplate,
  most: number,
): Promise<boolean> {
  const count = db.selectFrom('office_template').select(({ fn }) => fn.countAll<number>().as('count'));
  const inserted = await db
    .insertInto('office_template')
    .columns(['id', 'version', 'sealed', 'sealed_to'])
    .expression(
      db
        .selectNoFrom(({ val, cast }) => [
          cast<string>(val(id), 'text').as('id'),
          cast<string>(val(version), 'text').as('version'),
          cast<Uint8Array>(val(sealed), bytes).as('sealed'),
          cast<string>(val(sealedTo), 'text').as('sealed_to'),
        ])
        .where(whileOffice(db, sealedTo, bytes))
        .where(({ eb }) => eb(count, '<', most)),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Gives a template of a version other words, in one statement. @returns whether it did. */
async function changeTemplate(
  db: Kysely<Tables>,
  bytes: DatabaseTypes['bytes'],
  { id, version, sealed, sealedTo }: SealedTemplate,
  upon: string,
): Promise<boolean> {
  const changed = await db
    .updateTable('office_template')
    .set({ version, sealed, sealed_to: sealedTo })
    .where('id', '=', id)
    .where('version', '=', upon)
    .where(whileOffice(db, sealedTo, bytes))
    .returning('id')
    .executeTakeFirst();
  return changed !== undefined;
}

async function versionOf(db: Kysely<Tables>, id: string): Promise<string | null> {
  const found = await db
    .selectFrom('office_template')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirst();
  return found?.version ?? null;
}
