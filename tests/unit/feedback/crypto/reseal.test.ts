import type { Decrypter } from 'age-encryption';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDecrypter } from '#lib/feedback/crypto/decrypter';
import { resealRow } from '#lib/feedback/crypto/reseal';
import { sealWords, unsealWords } from '#lib/feedback/crypto/sealed-words';
import {
  generateOfficeKey,
  type OfficeKey,
  seal,
  sealJson,
  UnsealError,
  unseal,
} from '#lib/feedback/crypto/sealing';
import type { MarkedEntry, SealedRow } from '#lib/feedback/store/office/office-store';
import { SAID } from '../../../harness/office';

// Sealing anew what is sealed to the office's former key.

let former: OfficeKey;
let office: OfficeKey;
let writer: OfficeKey;
let stranger: OfficeKey;
let decrypter: Decrypter;
beforeAll(async () => {
  [former, office, writer, stranger] = await Promise.all([
    generateOfficeKey(),
    generateOfficeKey(),
    generateOfficeKey(),
    generateOfficeKey(),
  ]);
  decrypter = await createDecrypter([former.identity]);
});

const plaintext = async (sealed: Uint8Array, { identity }: OfficeKey) =>
  (await createDecrypter([identity])).decrypt(sealed);

function entry(id: string, sealed: Uint8Array | null, kind: MarkedEntry['kind'] = 'answer'): MarkedEntry {
  const unsigned = { device: null, signed: null, signature: null };
  const state = kind === 'answer' ? ('answered' as const) : null;
  return {
    id,
    submission: 'a',
    after: '',
    kind,
    day: '2025-01-10',
    state,
    sealed,
    sealedTo: null,
    ...unsigned,
  };
}

async function row(entries: readonly MarkedEntry[], changed: Partial<SealedRow> = {}): Promise<SealedRow> {
  const sealed = await seal({ ...SAID, reply: writer.recipient }, former.recipient);
  return {
    id: 'a',
    notice: SAID.notice,
    received: '2025-01-10',
    sealed,
    sealedTo: null,
    entries,
    ...changed,
  };
}

const reply = (to: readonly OfficeKey[], text = '已经办了。') =>
  sealWords(
    { kind: 'reply', submission: 'a', text },
    to.map(({ recipient }) => recipient),
  );

test('a submission is opened by the new key and no longer by the former, and is byte for byte what it was', async () => {
  const before = await row([]);
  const { submission, failed } = await resealRow(before, decrypter, office.recipient);
  const sealed = submission?.sealed ?? new Uint8Array();
  expect([submission?.id, submission?.former, submission?.sealedTo, failed]).toEqual([
    'a',
    before.sealed,
    office.recipient,
    [],
  ]);
  expect(await plaintext(sealed, office)).toEqual(await plaintext(before.sealed, former));
  await expect(unseal(sealed, [former.identity])).rejects.toThrow(UnsealError);
});

test('an answer stays open to its writer, and what the office has for itself to the office alone', async () => {
  const note = { kind: 'internal', submission: 'a', note: '再核一次', more: { of: '以后的程序' } };
  const added = { kind: 'addition', submission: 'a', text: '补充' } as const;
  const before = await row([
    entry('e1', await reply([former, writer])),
    entry('e2', await sealJson(note, [former.recipient]), 'internal'),
    entry('e3', await sealWords(added, [former.recipient]), 'addition'),
    entry('e4', null, 'rating'),
  ]);
  const { entries, failed } = await resealRow(before, decrypter, office.recipient);
  expect([entries.map(({ id }) => id), failed]).toEqual([['e1', 'e2', 'e3'], []]);
  const [answer, internal, addition] = entries.map(({ sealed }) => sealed);
  for (const { identity } of [office, writer])
    expect(await unsealWords(answer ?? new Uint8Array(), 'a', [identity])).toMatchObject({
      text: '已经办了。',
    });
  // What this program does not know of stays in it.
  expect(new TextDecoder().decode(await plaintext(internal ?? new Uint8Array(), office)).trim()).toBe(
    JSON.stringify(note),
  );
  for (const sealed of [internal, addition])
    await expect(plaintext(sealed ?? new Uint8Array(), writer)).rejects.toThrow();
});

test('what is sealed to the office’s key already is left as it is', async () => {
  const before = await row([{ ...entry('e1', await reply([office])), sealedTo: office.recipient }], {
    sealedTo: office.recipient,
  });
  expect(await resealRow(before, decrypter, office.recipient)).toEqual({
    entries: [],
    submission: null,
    failed: [],
  });
});

test.each(['not a recipient', `age1${'q'.repeat(58)}`, 5])(
  'an answer to a submission whose reply key %j nobody can seal to goes to the office alone, and stops nothing',
  async (written) => {
    const sealed = await sealJson({ ...SAID, reply: written }, [former.recipient]);
    const before = await row([entry('e1', await reply([former]))], { sealed });
    const { entries, submission, failed } = await resealRow(before, decrypter, office.recipient);
    expect([submission?.id, failed]).toEqual(['a', []]);
    expect(await unsealWords(entries[0]?.sealed ?? new Uint8Array(), 'a', [office.identity])).toMatchObject({
      text: '已经办了。',
    });
  },
);

describe('what cannot be sealed anew is told, and never taken for done', () => {
  const failedOf = async (of: SealedRow) => {
    const { entries, submission, failed } = await resealRow(of, decrypter, office.recipient);
    return { done: [...entries.map(({ id }) => id), ...(submission ? ['itself'] : [])], failed };
  };
  const damage = (sealed: Uint8Array) =>
    sealed.map((byte, index) => (index === sealed.length - 1 ? byte ^ 1 : byte));

  test('sealed to a key of before', async () => {
    const sealed = await seal(SAID, stranger.recipient);
    expect(await failedOf(await row([], { sealed }))).toEqual({
      done: [],
      failed: [{ submission: 'a', entry: null, why: 'other-key' }],
    });
  });

  test('damaged within, or in its head', async () => {
    const { sealed } = await row([]);
    for (const broken of [damage(sealed), sealed.slice(0, 60), new Uint8Array([1, 2, 3])])
      expect((await failedOf(await row([], { sealed: broken }))).failed).toEqual([
        { submission: 'a', entry: null, why: 'damaged' },
      ]);
  });

  test('an answer of which nobody can tell to which writer it is sealed; an addition goes on', async () => {
    const sealed = await seal(SAID, stranger.recipient);
    const added = { kind: 'addition', submission: 'a', text: '补充' } as const;
    const entries = [
      entry('e1', await reply([former, writer])),
      entry('e2', await sealWords(added, [former.recipient]), 'addition'),
    ];
    expect(await failedOf(await row(entries, { sealed }))).toEqual({
      done: ['e2'],
      failed: expect.arrayContaining([
        { submission: 'a', entry: 'e1', why: 'writer' },
        { submission: 'a', entry: null, why: 'other-key' },
      ]),
    });
  });

  test('an answer of what an earlier program stored goes to the office alone, as it was', async () => {
    const sealed = await seal(SAID, former.recipient);
    const state = entry('e1', await reply([former]), 'state');
    expect(await failedOf(await row([state], { sealed }))).toEqual({ done: ['e1', 'itself'], failed: [] });
  });
});
