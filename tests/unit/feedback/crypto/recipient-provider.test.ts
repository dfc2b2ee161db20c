import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findKey, generateKeyFile, keyFilePath, writeKeyFile } from '#lib/feedback/crypto/key-file';
import { createRecipientProvider } from '#lib/feedback/crypto/recipient-provider';
import { generateOfficeKey } from '#lib/feedback/crypto/sealing';
import type { Office } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-office-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The store's one row, and something that happens just before it is written. */
function officeStore(standing: Office | null = null, beforeRegistering = async (_: Office) => {}) {
  const row = { standing };
  return {
    row,
    office: async () => row.standing,
    registerOffice: async (wanted: Office) => {
      await beforeRegistering(wanted);
      row.standing ??= wanted;
      return row.standing;
    },
  };
}

const keys = () => readdir(folder);

describe('an office without a key', () => {
  test('gets one on the first start, whose private half lies beside the data', async () => {
    const store = officeStore();
    const ready = await createRecipientProvider(store, folder).ready();
    expect(ready).toEqual({ recipient: expect.stringMatching(/^age1/), custody: 'beside-data' });
    expect(store.row.standing).toEqual({ recipient: ready.recipient, custody: 'beside-data' });
    expect(await findKey(folder, ready.recipient ?? '')).toBe('there');
  });

  test('gets the one that lies in the folder already, whose record the database has lost', async () => {
    const { path, key } = await generateKeyFile(folder);
    const announced: unknown[] = [];
    const store = officeStore();
    const ready = await createRecipientProvider(store, folder, (...told) => announced.push(told)).ready();
    expect(ready).toEqual({ recipient: key.recipient, custody: 'beside-data' });
    expect(announced).toEqual([[path, false]]);
    expect(await keys()).toHaveLength(1);
  });

  test('gets a new one beside what is no key, or no key by its name', async () => {
    await writeFile(join(folder, 'office-key-torn.txt'), 'AGE-SECRET-KEY-1');
    await writeKeyFile(join(folder, 'office-key-other.txt'), await generateOfficeKey());
    const announced: unknown[] = [];
    const desk = createRecipientProvider(officeStore(), folder, (_, isNew) => announced.push(isNew));
    expect((await desk.ready()).recipient).not.toBeNull();
    expect([announced, (await keys()).length]).toEqual([[true], 3]);
  });

  test('gets none where none may be made', async () => {
    const desk = createRecipientProvider(officeStore(), folder, null);
    expect(await desk.ready()).toEqual({ recipient: null, reason: 'no-key' });
    expect(await keys()).toEqual([]);
  });

  test('has the private half on the disk, readable and for its owner alone, before its recipient is known', async () => {
    const seen: unknown[] = [];
    const store = officeStore(null, async ({ recipient }) => {
      const { mode } = await stat(keyFilePath(folder, recipient));
      seen.push(await findKey(folder, recipient), mode & 0o777);
    });
    await createRecipientProvider(store, folder).ready();
    expect(seen).toEqual(['there', 0o600]);
  });

  test('gets one key, made once, however many ask at once', async () => {
    const registered: string[] = [];
    const store = officeStore(null, async ({ recipient }) => void registered.push(recipient));
    const desk = createRecipientProvider(store, folder);
    const recipients = await Promise.all(
      Array.from({ length: 20 }, async () => (await desk.ready()).recipient),
    );
    expect([...new Set(recipients)]).toEqual(registered);
    expect(await keys()).toHaveLength(1);
  });

  test('says once where the key lies that was made, whenever that is', async () => {
    const said: string[] = [];
    const desk = createRecipientProvider(officeStore(), folder, (path) => said.push(path));
    const { recipient } = await desk.ready();
    await desk.ready();
    expect(said).toEqual([keyFilePath(folder, recipient ?? '')]);
  });

  test('makes one key, however often the store fails meanwhile', async () => {
    const store = officeStore();
    const { registerOffice } = store;
    store.registerOffice = () => Promise.reject(new StoreUnavailable('busy'));
    const desk = createRecipientProvider(store, folder);
    for (let attempt = 0; attempt < 3; attempt += 1) await expect(desk.ready()).rejects.toThrow();
    store.registerOffice = registerOffice;
    const { recipient } = await desk.ready();
    expect(await keys()).toEqual([`office-key-${recipient?.slice(4, 16)}.txt`]);
  });

  test('gets none where none may be made', async () => {
    const store = officeStore();
    expect(await createRecipientProvider(store, null).ready()).toEqual({ recipient: null, reason: 'no-key' });
    expect([store.row.standing, await keys()]).toEqual([null, []]);
  });

  test('is asked for again when the store failed: the key that was made then is not lost', async () => {
    const failures = [new StoreUnavailable('busy')];
    const store = officeStore(null, async () => {
      const failure = failures.pop();
      if (failure) throw failure;
    });
    const desk = createRecipientProvider(store, folder);
    await expect(desk.ready()).rejects.toThrow(new StoreUnavailable('busy'));
    expect(await keys()).toHaveLength(1);
    const { recipient } = await desk.ready();
    expect(await findKey(folder, recipient ?? '')).toBe('there');
  });

  test('says that the disk cannot be written to, and registers nothing', async () => {
    const store = officeStore();
    const desk = createRecipientProvider(store, join(folder, 'nowhere'));
    await expect(desk.ready()).rejects.toThrow(new StoreUnavailable('gone'));
    expect(store.row.standing).toBeNull();
  });
});

describe('of processes that start at once', () => {
  test('all seal to the one whose key was first, and no other key stays', async () => {
    const store = officeStore();
    const said: string[] = [];
    const desks = Array.from({ length: 5 }, () =>
      createRecipientProvider(store, folder, (path) => said.push(path)),
    );
    const ready = await Promise.all(desks.map((desk) => desk.ready()));
    expect(new Set(ready.map(({ recipient }) => recipient)).size).toBe(1);
    expect(said).toHaveLength(1);
    expect(await keys()).toEqual([`office-key-${ready[0]?.recipient?.slice(4, 16)}.txt`]);
  });

  test('the loser removes its own key once it has seen the winner’s', async () => {
    const winner = await generateKeyFile(folder);
    const store = officeStore(null, async () => {
      store.row.standing = { recipient: winner.key.recipient, custody: 'beside-data' };
    });
    const ready = await createRecipientProvider(store, folder).ready();
    expect(ready).toEqual({ recipient: winner.key.recipient, custody: 'beside-data' });
    expect(await keys()).toEqual([`office-key-${winner.key.recipient.slice(4, 16)}.txt`]);
  });

  test('the loser keeps its own key where the winner’s is not to be seen, and takes nothing', async () => {
    const { recipient } = await generateOfficeKey();
    const store = officeStore(null, async () => {
      store.row.standing = { recipient, custody: 'beside-data' };
    });
    expect(await createRecipientProvider(store, folder).ready()).toEqual({
      recipient: null,
      reason: 'key-other',
    });
    expect(await keys()).toHaveLength(1);
  });

  test('the loser removes its own key where the winner’s is kept elsewhere', async () => {
    const { recipient } = await generateOfficeKey();
    const store = officeStore(null, async () => {
      store.row.standing = { recipient, custody: 'elsewhere' };
    });
    expect(await createRecipientProvider(store, folder).ready()).toEqual({
      recipient,
      custody: 'elsewhere',
    });
    expect(await keys()).toEqual([]);
  });
});

describe('an office with a key', () => {
  test('is ready while its file lies beside the data', async () => {
    const { key } = await generateKeyFile(folder);
    const desk = createRecipientProvider(
      officeStore({ recipient: key.recipient, custody: 'beside-data' }),
      folder,
    );
    expect(await desk.ready()).toEqual({ recipient: key.recipient, custody: 'beside-data' });
  });

  test('is ready without a file where the store says that the key is kept elsewhere', async () => {
    const { recipient } = await generateOfficeKey();
    const store = officeStore({ recipient, custody: 'elsewhere' });
    for (const keyFolder of [folder, null])
      expect(await createRecipientProvider(store, keyFolder).ready()).toEqual({
        recipient,
        custody: 'elsewhere',
      });
  });

  test('takes nothing when the key is lost, and makes no other', async () => {
    const { recipient } = await generateOfficeKey();
    const store = officeStore({ recipient, custody: 'beside-data' });
    expect(await createRecipientProvider(store, folder).ready()).toEqual({
      recipient: null,
      reason: 'key-lost',
    });
    expect([store.row.standing?.recipient, await keys()]).toEqual([recipient, []]);
  });

  test('takes nothing when the key’s file holds another', async () => {
    const { recipient } = await generateOfficeKey();
    await writeFile(keyFilePath(folder, recipient), (await generateOfficeKey()).identity);
    const store = officeStore({ recipient, custody: 'beside-data' });
    expect(await createRecipientProvider(store, folder).ready()).toEqual({
      recipient: null,
      reason: 'key-other',
    });
  });

  test('takes nothing where keys are not looked for and none is recorded as moved', async () => {
    const { key } = await generateKeyFile(folder);
    const store = officeStore({ recipient: key.recipient, custody: 'beside-data' });
    expect(await createRecipientProvider(store, null).ready()).toEqual({
      recipient: null,
      reason: 'key-lost',
    });
  });

  test('takes nothing from the moment that its file is gone, and goes on when it is back', async () => {
    const { path, key } = await generateKeyFile(folder);
    const desk = createRecipientProvider(
      officeStore({ recipient: key.recipient, custody: 'beside-data' }),
      folder,
    );
    const recipients = [(await desk.ready()).recipient];
    await rename(path, `${path}.away`);
    recipients.push((await desk.ready()).recipient);
    await rename(`${path}.away`, path);
    recipients.push((await desk.ready()).recipient);
    expect(recipients).toEqual([key.recipient, null, key.recipient]);
  });

  test('seals to the one that the store names now', async () => {
    const [first, second] = [await generateKeyFile(folder), await generateKeyFile(folder)];
    const store = officeStore({ recipient: first.key.recipient, custody: 'beside-data' });
    const desk = createRecipientProvider(store, folder);
    await desk.ready();
    store.row.standing = { recipient: second.key.recipient, custody: 'beside-data' };
    expect((await desk.ready()).recipient).toBe(second.key.recipient);
    expect(existsSync(first.path)).toBe(true);
  });

  test('says so when the store cannot tell', async () => {
    const store = { ...officeStore(), office: () => Promise.reject(new StoreUnavailable('gone')) };
    await expect(createRecipientProvider(store, folder).ready()).rejects.toThrow(
      new StoreUnavailable('gone'),
    );
    expect(await keys()).toEqual([]);
  });
});
