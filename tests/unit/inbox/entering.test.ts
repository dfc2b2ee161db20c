import { base64 } from '@scure/base';
import { beforeEach, expect, test } from 'vitest';
import { parseReceipt } from '#lib/feedback/crypto/receipt';
import { hashOfSecret } from '#lib/feedback/crypto/receipt-derivation';
import { createReceiptSecrets } from '#lib/feedback/crypto/receipt-hash';
import { replyIdentityOf } from '#lib/feedback/crypto/reply-key';
import { sealWords, unsealWords } from '#lib/feedback/crypto/sealed-words';
import { seal, unseal } from '#lib/feedback/crypto/sealing';
import type { InboxSession } from '../../../inbox/work/inbox-types';
import { SALT, TODAY } from './fake-office';
import { submissionIn, type TestInbox, testInbox } from './open-inbox';

// What came by phone, letter or visit, as the office's inbox enters it.

let inbox: TestInbox;
let session: InboxSession;
beforeEach(async () => {
  inbox = await testInbox();
  session = await inbox.open();
  await session.sync();
});

const SAID = {
  ...({ notice: 'n', kind: 'report', item: null, message: '路灯坏了三个月，没有人修。' } as const),
  ...{ name: '', contact: '0412-7333360' },
};
const CALL = { received: '2025-01-14', channel: 'phone', consent: 'agreed', said: SAID } as const;

/** The id of the only submission. */
const onlyId = () => session.snapshot().submissions[0]?.id ?? '';

/** The secret of a receipt, as the site derives it. */
const secretOf = (receipt: string) => createReceiptSecrets({ receiptSalt: async () => SALT })(receipt);

test('a call is entered with who entered it, how it came, and what was noted of consent', async () => {
  const { outcome } = await session.entering.enter(CALL);
  expect(outcome.result).toBe('applied');
  const entered = submissionIn(session.snapshot(), onlyId());
  expect(entered).toMatchObject({
    ...{ received: '2025-01-14', submission: SAID, doubts: [] },
    entered: { channel: 'phone', consent: 'agreed', by: '王芳' },
    entries: [{ kind: 'entered', trust: 'vouched', by: '王芳', state: null }],
  });
  expect(inbox.site.record.page(0).entries).toMatchObject([{ kind: 'entered', submission: entered.id }]);
  expect(JSON.stringify([...inbox.site.rows.values()])).not.toContain('路灯');
});

test('its receipt is one of digits that finds it at the site, and opens what the office answers', async () => {
  const { receipt } = await session.entering.enter(CALL);
  expect(parseReceipt(receipt)).toEqual({ state: 'valid', receipt: { form: 'digits', text: receipt } });
  const id = onlyId();
  const secret = await secretOf(receipt);
  expect(inbox.site.digitsHashes.get(id)).toBe(hashOfSecret(secret));
  const seen = submissionIn(session.snapshot(), id);
  await session.act({ kind: 'answer', submission: id, text: '已经修好。' }, seen);
  const sealed = base64.decode(inbox.site.rows.get(id)?.entries.at(-1)?.sealed ?? '');
  expect(await unsealWords(sealed, id, [replyIdentityOf(secret)])).toMatchObject({ text: '已经修好。' });
});

test('nothing that stays has the receipt', async () => {
  inbox.site.isReachable = false;
  const { receipt } = await session.entering.enter(CALL);
  const left = await session.lock();
  for (const digits of [receipt, receipt.replaceAll(' ', '')])
    expect(JSON.stringify([session.actsFile(), left, [...inbox.site.rows.values()]])).not.toContain(digits);
});

test('without a network it waits, is taken from its file with its words, and is entered once', async () => {
  inbox.site.isReachable = false;
  expect((await session.entering.enter(CALL)).outcome.result).toBe('queued');
  const { text } = session.actsFile();
  expect(text).not.toContain('路灯');
  const later = await inbox.open();
  expect(await later.takeActs(text)).toBe(1);
  expect(later.snapshot().queue).toMatchObject([{ request: { ...CALL, kind: 'entered' } }]);
  inbox.site.isReachable = true;
  await session.sync();
  await later.sync();
  expect(later.snapshot()).toMatchObject({ queue: [], undone: [] });
  expect(later.snapshot().submissions).toHaveLength(1);
});

test('of a notice that the site does not take it for, the words are told again', async () => {
  const { outcome } = await session.entering.enter({ ...CALL, said: { ...SAID, notice: 'elsewhere' } });
  expect(outcome.result).toBe('no-notice');
  expect(session.snapshot().undone).toMatchObject([{ request: { said: { message: SAID.message } } }]);
});

test('a reader enters nothing, nor anybody before the site told the salt of receipts', async () => {
  const reader = await (await testInbox('reader')).open();
  await expect(reader.entering.enter(CALL)).rejects.toThrow('reader');
  const early = await inbox.open();
  await expect(early.entering.enter(CALL)).rejects.toThrow('no-salt');
});

test('that a server put other words under what was entered is told', async () => {
  await session.entering.enter(CALL);
  const id = onlyId();
  const row = inbox.site.rows.get(id);
  if (!row) throw new Error('not entered');
  const other = { ...SAID, message: '一切都好。', id, received: CALL.received };
  inbox.site.rows.set(id, {
    ...row,
    sealed: base64.encode(await seal(other, inbox.office.recipient)),
  });
  await session.sync();
  expect(submissionIn(session.snapshot(), id).doubts).toEqual(['other-words']);
});

test('it is vouched for and marked also after everything was sealed anew', async () => {
  await session.entering.enter(CALL);
  const id = onlyId();
  const row = inbox.site.rows.get(id);
  const [entry] = row?.entries ?? [];
  if (!row || !entry) throw new Error('not entered');
  const { identity, recipient } = inbox.office;
  const said = await unseal(base64.decode(row.sealed), [identity]);
  const words = await unsealWords(base64.decode(entry.sealed ?? ''), id, [identity]);
  inbox.site.rows.set(id, {
    ...row,
    sealed: base64.encode(await seal(said, recipient)),
    entries: [{ ...entry, sealed: base64.encode(await sealWords(words, [recipient])) }],
  });
  await session.sync();
  expect(submissionIn(session.snapshot(), id)).toMatchObject({
    ...{ doubts: [], entered: { by: '王芳' } },
    entries: [{ trust: 'vouched' }],
  });
});

test('that something was entered counts as the first entry of its history alone, and only signed', async () => {
  await inbox.site.receive('posted', '网上来的');
  await session.entering.enter(CALL);
  const entered = session.snapshot().submissions.find(({ id }) => id !== 'posted');
  const entry = inbox.site.rows.get(entered?.id ?? '')?.entries[0];
  if (!entry) throw new Error('not entered');
  inbox.site.append('posted', entry);
  await session.sync();
  expect(submissionIn(session.snapshot(), 'posted')).toMatchObject({
    entered: null,
    entries: [{ trust: 'unvouched' }],
  });
});

test('what may be chosen of a notice is what the site says, or a file', async () => {
  expect(await session.entering.items('n')).toEqual([
    { anchor: 'rectification-1', heading: '（一）', row: null },
  ]);
  expect(TODAY >= CALL.received).toBe(true);
});
