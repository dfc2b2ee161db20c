import { base64urlnopad } from '@scure/base';
import { limitConcurrency } from '#lib/concurrency';
import { hashOfRecordEntry } from '#lib/feedback/store/office/record-chain';
import type { RecordHead } from '#lib/feedback/store/office/record-store';
import type { Certificate } from '#lib/office/certificate';
import { checkChain } from '#lib/office/record';
import { recordDigests } from '#lib/office/record-digest';
import { problemsOfEntry, problemsOfLinks, problemsOfOffice } from '#lib/office/statements/check-record';
import type { StatementResult } from '#lib/office/statements/protocol';
import { type Statement, signStatement } from '#lib/office/statements/statement';
import { CHOSEN_ID_BYTES } from '#lib/office/values';
import { ActNotAllowed, type Actor } from '../acts/make-act';
import type { OfficeClient } from '../client';
import type { StateHolder } from '../state';
import { loadRecord } from './load-record';
import { destroyingIn, proposalsIn } from './proposals';
import type { DigestMatch, OfficeRecord } from './record-types';

/** How many entries are checked before the page may do something else. */
const AT_ONCE = 50;

/** What keeping up with the office's record works with. */
export interface RecordParts {
  readonly state: StateHolder;
  readonly client: Pick<OfficeClient, 'record' | 'addStatements'>;
  readonly actor: Actor;
  /** The office's identity, and those before. */
  readonly identities: readonly string[];
  /** Whether this device may only read. */
  readonly isReader: boolean;
  /** The certificates that the office signed, by the device's id. */
  devices(): ReadonlyMap<string, Certificate>;
  /** Loads rows and index anew. */
  sync(): Promise<void>;
}

/** The record of a session. */
export interface SessionRecord extends OfficeRecord {
  /** Loads what is new since the record ended so, by the server's index. @throws OfficeError. */
  keepUp(end: RecordHead | null): Promise<void>;
  /** Adds that this device knows the record up to its present end, signed. @throws ActNotAllowed; OfficeError. */
  signHead(): Promise<void>;
}

/** How often a check begins again where the record grew meanwhile. */
const CHECKS = 5;

/** Lets the page draw and take input before the next piece of a long work. */
const nextTask = () => new Promise((resume) => setTimeout(resume));

/** Creates what a session knows of the office's record, and does with it. */
export function officeRecord(parts: RecordParts): SessionRecord {
  const { state, client, actor, identities, isReader, devices, sync } = parts;
  // Digits that were written down before the office's key was exchanged are found too.
  const [digestOf = () => '', ...formerDigests] = identities.map(recordDigests);

  /** One load after another: what a slower one brings would replace what is newer, and what was found in it. */
  const inTurn = limitConcurrency(1);
  const load = () =>
    inTurn(async () => {
      const record = await loadRecord(client, state.get().record, actor.today());
      if (record !== state.get().record)
        state.change({ record, proposals: proposalsIn(record.entries, devices()) });
    });

  function mayState(kind: Statement['kind']): void {
    if (isReader && kind !== 'export') throw new ActNotAllowed('reader');
    if (state.get().office?.isOwnKey === false) throw new ActNotAllowed('other-key');
  }

  async function add(
    said: Pick<Statement, 'kind' | 'submission'> & Partial<Statement>,
  ): Promise<StatementResult['result']> {
    mayState(said.kind);
    const statement: Statement = {
      ...{ v: 1, office: actor.office, device: actor.device, day: actor.today() },
      id: base64urlnopad.encode(actor.random(CHOSEN_ID_BYTES)),
      ...{ subject: null, count: null, reason: null, after: null, last: null },
      upon: state.get().record.head,
      ...said,
    };
    const [result] = await client.addStatements([signStatement(statement, actor.key)]);
    await sync();
    return result?.result ?? 'refused';
  }

  /** Checks the record as it is known now. @returns false where it grew meanwhile: then nothing is said of it. */
  async function checkNow(): Promise<boolean> {
    const { record, rows, destroyed } = state.get();
    const problems = problemsOfLinks(record.entries);
    const chained = record.entries.map((entry) => ({ entry, hash: hashOfRecordEntry(entry) }));
    for (const [index, one] of chained.entries()) {
      problems.push(...problemsOfEntry(one, chained, devices()));
      if (index % AT_ONCE === 0) await nextTask();
    }
    const submissions = new Map(
      Array.from(rows, ([id, { submission }]) => [
        id,
        new Map(
          submission.entries.map((entry) => [
            entry.id,
            { day: entry.day, isDevices: entry.trust === 'vouched' },
          ]),
        ),
      ]),
    );
    problems.push(...problemsOfOffice(record.entries, { submissions, destroyed }));
    if (state.get().record !== record) return false;
    state.change({ record: { ...record, problems } });
    return true;
  }

  return {
    keepUp: async (end) => {
      const { head } = state.get().record;
      if (head?.number !== end?.number || head?.hash !== end?.hash) await load();
    },
    signHead: async () => {
      await add({ kind: 'key', submission: null });
    },
    check: async () => {
      await load();
      for (let tries = 0; tries < CHECKS && !(await checkNow()); tries += 1);
    },
    digest: () => {
      const { head, entries } = state.get().record;
      // That of a part would be taken for the record's when it is typed again.
      return head?.number === entries.length ? digestOf(head) : null;
    },
    compare: async (digits): Promise<DigestMatch> => {
      await load();
      const { entries } = state.get().record;
      const at = entries.findLastIndex((entry) => {
        const head = { number: entry.number, hash: hashOfRecordEntry(entry) };
        return [digestOf, ...formerDigests].some((digest) => digest(head) === digits);
      });
      const found = entries[at];
      // The end that was written down vouches for all before it, and for nothing that does not lead to it.
      const leads = checkChain(entries.slice(0, at + 1)).brokenAt === null;
      if (!found || !leads) return { kind: 'unknown' };
      const since = entries.length - 1 - at;
      return since === 0 ? { kind: 'latest' } : { kind: 'earlier', day: found.day, since };
    },
    noteExport: (count) => add({ kind: 'export', submission: null, count }),
    propose: (submission, reason) =>
      add({ kind: 'destroy-proposed', submission, reason, after: lastAbout(submission) }),
    retract: ({ submission, entry }) => add({ kind: 'destroy-retracted', submission, after: entry }),
    consent: ({ submission, entry, proposer, reason }, last) => {
      // The other two words are the writer's, and the calendar's.
      if (reason !== 'junk' && reason !== 'decided') return Promise.resolve('refused');
      return add({ kind: 'destroy-consented', submission, subject: proposer, reason, after: entry, last });
    },
  };

  function lastAbout(submission: string): string {
    return destroyingIn(state.get().record.entries).get(submission)?.id ?? '';
  }
}
