import type { RecordHead } from '#lib/feedback/store/office/record-store';
import { checkChain, type WireRecord } from '#lib/office/record';
import type { OfficeClient } from '../client';
import type { InboxRecord } from './record-types';

export const NO_RECORD: InboxRecord = { entries: [], head: null, departure: null, problems: null };

/**
 * Loads what a record has more than what is known of it. Where the server's does not go on from there it is loaded whole, and the
 * departure is noted.
 * @param today the Beijing day, `YYYY-MM-DD`. @throws OfficeError.
 */
export async function loadRecord(
  client: Pick<OfficeClient, 'record'>,
  known: InboxRecord,
  today: string,
): Promise<InboxRecord> {
  const { entries: more, end } = await pagesAfter(client, known.head?.number ?? 0);
  const went = checkChain(more, known.head);
  const reached = went.head?.number ?? 0;
  const goesOn = went.brokenAt === null && reached === (end?.number ?? 0) && went.head?.hash === end?.hash;
  if (goesOn)
    return more.length === 0
      ? known
      : { ...known, entries: [...known.entries, ...more], head: went.head, problems: null };
  const whole = known.head === null ? more : (await pagesAfter(client, 0)).entries;
  const isShorter = known.head !== null && whole.length < known.head.number;
  const kind = known.head === null ? 'broken' : isShorter ? 'shorter' : 'other';
  const departure = known.departure ?? { kind, day: today };
  return { entries: whole, head: checkChain(whole).head, departure, problems: null };
}

/** All entries after a number, in pages, and the end of the record as the last page names it. */
async function pagesAfter(
  client: Pick<OfficeClient, 'record'>,
  after: number,
): Promise<{ entries: WireRecord[]; end: RecordHead | null }> {
  const entries: WireRecord[] = [];
  for (;;) {
    const page = await client.record(entries.at(-1)?.number ?? after);
    const first = page.entries[0];
    const last = page.entries.at(-1);
    // A server that gives the same page again and again is not asked for ever.
    const isFurther = first !== undefined && first.number > (entries.at(-1)?.number ?? after);
    if (isFurther) entries.push(...page.entries);
    if (!isFurther || !last || last.number >= (page.head?.number ?? 0)) return { entries, end: page.head };
  }
}
