import { UnsealError } from '#lib/feedback/crypto/sealing';
import {
  type InvitationVault,
  NotEnoughMemory,
  openInvitation,
  openVault,
  sealVault,
  type Vault,
  WrongPassphrase,
} from '#lib/office/vault';
import { createRowOpener, type OpenedRow, type OpeningKeys } from './open-row';

/** What takes long, with its input and its result: a worker does it, or the page itself. */
export interface Tasks {
  /** Opens rows; null for what is no row. */
  openRows: (rows: readonly unknown[], keys: OpeningKeys) => Promise<readonly (OpenedRow | null)[]>;
  /** `openVault`, `openInvitation` and `sealVault`. @throws WrongPassphrase, UnsealError, NotEnoughMemory. */
  openVault: (sealed: string, passphrase: string) => Promise<Vault>;
  openInvitation: (sealed: string, passphrase: string) => Promise<InvitationVault>;
  sealVault: (vault: Vault | InvitationVault, passphrase: string) => Promise<string>;
}

/** What a worker is told to do. */
export type TaskMessage = {
  [Name in keyof Tasks]: { readonly name: Name; readonly input: Parameters<Tasks[Name]> };
}[keyof Tasks];

/** What came of a task. */
export type TaskResult = {
  [Name in keyof Tasks]: { readonly name: Name; readonly result: Awaited<ReturnType<Tasks[Name]>> };
}[keyof Tasks];

/** What a worker says when it is there, and when a task is done. */
export type TaskReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly done: TaskResult }
  | { readonly kind: 'failed'; readonly error: { readonly name: string; readonly message: string } };

/** How many rows are opened before the page may draw, where no worker does it. */
const ROWS_BETWEEN = 8;

/** Does the tasks in this thread. @param pause lets others in between, before some rows; where it rejects, no more are opened. */
export function createTasks(pause: () => Promise<void>): Tasks {
  return {
    openVault,
    openInvitation,
    sealVault,
    openRows: async (rows, keys) => {
      const open = createRowOpener(keys);
      const opened: (OpenedRow | null)[] = [];
      for (const row of rows) {
        if (opened.length % ROWS_BETWEEN === 0) await pause();
        opened.push(await open(row));
      }
      return opened;
    },
  };
}

/** Carries out a task that a message names. */
export async function carryOutTask(tasks: Tasks, message: TaskMessage): Promise<TaskResult> {
  switch (message.name) {
    case 'openRows':
      return { name: message.name, result: await tasks.openRows(...message.input) };
    case 'openVault':
      return { name: message.name, result: await tasks.openVault(...message.input) };
    case 'openInvitation':
      return { name: message.name, result: await tasks.openInvitation(...message.input) };
    case 'sealVault':
      return { name: message.name, result: await tasks.sealVault(...message.input) };
  }
}

/** The error that a worker reported, as it would have been thrown here. */
export function reportedError({ name, message }: { readonly name: string; readonly message: string }): Error {
  const known = [WrongPassphrase, UnsealError, NotEnoughMemory].find((kind) => new kind('').name === name);
  return known ? new known(message) : new Error(`${name}: ${message}`);
}
