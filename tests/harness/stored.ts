import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readSingleKey } from '#lib/feedback/crypto/key-file';
import { unseal } from '#lib/feedback/crypto/sealing';
import type { Submission } from '#lib/feedback/form/submission';
import type { FeedbackStore, ListedSubmission } from '#lib/feedback/store/store';
import { withStore } from '../../scripts/server/store';

/** A stored submission, opened with the office's key. */
export type Stored = ListedSubmission & { submission: Submission };

/** Everything that is stored in the SQLite file of a `DATA_DIR`, opened with the one key that lies beside it. */
export async function storedIn(data: string): Promise<Stored[]> {
  const { identity } = await readSingleKey(await keyFileOf(data));
  return withStore({ DATA_DIR: data, DATABASE_URL: undefined }, (store) => openAll(store, identity));
}

/** Everything in a store, opened with a key. */
export async function openAll(store: FeedbackStore, identity: string): Promise<Stored[]> {
  const stored: Stored[] = [];
  for (const listed of await store.list()) {
    const found = await store.read(listed.id);
    if (found) stored.push({ ...listed, submission: await openWords(found.sealed, identity) });
  }
  return stored;
}

async function openWords(sealed: Uint8Array, identity: string): Promise<Submission> {
  const { reply: _, id: __, received: ___, ...submission } = await unseal(sealed, [identity]);
  return submission;
}

/** The path of the one key file in a `DATA_DIR`. @throws Error when there are none or several. */
export async function keyFileOf(data: string): Promise<string> {
  const [name, ...others] = (await readdir(data)).filter((file) => file.startsWith('office-key-'));
  if (!name || others.length > 0) throw new Error(`${others.length + Number(Boolean(name))} key files`);
  return join(data, name);
}
