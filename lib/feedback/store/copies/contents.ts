import type { Kysely } from 'kysely';
import { readDestroyed } from '#lib/feedback/store/destroyed-queries';
import { recordStore } from '#lib/feedback/store/office/record-queries';
import type { RecordHead } from '#lib/feedback/store/office/record-store';
import type { Tables } from '#lib/feedback/store/schema/tables';
import type { DestroyedSubmission, Office } from '#lib/feedback/store/store';

/** What stands in the clear of a whole database, for the manifest of its backup. */
export interface DatabaseContents {
  readonly schema: number;
  readonly submissions: number;
  /** In the histories of submissions that stand. */
  readonly entries: number;
  readonly office: Office | null;
  /** How many texts are sealed to each of the office's recipients; under an empty name those of which it is not known. */
  readonly sealedTo: Readonly<Record<string, number>>;
  /** The end of the office's record. */
  readonly record: RecordHead | null;
  readonly destroyed: readonly DestroyedSubmission[];
}

/** Reads what a database holds, as far as it stands in the clear. */
export async function readContents(db: Kysely<Tables>): Promise<DatabaseContents> {
  const { version } = await db.selectFrom('schema_version').select('version').executeTakeFirstOrThrow();
  const office = await db.selectFrom('office').select(['recipient', 'custody']).executeTakeFirst();
  return {
    schema: version,
    ...(await countRows(db)),
    office: office ?? null,
    record: await recordStore(db).recordHead(),
    destroyed: await readDestroyed(db),
  };
}

async function countRows(
  db: Kysely<Tables>,
): Promise<Pick<DatabaseContents, 'submissions' | 'entries' | 'sealedTo'>> {
  const submissions = await db
    .selectFrom('submission')
    .select(({ fn }) => ['sealed_to', fn.countAll<number | string>().as('rows')])
    .where('state', '<>', 'destroyed')
    .groupBy('sealed_to')
    .execute();
  // Not those that a destroying which broke off left for a moment: a restore removes them.
  const entries = await db
    .selectFrom('entry')
    .where('submission', 'in', (eb) =>
      eb.selectFrom('submission').select('submission.id').where('submission.state', '<>', 'destroyed'),
    )
    .select(({ fn }) => [
      'sealed_to',
      fn.countAll<number | string>().as('rows'),
      fn.count<number | string>('sealed').as('texts'),
    ])
    .groupBy('sealed_to')
    .execute();
  const templates = await db
    .selectFrom('office_template')
    .select(({ fn }) => ['sealed_to', fn.countAll<number | string>().as('rows')])
    .groupBy('sealed_to')
    .execute();
  const sealedTo: Record<string, number> = {};
  const texts = [...[...submissions, ...templates].map((row) => ({ ...row, texts: row.rows })), ...entries];
  for (const { sealed_to: recipient, texts: more } of texts)
    if (Number(more) > 0) sealedTo[recipient ?? ''] = (sealedTo[recipient ?? ''] ?? 0) + Number(more);
  const sum = (rows: readonly { rows: number | string }[]) =>
    rows.reduce((total, { rows: more }) => total + Number(more), 0);
  return { submissions: sum(submissions), entries: sum(entries), sealedTo };
}
