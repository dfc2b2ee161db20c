import { expect, test } from 'vitest';
import type { SealedRow } from '#lib/feedback/store/office/office-store';
import type { DestroyedSubmission } from '#lib/feedback/store/store';
import { instantOf } from '#lib/model/date';
import { parseRowsFile } from '#lib/office/sealed-file';
import { writeRowsFile } from '../../../../scripts/office/by-file/sealed-export';
import { testOffice } from '../../office/fixtures';

// `npm run office -- export --sealed`: the file that is carried to an inbox.

const NOW = instantOf('2025-01-15T09:00:00+08:00');

function row(id: string): SealedRow {
  return {
    id,
    notice: 'n',
    received: '2025-01-10',
    sealed: new Uint8Array([1]),
    sealedTo: null,
    entries: [],
  };
}

test('names what is withdrawn while the file is written among what was destroyed', async () => {
  const { recipient } = await testOffice();
  const stored = new Map(Array.from({ length: 20 }, (_, index) => [`s${index}`, row(`s${index}`)]));
  const destroyed: DestroyedSubmission[] = [];
  const store = {
    readMany: async (ids: readonly string[]) => {
      if (stored.delete('s19')) destroyed.push({ id: 's19', day: '2025-01-15', reason: 'withdrawn' });
      return ids.flatMap((id) => stored.get(id) ?? []);
    },
    devices: async () => [],
    office: async () => ({ recipient, custody: 'elsewhere' as const, since: '2025-01-10' }),
    formerOffice: async () => null,
    exchange: async () => null,
    unconfirmed: async () => [],
    notSealedTo: async () => [],
    listDestroyed: async () => destroyed,
    recordHead: async () => null,
    receiptSalt: async () => new Uint8Array(32),
    records: async () => [],
  };
  let text = '';
  const write = async (piece: string) => {
    text += piece;
  };
  const site = { facts: { notices: [], answerWithin: null }, noticeItems: {} };
  expect(await writeRowsFile(store, [...stored.keys()], write, NOW, site)).toBe(19);
  const file = parseRowsFile(text);
  expect(file.rows.map(({ id }) => id)).not.toContain('s19');
  expect(file.destroyed).toMatchObject([{ id: 's19' }]);
  expect(text.split('\n').filter((line) => line.startsWith('{"id"'))).toHaveLength(19);
});
