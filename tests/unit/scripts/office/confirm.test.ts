import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sha256Base64url } from '#lib/feedback/crypto/json-hash';
import { keyFilePath, writeKeyFile } from '#lib/feedback/crypto/key-file';
import { sealWords, unsealWords } from '#lib/feedback/crypto/sealed-words';
import { generateOfficeKey, type OfficeKey, seal, unseal } from '#lib/feedback/crypto/sealing';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { recipientDigits } from '#lib/office/check-word';
import { confirmWith } from '../../../../scripts/office/set-up/confirm';
import type { KeyMove } from '../../../../scripts/office/set-up/move-key';
import type { Terminal } from '../../../../scripts/office/terminal';
import { CommandError } from '../../../../scripts/run';
import { namedHashes } from '../../../harness/named-hashes';
import { SAID } from '../../../harness/office';
import { newToken, offerOf } from '../../../harness/office-client';
import { PLACES, type Place } from '../../feedback/store/places';
import { testDevice, testOffice } from '../../office/fixtures';

// `npm run office -- setup --confirm`: the digits, the moving of the key, and what is left when it breaks off.

const DIGITS = '12345678';
/** How many statements change something, one after another: the last ends the set-up. */
const CHANGES = 13;
const LATER = '2099-01-01T00:00:00.000Z';

// Keys, and what is sealed to them before a set-up begins, are made once: no test changes them.
const formerKey = await generateOfficeKey();
const writer = await generateOfficeKey();
const office = await testOffice();
const device = await testDevice(office, 6, 'clerk', '李雷');
const sealedBefore = new Map(
  await Promise.all(['a', 'b', 'c'].map(async (id) => [id, await submissionOf(id)] as const)),
);
const firstAnswer = await answerTo('a', '第一次答复');

function submissionOf(id: string, to = formerKey.recipient): Promise<Uint8Array> {
  return seal({ ...SAID, message: `正文 ${id}`, reply: writer.recipient }, to);
}

function answerTo(submission: string, text: string): Promise<Uint8Array> {
  return sealWords({ kind: 'reply', submission, text }, [formerKey.recipient, writer.recipient]);
}

describe.each(PLACES)('confirming a set-up in $name', ({ make }) => {
  let folder: string;
  let place: Place;
  let store: FeedbackStore;
  let former: OfficeKey & { path: string };
  let token: string;
  let said: string;
  let waited: number[];

  const terminal: Terminal = {
    isShown: { output: false, errors: false },
    print: async (text) => {
      said += text;
    },
    warn: (text) => {
      said += text;
    },
    ask: async () => '是',
    readInput: async () => '',
    wait: async (milliseconds) => {
      waited.push(milliseconds);
    },
  };

  beforeAll(async () => {
    place = await make();
    store = await place.open();
  });
  afterAll(() => place.remove());
  beforeEach(async () => {
    [said, waited] = ['', []];
    folder = await mkdtemp(join(tmpdir(), 'disclosure-confirm-'));
    former = { ...formerKey, path: keyFilePath(folder, formerKey.recipient) };
    await writeKeyFile(former.path, formerKey);
    await store.registerOffice({ recipient: former.recipient, custody: 'beside-data' });
    for (const [id, sealed] of sealedBefore) await insert(id, sealed);
    await append('a', firstAnswer);
    token = newToken();
  });
  afterEach(async () => {
    await place.clear();
    await rm(folder, { recursive: true });
  });

  const insert = (id: string, sealed: Uint8Array, to = former.recipient) =>
    store.insert({ id, notice: SAID.notice, received: '2025-01-10', ...namedHashes(id), sealed }, to);

  const keep = async (id: string, to = former.recipient) => insert(id, await submissionOf(id, to), to);

  async function append(submission: string, sealed: Uint8Array): Promise<unknown> {
    const entry = {
      id: `answer ${submission}`,
      submission,
      after: '',
      kind: 'answer',
      day: '2025-01-11',
    } as const;
    return store.append({ ...entry, state: 'answered', sealed }, former.recipient);
  }

  /** Brings a set-up as far as its page shows the digits. */
  async function prove(expires = LATER): Promise<void> {
    await store.beginSetup({ tokenHash: 'setup', expires, digits: DIGITS });
    const { recipient, device: own, certificate } = offerOf(device, token);
    await store.offer(
      'setup',
      { recipient, device: { ...own, certificate: JSON.stringify(certificate) } },
      'h',
    );
    expect(await store.prove(own.tokenHash, 'h', expires)).toBe(DIGITS);
  }

  const confirm = (digits = DIGITS, changed: Partial<KeyMove> = {}) =>
    confirmWith(digits, { store, folder, terminal, leavesUnreadable: false, ...changed });

  async function expectMoved(ids = ['a', 'b', 'c']): Promise<void> {
    expect(await store.office()).toEqual({ recipient: office.recipient, custody: 'elsewhere' });
    expect(await store.devices()).toMatchObject([
      { id: device.id, state: 'active', tokenHash: sha256Base64url(token) },
    ]);
    const rows = await store.readMany(ids);
    expect(rows.map(({ id }) => id)).toEqual(ids);
    for (const { id, sealed, entries } of rows) {
      expect((await unseal(sealed, [office.identity])).message).toBe(`正文 ${id}`);
      await expect(unseal(sealed, [former.identity])).rejects.toThrow();
      for (const entry of entries)
        for (const { identity } of [office, writer])
          expect(await unsealWords(entry.sealed ?? new Uint8Array(), id, [identity])).toMatchObject({
            kind: 'reply',
          });
    }
    expect(await readdir(folder)).toEqual([]);
    expect([await store.setup(), await store.formerOffice()]).toEqual([null, null]);
  }

  test('names who is let in, moves the key away, and says what backups still hold', async () => {
    await prove();
    await confirm();
    await expectMoved();
    expect(said).toContain('收件箱的名称：李雷\n');
    expect(said).toContain(`公钥的核对数字：${recipientDigits(office.recipient)}\n`);
    expect(said).toContain('全部反馈都用新的密钥重新加密。\n数据的文件夹里不再有私钥。');
    expect(said).toContain('以前的备份里还有旧私钥');
    // Programs of before may still have stored under the key that they knew.
    expect(waited).toEqual([expect.any(Number)]);
    said = '';
    await confirm();
    expect(said).toBe('以前已经全部办完，没有什么要办的。各个收件箱见 npm run office -- devices。\n');
  });

  test.each(Array.from({ length: CHANGES }, (_, index) => index))(
    'broken off after %i changes goes on when it is run again: nothing is lost, and no key too early',
    async (count) => {
      await prove();
      /** Lets so many calls through that change something. */
      const failingAfter = (count: number): FeedbackStore => {
        let left = count;
        const change = <Result>(work: () => Promise<Result>): Promise<Result> => {
          left -= 1;
          return left < 0 ? Promise.reject(new Error('power cut')) : work();
        };
        const one: Partial<FeedbackStore> = {
          confirmSetup: (...args) => change(() => store.confirmSetup(...args)),
          rememberFormer: (...args) => change(() => store.rememberFormer(...args)),
          moveOffice: (...args) => change(() => store.moveOffice(...args)),
          addDevice: (...args) => change(() => store.addDevice(...args)),
          expectErasure: (...args) => change(() => store.expectErasure(...args)),
          resealEntry: (...args) => change(() => store.resealEntry(...args)),
          resealSubmission: (...args) => change(() => store.resealSubmission(...args)),
          setFormerState: (...args) => change(() => store.setFormerState(...args)),
          endSetup: (...args) => change(() => store.endSetup(...args)),
        };
        return { ...store, ...one };
      };
      await expect(confirm(DIGITS, { store: failingAfter(count) })).rejects.toThrow('power cut');
      // Another set-up takes its place only where it was not confirmed yet.
      const anew = { tokenHash: 'anew', expires: LATER, digits: DIGITS };
      if (count > 0) expect(await store.beginSetup(anew)).toBe(false);
      // While its file is there, everything opens with one of the two; when it is not, with the new one alone.
      const identities = [office.identity, ...(existsSync(former.path) ? [former.identity] : [])];
      for (const { id, sealed, entries } of await store.readMany(['a', 'b', 'c'])) {
        expect((await unseal(sealed, identities)).message).toBe(`正文 ${id}`);
        for (const entry of entries)
          for (const opening of [identities, [writer.identity]])
            expect(await unsealWords(entry.sealed ?? new Uint8Array(), id, opening)).toMatchObject({
              text: '第一次答复',
            });
      }
      await confirm();
      await expectMoved();
    },
  );

  test('loses nothing that arrives while the key is moved', async () => {
    await prove();
    const arriving: string[] = [];
    /** Stores something as a writer's process does: sealed to the key that it knows, and anew where it hears of another. */
    const arrive = async (id: string) => {
      arriving.push(id);
      return (await keep(id)) !== null || ((await keep(id, office.recipient)) !== null && 'anew');
    };
    const busy: FeedbackStore = {
      ...store,
      moveOffice: async (from, to) => {
        expect(await arrive('d')).toBe(true);
        const [moved] = await Promise.all([store.moveOffice(from, to), ...['e', 'f', 'g'].map(arrive)]);
        expect(await arrive('h')).toBe('anew');
        return moved;
      },
      notSealedTo: async (recipient) => {
        const ids = await store.notSealedTo(recipient);
        expect(await arrive(`i${arriving.length}`)).toBe('anew');
        return ids;
      },
    };
    await confirm(DIGITS, { store: busy });
    await expectMoved(['a', 'b', 'c', ...arriving].sort());
  });

  /** Brings the moving as far as the office has its new key, with everything still sealed to the former one. */
  async function move(): Promise<void> {
    await store.rememberFormer(former.recipient, '2025-01-12T00:00:00.000Z');
    expect(await store.moveOffice(former.recipient, office.recipient)).toBe(true);
  }

  test('never destroys the key that the office has, though it is remembered as the one before', async () => {
    await store.rememberFormer(former.recipient, '2025-01-12T00:00:00.000Z');
    await expect(confirm('00000000')).rejects.toThrow('办公室现在还用着原来的私钥，没有动它');
    expect(existsSync(former.path)).toBe(true);
    expect(await store.office()).toEqual({ recipient: former.recipient, custody: 'beside-data' });
    // What was broken off is begun anew.
    expect(await store.formerOffice()).toBe(null);
    await prove();
    await confirm();
    await expectMoved();
  });

  test('never destroys the key that the office was given again after a set-up was broken off', async () => {
    await move();
    await store.replaceOffice(office.recipient, { recipient: former.recipient, custody: 'elsewhere' });
    await expect(confirm()).rejects.toThrow('没有动它');
    expect(existsSync(former.path)).toBe(true);
  });

  test('never destroys the key that the office is given again at the last moment', async () => {
    await prove();
    const late: FeedbackStore = {
      ...store,
      setFormerState: async (recipient, state) => {
        const again = { recipient: former.recipient, custody: 'elsewhere' } as const;
        await store.replaceOffice(office.recipient, again);
        return store.setFormerState(recipient, state);
      },
    };
    await expect(confirm(DIGITS, { store: late })).rejects.toThrow('办公室的密钥刚刚有了变动');
    expect(existsSync(former.path)).toBe(true);
  });

  test('seals anew also what hangs on no entry that is there', async () => {
    await append('b', await answerTo('b', '挂空的答复'));
    await place.ask("update entry set after_entry = 'nowhere' where submission = 'b'");
    await prove();
    await confirm();
    expect(await store.notSealedTo(office.recipient)).toEqual([]);
    const [row] = await store.readMany(['b'], 'all');
    const sealed = row?.entries[0]?.sealed ?? new Uint8Array();
    expect(await unsealWords(sealed, 'b', [office.identity])).toMatchObject({ text: '挂空的答复' });
  });

  test('takes nothing for sealed anew that changed under its hands', async () => {
    await prove();
    let changes = 3;
    const changing: FeedbackStore = {
      ...store,
      resealSubmission: async (resealed) => {
        if (resealed.id !== 'a' || changes === 0) return store.resealSubmission(resealed);
        changes -= 1;
        return false;
      },
    };
    await confirm(DIGITS, { store: changing });
    await expectMoved();
  });

  test('keeps the key, and tells of what, where something can be sealed anew in no pass', async () => {
    await prove();
    const stuck: FeedbackStore = { ...store, resealSubmission: async () => false };
    for (const leavesUnreadable of [false, true])
      await expect(confirm(DIGITS, { store: stuck, leavesUnreadable })).rejects.toThrow(
        /还有 3 件没有用新密钥重新加密：\n {2}a\n {2}b\n {2}c\n/,
      );
    expect(existsSync(former.path)).toBe(true);
  });

  test.each(['resealed', 'resealing'] as const)(
    'looks again before it destroys the key, after it was broken off when all was %s',
    async (state) => {
      await move();
      await store.setFormerState(former.recipient, state);
      await confirm();
      expect(await store.notSealedTo(office.recipient)).toEqual([]);
      expect(existsSync(former.path)).toBe(false);
    },
  );

  test('looks a last time before it destroys the key', async () => {
    await prove();
    const late: FeedbackStore = {
      ...store,
      // As a program of an earlier schema stores it, at the last moment.
      setFormerState: async (recipient, state) => {
        if (state === 'resealed') {
          const sealed = await seal({ ...SAID, message: '正文 d' }, former.recipient);
          await store.insert({ id: 'd', notice: 'n', received: '2025-01-10', ...namedHashes('d'), sealed });
        }
        return store.setFormerState(recipient, state);
      },
    };
    await expect(confirm(DIGITS, { store: late })).rejects.toThrow(/还有 1 件.+\n {2}d\n/);
    expect(existsSync(former.path)).toBe(true);
    await confirm();
    await expectMoved(['a', 'b', 'c', 'd']);
  });

  test.each([
    ['removed', (path: string) => rm(path)],
    ['overwritten', (path: string) => writeFile(path, new Uint8Array(300))],
  ])('ends what was broken off when the key’s file was %s', async (_, spoil) => {
    await move();
    await store.setFormerState(former.recipient, 'resealed');
    await spoil(former.path);
    await expect(confirm()).rejects.toThrow(/只有旧私钥的备份能打开：\n {2}a\n {2}b\n {2}c\n/);
    expect(await store.formerOffice()).not.toBe(null);
    await confirm(DIGITS, { leavesUnreadable: true });
    expect([await store.formerOffice(), await readdir(folder)]).toEqual([null, []]);
  });

  test('is not stopped by what somebody forged', async () => {
    for (const [id, reply] of [
      ['x', 'not a recipient'],
      ['y', 'age1forged'],
    ] as const) {
      const sealed = await seal({ ...SAID, message: `正文 ${id}`, reply }, former.recipient);
      await store.insert({ id, notice: SAID.notice, received: '2025-01-10', ...namedHashes(id), sealed });
    }
    await prove();
    await confirm();
    await expectMoved(['a', 'b', 'c', 'x', 'y']);
  });

  test('keeps the former key while anything cannot be opened, and lists it, until somebody says that it may go', async () => {
    const stranger = await generateOfficeKey();
    const sealed = await seal(SAID, stranger.recipient);
    await store.insert({ id: 'z', notice: 'n', received: '2025-01-10', ...namedHashes('z'), sealed });
    await prove();
    await expect(confirm()).rejects.toThrow(
      /下面 1 条没有，所以旧私钥还留着.+\n {2}z：旧私钥打不开，是用更早的密钥加密的\n/,
    );
    expect(existsSync(former.path)).toBe(true);
    expect(await store.devices()).toHaveLength(1);
    await expect(confirm()).rejects.toThrow(CommandError);
    await confirm(DIGITS, { leavesUnreadable: true });
    await expectMoved();
    expect((await store.read('z'))?.sealed).toEqual(sealed);
  });

  test('does nothing while the key beside the data cannot be read here', async () => {
    await prove();
    const text = await readFile(former.path, 'utf8');
    for (const spoil of [() => rm(former.path), () => writeFile(former.path, text.slice(0, 200))]) {
      await spoil();
      await expect(confirm()).rejects.toThrow('没有它，以前的反馈没法用新密钥重新加密');
      expect(await store.office()).toMatchObject({ recipient: former.recipient, custody: 'beside-data' });
      expect([await store.devices(), await store.formerOffice()]).toEqual([[], null]);
      expect(await store.setup()).toMatchObject({ step: 'proved' });
    }
  });

  test('is cancelled by wrong digits typed five times, and not by four', async () => {
    await prove();
    for (const left of [4, 3, 2, 1])
      await expect(confirm('00000000')).rejects.toThrow(
        `没有办：数字不对。请逐位核对，还可以试 ${left} 次。`,
      );
    await expect(confirm('00000000')).rejects.toThrow('数字已经错了 5 次，这次开办作废');
    expect([await store.setup(), await store.devices()]).toEqual([null, []]);
    await expect(confirm()).rejects.toThrow('没有正在进行的开办');
    await prove();
    for (let tries = 0; tries < 4; tries += 1)
      await expect(confirm('00000000')).rejects.toThrow(CommandError);
    await confirm();
    await expectMoved();
  });

  test('waits for the page to show the digits, and is over when the set-up has expired', async () => {
    await store.beginSetup({ tokenHash: 'setup', expires: LATER, digits: DIGITS });
    await expect(confirm()).rejects.toThrow('还没有收件箱走到显示数字这一步');
    await prove('2020-01-01T00:00:00.000Z');
    await expect(confirm()).rejects.toThrow('开办文件已经过期');
    expect([await store.setup(), await store.devices()]).toEqual([null, []]);
  });

  test.each([
    ['', '没有办。'],
    [null, '这里不能提问：核对以上内容，确认无误以后，加上 --compared 再运行一次。'],
  ])('is left where name and key are compared and the answer is %j, however often', async (answer, says) => {
    await prove();
    const asked = { ...terminal, ask: async () => answer };
    for (let tries = 0; tries < 6; tries += 1)
      await expect(confirm(DIGITS, { terminal: asked })).rejects.toThrow(says);
    expect([await store.devices(), await store.office()]).toMatchObject([
      [],
      { recipient: former.recipient },
    ]);
    await confirm();
    await expectMoved();
  });

  test('asks again where somebody wrote into the database that it was confirmed', async () => {
    await prove();
    await place.ask("update office_setup set step = 'confirmed'");
    const asked = { ...terminal, ask: async () => null };
    await expect(confirm(DIGITS, { terminal: asked })).rejects.toThrow('这里不能提问');
    expect(await store.office()).toMatchObject({ recipient: former.recipient });
  });

  test('forgets no move of another that was confirmed at the same time', async () => {
    await prove();
    const late: FeedbackStore = {
      ...store,
      // The other run gives the office its key after this one saw that it had none, and breaks off.
      confirmSetup: async (candidate) => {
        const confirmed = await store.confirmSetup(candidate);
        await store.rememberFormer(former.recipient, '2025-01-12T00:00:00.000Z');
        await store.moveOffice(former.recipient, (await testOffice()).recipient);
        return confirmed;
      },
    };
    await expect(confirm(DIGITS, { store: late })).rejects.toThrow('刚刚有了变动');
    expect(await store.formerOffice()).toMatchObject({ recipient: former.recipient, state: 'resealing' });
  });

  test('is over where it was confirmed for a key that the office has no more use for', async () => {
    await prove();
    await place.ask("update office_setup set step = 'confirmed'");
    const other = { recipient: (await testOffice()).recipient, custody: 'elsewhere' } as const;
    await store.replaceOffice(former.recipient, other);
    await expect(confirm()).rejects.toThrow('这个收件箱用的是另一个');
    // Another can be begun.
    expect(await store.setup()).toBe(null);
  });

  test('names what may still open something: other keys beside the data, and what was left', async () => {
    const sealed = await seal(SAID, (await generateOfficeKey()).recipient);
    await store.insert({ id: 'z', notice: 'n', received: '2025-01-10', ...namedHashes('z'), sealed });
    const names = ['office-key-copy.txt', 'office-key-x.txt.part'];
    for (const name of names) await writeFile(join(folder, name), '');
    await prove();
    await confirm(DIGITS, { leavesUnreadable: true });
    expect(said).toContain('除了下面 1 件打不开的，反馈都用新的密钥重新加密：\n  z\n');
    for (const name of names) expect(said).toContain(`  ${join(folder, name)}\n`);
    expect(said).not.toContain('不再有私钥');
  });

  test('refuses another key where the office’s is kept elsewhere by then', async () => {
    await prove();
    const other = { recipient: (await testOffice()).recipient, custody: 'elsewhere' } as const;
    await store.replaceOffice(former.recipient, other);
    await expect(confirm()).rejects.toThrow('办公室的密钥已经另外保管，而这个收件箱用的是另一个');
    expect([await store.office(), await store.devices(), await store.formerOffice()]).toEqual([
      other,
      [],
      null,
    ]);
  });

  test('lets one more device in where the office has this key already, and changes nothing else', async () => {
    const standing = { recipient: office.recipient, custody: 'elsewhere' } as const;
    await store.replaceOffice(former.recipient, standing);
    const before = await store.readMany(['a', 'b', 'c']);
    await prove();
    await confirm();
    expect(await store.office()).toEqual(standing);
    expect(await store.readMany(['a', 'b', 'c'])).toEqual(before);
    expect(existsSync(former.path)).toBe(true);
    expect(await store.devices()).toMatchObject([{ id: device.id }]);
  });

  test('touches no device whose id or token the candidate has', async () => {
    await prove();
    const { name, role, verifyKey } = device.signed.certificate;
    await store.addDevice({
      id: device.id,
      tokenHash: 'x',
      certificate: '{}',
      name,
      role,
      verifyKey,
      expires: LATER,
    });
    await expect(confirm()).rejects.toThrow('已经有一个编号或者口令相同的收件箱');
    expect(await store.office()).toMatchObject({ recipient: former.recipient });
  });

  test('makes the first key of an office that had none', async () => {
    await place.ask('delete from office');
    for (const table of ['entry', 'submission']) await place.ask(`delete from ${table}`);
    await prove();
    await confirm();
    expect(await store.office()).toEqual({ recipient: office.recipient, custody: 'elsewhere' });
    expect([await store.formerOffice(), waited]).toEqual([null, []]);
  });
});
