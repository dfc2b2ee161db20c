import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { indexSchema, rowSchema } from '#lib/office/protocol';
import { hashOfHashedRow, hashOfRow } from '#lib/office/row-hash';
import { actsFileSchema, NoSealedFile, parseActsFile, parseRowsFile } from '#lib/office/sealed-file';
import { testAct, testDevice, testOffice, text64 } from './fixtures';

const entry = {
  id: 'e',
  after: '',
  kind: 'state',
  day: '2025-01-15',
  state: 'working',
  sealed: null,
  device: null,
  signed: null,
  signature: null,
} as const;
const row = { id: 'a', notice: 'n', received: '2025-01-14', sealed: 'AAAA', entries: [entry] };
const office = await testOffice();

describe('the hash of a row', () => {
  test('is that of all that is sent of it, in whichever order', () => {
    expect(hashOfRow(rowSchema.parse(row))).toBe(
      hashOfRow(rowSchema.parse(Object.fromEntries(Object.entries(row).reverse()))),
    );
    for (const changed of [{ sealed: 'BBBB' }, { notice: 'm' }, { received: '2025-01-13' }, { entries: [] }])
      expect(hashOfRow(rowSchema.parse({ ...row, ...changed }))).not.toBe(hashOfRow(rowSchema.parse(row)));
  });
});

describe('the hash of a row whose sealed bytes are known by their hashes', () => {
  test('is the same', () => {
    const whole = rowSchema.parse({ ...row, entries: [{ ...entry, sealed: 'AAAB' }] });
    const hashed = (sealed: string) => createHash('sha256').update(sealed, 'base64').digest('base64url');
    const entries = [{ ...entry, sealed: hashed('AAAB') }];
    expect(hashOfHashedRow({ ...whole, sealed: hashed('AAAA'), entries })).toBe(hashOfRow(whole));
  });
});

describe('the index', () => {
  test('may hold more than this program knows of', () => {
    const index = {
      office: office.recipient,
      custody: 'elsewhere',
      resealing: 0,
      today: '2025-01-15',
      rows: { a: text64(32, 1) },
      destroyed: [{ id: 'b', day: '2025-01-15', reason: 'junk' }],
      site: { notices: [], answerWithin: null, more: 1 },
      more: 1,
    };
    expect(indexSchema.parse(index).rows).toEqual(index.rows);
  });
});

describe('a file carried by hand', () => {
  test('of acts is read as it was written, also with a byte order mark', async () => {
    const file = { v: 1, kind: 'acts', acts: [testAct(await testDevice(office, 1))] } as const;
    expect(parseActsFile(`\ufeff${JSON.stringify(actsFileSchema.parse(file))}`)).toEqual(file);
  });

  test.each(['', '{}', '[]', '{"v":2,"kind":"acts","acts":[]}'])('is not %j', (text) => {
    expect(() => parseActsFile(text)).toThrow(NoSealedFile);
    expect(() => parseRowsFile(text)).toThrow(NoSealedFile);
  });
});
