import { beforeEach, describe, expect, test } from 'vitest';
import { hashOfRecordEntry } from '#lib/feedback/store/office/record-chain';
import { formatDigest, parseDigest, recordDigests } from '#lib/office/record-digest';
import type { InboxSession } from '../../../inbox/work/inbox-types';
import { type TestDevice, testDevice, testOffice, text64 } from '../office/fixtures';
import { submissionIn, type TestInbox, testInbox } from './open-inbox';

// The office's record in an inbox: what stands in it, what is agreed upon in it, and what of it was written down.

let inbox: TestInbox;
let session: InboxSession;
let colleague: TestDevice;
let other: InboxSession;

beforeEach(async () => {
  inbox = await testInbox();
  await inbox.site.receive('a', '路灯坏了');
  colleague = await testDevice(inbox.office, 2, 'clerk', '李华');
  inbox.site.devices.push({ ...colleague.signed, state: 'active' });
  session = await inbox.open();
  await session.sync();
  other = await inbox.open(colleague);
});

const proposalIn = (of: InboxSession) => {
  const [proposal] = of.snapshot().proposals;
  if (!proposal) throw new Error('nothing is proposed');
  return proposal;
};

describe('a submission', () => {
  test('is destroyed once a second device consents to what the first proposed', async () => {
    expect(await session.record.propose('a', 'junk')).toBe('applied');
    expect(session.snapshot().proposals).toMatchObject([
      { submission: 'a', reason: 'junk', isVouched: true },
    ]);
    expect(inbox.site.rows.has('a')).toBe(true);
    await other.sync();
    expect(await other.record.consent(proposalIn(other), '')).toBe('applied');
    expect(inbox.site.destroyed).toMatchObject([{ id: 'a', reason: 'junk' }]);
    await session.sync();
    expect(session.snapshot()).toMatchObject({ proposals: [], submissions: [] });
  });

  test('stays where the proposal was taken back, also by the colleague', async () => {
    await session.record.propose('a', 'decided');
    await other.sync();
    expect(await other.record.retract(proposalIn(other))).toBe('applied');
    expect(other.snapshot().proposals).toEqual([]);
    await session.sync();
    expect(session.snapshot().proposals).toEqual([]);
    expect(inbox.site.rows.has('a')).toBe(true);
  });

  test('is not destroyed by whoever proposed it, nor upon less than its whole history', async () => {
    await session.record.propose('a', 'junk');
    expect(await session.record.consent(proposalIn(session), '')).toBe('refused');
    await other.sync();
    await inbox.site.addition('a', '请不要删');
    expect(await other.record.consent(proposalIn(other), '')).toBe('changed');
    expect(inbox.site.rows.has('a')).toBe(true);
  });

  test('is proposed by no device that may only read', async () => {
    const reading = await testDevice(inbox.office, 3, 'reader', '陈静');
    inbox.site.devices.push({ ...reading.signed, state: 'active' });
    const reader = await inbox.open(reading);
    await reader.sync();
    await expect(async () => reader.record.propose('a', 'junk')).rejects.toThrow('reader');
  });

  test('whose destroying was proposed after its device’s certificate had ended is marked so', async () => {
    await session.record.propose('a', 'junk');
    inbox.site.record.rewrite(inbox.site.record.entries.map((entry) => ({ ...entry, day: '2040-01-01' })));
    await other.sync();
    expect(other.snapshot().proposals).toMatchObject([{ isVouched: false }]);
  });

  test('whose destroying was proposed by nobody whom the office vouches for is marked so', async () => {
    const stranger = await testDevice(await testOffice(), 4, 'clerk', '别人');
    inbox.site.record.add({
      ...{ id: text64(16, 7), day: '2025-01-15', kind: 'destroy-proposed', device: stranger.id },
      ...{ submission: 'a', reason: 'junk' },
    });
    await session.sync();
    expect(session.snapshot().proposals).toMatchObject([{ proposer: stranger.id, isVouched: false }]);
  });
});

describe('the record', () => {
  test('holds each act, fits, and is loaded once', async () => {
    const seen = submissionIn(session.snapshot(), 'a');
    await session.act({ kind: 'answer', submission: 'a', text: '已经修好。' }, seen);
    await session.sync();
    await session.record.check();
    const { record } = session.snapshot();
    expect(record.entries).toMatchObject([{ number: 1, kind: 'answer', device: inbox.device.id }]);
    expect(record).toMatchObject({ departure: null, problems: [] });
    inbox.site.asked.length = 0;
    await session.sync();
    expect(inbox.site.asked).toEqual(['GET index']);
  });

  test('stays checked where a slower visit to the site brings what is known already', async () => {
    inbox.site.record.add({ id: 'export', day: '2025-01-15', kind: 'export', detail: 'sealed', count: 1 });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    inbox.site.lies.set('record', async (answer) => {
      inbox.site.lies.delete('record');
      await held;
      return answer;
    });
    const visit = session.sync();
    await expect.poll(() => inbox.site.asked).toContain('GET record');
    const check = session.record.check();
    await new Promise((resolve) => setTimeout(resolve, 50));
    release();
    await Promise.all([visit, check]);
    expect(session.snapshot().record).toMatchObject({ problems: [], entries: [{ kind: 'export' }] });
  });

  test('is loaded from where it was known on', async () => {
    await session.record.propose('a', 'junk');
    inbox.site.asked.length = 0;
    inbox.site.record.add({ id: 'export', day: '2025-01-15', kind: 'export', detail: 'sealed', count: 1 });
    await session.sync();
    expect(inbox.site.asked.filter((asked) => asked.includes('record'))).toEqual(['GET record/1']);
    expect(session.snapshot().record.entries.map(({ kind }) => kind)).toEqual(['destroy-proposed', 'export']);
  });
});

describe('the digest of its end', () => {
  test('is none while there is no record, and twelve digits after', async () => {
    expect(session.record.digest()).toBe(null);
    await session.record.propose('a', 'junk');
    expect(session.record.digest()).toMatch(/^\d{12}$/);
    expect((await session.lock()).digest).toMatch(/^\d{12}$/);
  });

  test('that was written down is known again, as the end or with the day of what it was', async () => {
    await session.record.propose('a', 'junk');
    const digest = session.record.digest() ?? '';
    expect(await other.record.compare(digest)).toEqual({ kind: 'latest' });
    await other.sync();
    await other.record.retract(proposalIn(other));
    expect(await other.record.compare(digest)).toEqual({ kind: 'earlier', day: '2025-01-15', since: 1 });
  });

  test('that was written down is not known in a record that was rolled back, or written anew', async () => {
    await session.record.propose('a', 'junk');
    inbox.site.record.add({ id: 'export', day: '2025-01-15', kind: 'export', detail: 'sealed', count: 1 });
    await session.sync();
    const digest = session.record.digest() ?? '';
    const { entries } = inbox.site.record;
    inbox.site.record.entries = entries.slice(0, 1);
    expect(await other.record.compare(digest)).toEqual({ kind: 'unknown' });
    inbox.site.record.rewrite(entries.map((entry) => ({ ...entry, count: 2 })));
    expect(await (await inbox.open()).record.compare(digest)).toEqual({ kind: 'unknown' });
  });

  test('that was written down is not known where what led to it was altered, and none is given then', async () => {
    await session.record.propose('a', 'junk');
    for (const id of ['one', 'two'])
      inbox.site.record.add({ id, day: '2025-01-15', kind: 'export', detail: 'sealed', count: 1 });
    await session.sync();
    const digest = session.record.digest() ?? '';
    const { entries } = inbox.site.record;
    inbox.site.record.entries = entries.map((entry, at) => (at === 1 ? { ...entry, count: 2 } : entry));
    expect(await other.record.compare(digest)).toEqual({ kind: 'unknown' });
    expect(other.snapshot().record.departure).toMatchObject({ kind: 'broken' });
    expect(other.record.digest()).toBe(null);
  });

  test('is another for another office, and for another end', async () => {
    await session.record.propose('a', 'junk');
    const [entry] = inbox.site.record.entries;
    const end = { number: 1, hash: entry ? hashOfRecordEntry(entry) : '' };
    const own = recordDigests(inbox.office.identity);
    expect(own(end)).toBe(session.record.digest());
    expect(recordDigests((await testOffice()).identity)(end)).not.toBe(own(end));
    expect(own({ ...end, number: 2 })).not.toBe(own(end));
  });

  test.each([
    ['4829 1355 7720', '482913557720'],
    [' 482913557720 ', '482913557720'],
    ['４８２９-１３５５-７７２０', '482913557720'],
    ['4829 1355 772', null],
    ['4829 1355 772o', null],
    ['', null],
  ])('is read as it was typed: %j', (typed, digits) => {
    expect(parseDigest(typed)).toBe(digits);
    if (digits !== null) expect(formatDigest(digits)).toBe('4829 1355 7720');
  });
});
