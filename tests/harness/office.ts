import { mkdir } from 'node:fs/promises';
import { generateKeyFile } from '#lib/feedback/crypto/key-file';
import { seal } from '#lib/feedback/crypto/sealing';
import type { Submission } from '#lib/feedback/form/submission';
import { officeCommand } from '../../scripts/office/command';
import type { Terminal } from '../../scripts/office/terminal';
import { CommandError } from '../../scripts/run';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { type CommandResult, runScript } from './command';
import { namedHashes } from './named-hashes';
import { stoppedClock } from './stopped-clock';

/** A submission as somebody may have written it. */
export const SAID: Submission = {
  notice: '2024-district-inspection',
  kind: 'suggestion',
  item: { anchor: 'rectification-3', heading: '（三）关于“治理”的整改' },
  message: '第三项的讲座，我们社区没有听说。\n请再看看。',
  name: '王小明',
  contact: '0412-7333360',
};

/** What is stored under an id: words to seal, or bytes that nobody can open. */
export type Kept = Partial<Submission> | Uint8Array;

/** Runs `npm run office -- …` with a store, in this process. */
export function office(config: StoreConfig, ...args: string[]): Promise<CommandResult> {
  return officeOf('.next/test-none', config, ...args);
}

/** The same with a folder of builds. */
export async function officeOf(
  builds: string,
  { DATA_DIR, DATABASE_URL, BACKUP_DIR }: StoreConfig,
  ...args: string[]
): Promise<CommandResult> {
  let [stdout, stderr] = ['', ''];
  const terminal: Terminal = {
    isShown: { output: false, errors: false },
    print: async (text) => {
      stdout += text;
    },
    warn: (text) => {
      stderr += text;
    },
    ask: async () => null,
    readInput: async () => '',
    wait: async () => undefined,
  };
  try {
    const code = await officeCommand(args, () => ({ DATA_DIR, DATABASE_URL, BACKUP_DIR }), terminal, builds);
    return { code, stdout, stderr };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { code: 1, stdout, stderr: `${stderr}${error.message}\n` };
  }
}

/** The same in a process of its own, as an operator runs it. */
export function officeProcess(config: StoreConfig, ...args: string[]): Promise<CommandResult> {
  const { DATA_DIR, DATABASE_URL = '', BACKUP_DIR = '' } = config;
  return runScript('office', { args, env: { DATA_DIR, DATABASE_URL, BACKUP_DIR } });
}

/** The same as if it were `moment`: for what is read again, the day of the act in it. `folder` keeps the clock. */
export async function officeAt(
  moment: string,
  folder: string,
  { DATA_DIR, DATABASE_URL = '' }: StoreConfig,
  ...args: string[]
): Promise<CommandResult> {
  const env = { DATA_DIR, DATABASE_URL, ...(await stoppedClock(moment, folder)) };
  return runScript('office', { args, env });
}

/** Makes a store in a folder, with a key beside it as a first start makes it, and gives the key's file. */
export async function openOffice(folder: string): Promise<{ config: StoreConfig; keyFile: string }> {
  const config = { DATA_DIR: folder, DATABASE_URL: undefined };
  await mkdir(folder, { recursive: true });
  const { path, key } = await generateKeyFile(folder);
  await withStore(config, (store) =>
    store.registerOffice({ recipient: key.recipient, custody: 'beside-data' }),
  );
  return { config, keyFile: path };
}

/** Stores submissions by their ids, each sealed to the office that stands, on the days from 2024-11-01 on. */
export function keep(config: StoreConfig, submissions: Readonly<Record<string, Kept>>): Promise<void> {
  return withStore(config, async (store) => {
    const standing = await store.office();
    if (!standing) throw new Error('nobody to seal to');
    for (const [index, [id, kept]] of Object.entries(submissions).entries()) {
      const sealed = kept instanceof Uint8Array ? kept : await seal({ ...SAID, ...kept }, standing.recipient);
      const received = `2024-11-${String((index % 30) + 1).padStart(2, '0')}`;
      await store.insert({ id, notice: SAID.notice, received, ...namedHashes(id), sealed });
    }
  });
}
