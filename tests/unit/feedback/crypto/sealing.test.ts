import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Encrypter, generateHybridIdentity } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateOfficeKey, recipientOf, seal, UnsealError, unseal } from '#lib/feedback/crypto/sealing';
import { BYTES_A_CHARACTER, CONTACT_MAX, MESSAGE_BYTES, NAME_MAX } from '#lib/feedback/form/fields';
import type { Submission } from '#lib/feedback/form/submission';
import { submissionOf } from '../fixtures';

const KEY = await generateOfficeKey();
const SUBMISSION = submissionOf();

/** A submission whose JSON is of exactly this many bytes. */
function ofLength(bytes: number): Submission {
  const empty = { ...SUBMISSION, message: '' };
  return { ...empty, message: 'x'.repeat(bytes - Buffer.byteLength(JSON.stringify(empty))) };
}

/** Text that JSON writes with six bytes for each of its own. */
const escaped = (bytes: number) => '\u0001'.repeat(bytes);

const LARGEST: Submission = {
  ...SUBMISSION,
  message: escaped(MESSAGE_BYTES),
  name: escaped(NAME_MAX * BYTES_A_CHARACTER),
  contact: escaped(CONTACT_MAX * BYTES_A_CHARACTER),
};

async function sealedWords(words: string | Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(KEY.recipient);
  return encrypter.encrypt(words);
}

describe('a sealed submission', () => {
  test('is opened with the office’s key, and is what was sealed', async () => {
    expect(await unseal(await seal(SUBMISSION, KEY.recipient), [KEY.identity])).toEqual(SUBMISSION);
  });

  test('keeps every word, whatever it is', async () => {
    const text = fc.string({ unit: 'grapheme' });
    const words = fc.record({ message: text, name: text, contact: text });
    await fc.assert(
      fc.asyncProperty(words, async (written) => {
        const submission = { ...SUBMISSION, ...written };
        expect(await unseal(await seal(submission, KEY.recipient), [KEY.identity])).toEqual(submission);
      }),
      { numRuns: 30 },
    );
  });

  test('may be the largest that there can be', async () => {
    expect(await unseal(await seal(LARGEST, KEY.recipient), [KEY.identity])).toEqual(LARGEST);
  });

  test('is opened by whichever of several keys fits, wherever it stands among them', async () => {
    const others = await Promise.all([generateOfficeKey(), generateOfficeKey()]);
    const [first = '', second = ''] = others.map(({ identity }) => identity);
    const sealed = await seal(SUBMISSION, KEY.recipient);
    for (const identities of [
      [KEY.identity, first, second],
      [first, KEY.identity, second],
      [first, await generateHybridIdentity(), KEY.identity],
    ])
      expect(await unseal(sealed, identities)).toEqual(SUBMISSION);
    await expect(unseal(sealed, [first, second])).rejects.toThrow(UnsealError);
    await expect(unseal(sealed, [])).rejects.toThrow(UnsealError);
  });

  test('is opened by no other key', async () => {
    const { identity } = await generateOfficeKey();
    const sealed = await seal(SUBMISSION, KEY.recipient);
    await expect(unseal(sealed, [identity])).rejects.toThrow(UnsealError);
  });

  test('shows no word of what is in it', async () => {
    const sealed = Buffer.from(await seal({ ...SUBMISSION, message: 'CANARY '.repeat(50) }, KEY.recipient));
    for (const word of ['CANARY', SUBMISSION.name, SUBMISSION.contact, 'leadership', 'report'])
      expect(sealed.includes(word)).toBe(false);
  });

  test('is other bytes each time', async () => {
    const sealed = await Promise.all([1, 2].map(() => seal(SUBMISSION, KEY.recipient)));
    expect(sealed[0]).not.toEqual(sealed[1]);
  });

  test('is refused when a single bit of it was changed', async () => {
    const sealed = await seal(SUBMISSION, KEY.recipient);
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.nat(7), async (place, bit) => {
        const changed = sealed.map((byte, index) => (index === place ? byte ^ (1 << bit) : byte));
        await expect(unseal(changed, [KEY.identity])).rejects.toThrow(UnsealError);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the length of a sealed submission', () => {
  const BUCKETS = [2, 8, 32, 128, 512, 2048].map((kibibytes) => kibibytes * 1024);
  const lengthOf = async (bytes: number) => (await seal(ofLength(bytes), KEY.recipient)).length;

  test.each(BUCKETS)('is the same for all that fit into %i bytes and no less', async (bucket) => {
    const least = (BUCKETS[BUCKETS.indexOf(bucket) - 1] ?? 300) + 1;
    const [shortest, longest] = [await lengthOf(least), await lengthOf(bucket)];
    expect(shortest).toBe(longest);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: least, max: bucket }), async (bytes) => {
        expect(await lengthOf(bytes)).toBe(shortest);
      }),
      { numRuns: 5 },
    );
  });

  test('is another for each bucket', async () => {
    expect(new Set(await Promise.all(BUCKETS.map(lengthOf))).size).toBe(BUCKETS.length);
  });

  test('does not tell who gave a name and who did not', async () => {
    const anonymous = submissionOf({
      kind: 'report',
      item: '',
      message: '说五个字吧',
      name: '',
      contact: '',
      consent: 'yes',
    });
    expect((await seal(anonymous, KEY.recipient)).length).toBe(
      (await seal(SUBMISSION, KEY.recipient)).length,
    );
  });

  test('has an end: what no form can hold is not sealed', async () => {
    await expect(seal(ofLength(2048 * 1024 + 1), KEY.recipient)).rejects.toThrow(
      new RangeError('2097153 bytes are more than the largest bucket'),
    );
  });
});

describe('bytes that are no sealed submission', () => {
  test.each<[string, () => Promise<Uint8Array>]>([
    ['nothing', async () => new Uint8Array()],
    ['rubbish', async () => Buffer.from('rubbish')],
    ['half of one', async () => (await seal(SUBMISSION, KEY.recipient)).subarray(0, 1000)],
    [
      'one with something behind it',
      async () => Buffer.concat([await seal(SUBMISSION, KEY.recipient), Buffer.of(0)]),
    ],
    ['sealed words that are no JSON', () => sealedWords('words')],
    ['sealed bytes that are no text', () => sealedWords(Buffer.of(0xff, 0xfe))],
    ['sealed JSON that is no submission', () => sealedWords('{"notice":"x"}')],
    ['a submission of no known kind', () => sealedWords(JSON.stringify({ ...SUBMISSION, kind: 'praise' }))],
  ])('cannot be opened: %s', async (_, bytes) => {
    await expect(unseal(await bytes(), [KEY.identity])).rejects.toThrow(new UnsealError('cannot be opened'));
  });

  test('cannot be opened whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (bytes) => {
        await expect(unseal(bytes, [KEY.identity])).rejects.toThrow(UnsealError);
      }),
    );
  });
});

describe('the office’s keys', () => {
  test('are a pair as age writes them, another each time', async () => {
    expect(KEY.recipient).toMatch(/^age1[a-z0-9]{58}$/);
    expect(KEY.identity).toMatch(/^AGE-SECRET-KEY-1[A-Z0-9]{58}$/);
    expect((await generateOfficeKey()).recipient).not.toBe(KEY.recipient);
  });

  test('have one recipient for an identity', async () => {
    expect(await recipientOf(KEY.identity)).toBe(KEY.recipient);
  });

  test.each([
    '',
    'AGE-SECRET-KEY-1',
    'age1xyz',
    KEY.recipient,
    `${KEY.identity}Q`,
    KEY.identity.toLowerCase(),
  ])('are refused when they are no identity: %j', async (text) => {
    await expect(recipientOf(text)).rejects.toThrow(new UnsealError('not an identity of age'));
  });

  test('are refused for sealing when they are no recipient', async () => {
    await expect(seal(SUBMISSION, 'age1nobody')).rejects.toThrow();
  });
});

describe('Debian’s age', () => {
  const run = promisify(execFile);

  /** Does something with files of these texts and bytes, named as given. */
  async function withFiles<T>(
    files: Record<string, string | Uint8Array>,
    work: (paths: string[]) => Promise<T>,
  ): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), 'disclosure-age-'));
    try {
      const paths = Object.keys(files).map((name) => join(folder, name));
      await Promise.all(Object.values(files).map((content, index) => writeFile(paths[index] ?? '', content)));
      return await work(paths);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  test.each<[string, Submission]>([
    ['a short one', SUBMISSION],
    ['the largest', LARGEST],
  ])('opens what was sealed: %s', async (_, submission) => {
    const files = { 'key.txt': `${KEY.identity}\n`, 'sealed.age': await seal(submission, KEY.recipient) };
    const { stdout } = await withFiles(files, ([key = '', sealed = '']) =>
      run('age', ['--decrypt', '--identity', key, sealed], { maxBuffer: 4 * 1024 * 1024 }),
    );
    expect(JSON.parse(stdout)).toEqual(submission);
  });

  test('names the same recipient for a key', async () => {
    const { stdout } = await withFiles({ 'key.txt': `${KEY.identity}\n` }, ([key = '']) =>
      run('age-keygen', ['-y', key]),
    );
    expect(stdout.trim()).toBe(KEY.recipient);
  });

  test('makes keys with which we open what it sealed', async () => {
    const made =
      (await run('age-keygen')).stdout.split('\n').find((line) => line.startsWith('AGE-SECRET')) ?? '';
    const sealed = await withFiles({ words: JSON.stringify(SUBMISSION) }, async ([words = '']) => {
      const args = ['--encrypt', '--recipient', await recipientOf(made), words];
      return (await run('age', args, { encoding: 'buffer' })).stdout;
    });
    expect(await unseal(sealed, [made])).toEqual(SUBMISSION);
  });
});
