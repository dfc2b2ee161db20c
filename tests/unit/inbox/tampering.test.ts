import { base64 } from '@scure/base';
import { beforeEach, describe, expect, test } from 'vitest';
import { sealWords, unsealWords } from '#lib/feedback/crypto/sealed-words';
import { seal, sealJson } from '#lib/feedback/crypto/sealing';
import type { RowEntry } from '#lib/office/protocol';
import type { OfficeWords } from '#lib/office/words-signature';
import type { InboxSession } from '../../../inbox/work/inbox-types';
import { testDevice, testOffice } from '../office/fixtures';
import { TODAY, UNSIGNED } from './fake-office';
import { submissionIn, type TestInbox, testInbox } from './open-inbox';

// A server that lies: each case is noticed, or named in the threat model as one that cannot be.

let inbox: TestInbox;
let session: InboxSession;

beforeEach(async () => {
  inbox = await testInbox();
  await inbox.site.receive('a', '路灯坏了');
  await inbox.site.receive('b', '水管漏了');
  session = await inbox.open();
  await session.sync();
  const seen = submissionIn(session.snapshot(), 'a');
  await session.act({ kind: 'answer', submission: 'a', text: '已经修好。' }, seen);
});

/** Changes the entry at a place in the history of `a`, as whoever writes to the database may. */
function change(changed: Partial<RowEntry>, at = 0): void {
  const row = inbox.site.rows.get('a');
  if (!row) throw new Error('no row');
  const entries = row.entries.map((entry, index) => (index === at ? { ...entry, ...changed } : entry));
  inbox.site.rows.set('a', { ...row, entries });
}

/** What the inbox then shows of `a`. */
async function shown() {
  await session.sync();
  return submissionIn(session.snapshot(), 'a');
}

describe('an answer of a device', () => {
  test('is vouched for, also after it was sealed anew', async () => {
    const { office, site } = inbox;
    const sealed = base64.decode(site.rows.get('a')?.entries[0]?.sealed ?? '');
    const words = await unsealWords(sealed, 'a', [office.identity]);
    change({ sealed: base64.encode(await sealWords(words, [office.recipient])) });
    expect((await shown()).entries).toMatchObject([{ trust: 'vouched', by: '王芳' }]);
  });

  test.each<[string, Partial<RowEntry>]>([
    ['another state', { state: 'closed' }],
    ['another kind', { kind: 'state' }],
    ['another signature', { signature: base64.encode(new Uint8Array(64)).slice(0, 86) }],
    ['a head that is none', { signed: '{}' }],
    ['no head', { signed: null }],
    ['no signature', { signature: null }],
    ['another device', { device: 'AAAAAAAAAAAAAAAAAAAAAA' }],
    ['a day before that on which it was signed', { day: '2025-01-10' }],
    ['its words taken away', { sealed: null }],
  ])('with %s is not vouched for', async (_, changed) => {
    change(changed);
    expect((await shown()).entries).toMatchObject([{ trust: 'unvouched', by: null }]);
  });

  test('with other words, sealed by whoever knows the office’s recipient, is not vouched for', async () => {
    const words = { kind: 'reply', submission: 'a', text: '不归我们管。' } as const;
    change({ sealed: base64.encode(await sealWords(words, [inbox.office.recipient])) });
    expect((await shown()).entries).toMatchObject([{ trust: 'unvouched' }]);
    change({ ...UNSIGNED });
    expect((await shown()).entries).toMatchObject([{ trust: 'server', by: null }]);
  });

  test('whose signatures were stripped is known by the one within its words', async () => {
    change({ ...UNSIGNED });
    expect((await shown()).entries).toMatchObject([{ trust: 'vouched', by: '王芳' }]);
  });

  test('that is shown under another submission does not open there', async () => {
    const { site } = inbox;
    const moved = site.rows.get('a')?.entries[0];
    if (moved) site.append('b', moved);
    await session.sync();
    expect(submissionIn(session.snapshot(), 'b').entries).toMatchObject([
      { words: null, isUnreadable: true, trust: 'unvouched' },
    ]);
  });

  test('of a device that another office certified, or that may only read, is not vouched for', async () => {
    const { site, office, device } = inbox;
    const other = await testOffice();
    for (const signed of [
      (await testDevice(other, 1, 'clerk', '王芳')).signed,
      (await testDevice(office, 1, 'reader', '王芳')).signed,
    ]) {
      site.devices.splice(0, 1, { ...signed, state: 'active' });
      const fresh = await inbox.open();
      await fresh.sync();
      expect(submissionIn(fresh.snapshot(), 'a').entries).toMatchObject([{ trust: 'unvouched' }]);
    }
    site.devices.splice(0, 1, { ...device.signed, state: 'revoked' });
    const fresh = await inbox.open();
    await fresh.sync();
    expect(submissionIn(fresh.snapshot(), 'a').entries).toMatchObject([{ trust: 'vouched' }]);
  });
});

describe('words of one kind', () => {
  test('moved into an entry of another do not open there', async () => {
    await inbox.site.addition('a', '还没有修');
    change({ kind: 'answer', state: 'answered' }, 1);
    const { entries } = await shown();
    expect(entries[1]).toMatchObject({ words: null, isUnreadable: true, trust: 'server' });
  });

  test('that are internal and that no device signed give no label and no assignee', async () => {
    const { site, office } = inbox;
    const words: OfficeWords = { kind: 'internal', submission: 'a', labels: ['垃圾'], assignee: '别人' };
    const sealed = base64.encode(await sealWords(words, [office.recipient]));
    const after = site.rows.get('a')?.entries[0]?.id ?? '';
    site.append('a', { id: 'i', after, kind: 'internal', day: TODAY, state: null, ...UNSIGNED, sealed });
    expect(await shown()).toMatchObject({ labels: [], assignee: null });
  });

  test('of a writer that carry a signature are not taken for anybody’s', async () => {
    await inbox.site.addition('a', '还没有修');
    change({ device: inbox.device.id }, 1);
    expect((await shown()).entries[1]).toMatchObject({ trust: 'unvouched', by: null });
  });
});

describe('a history', () => {
  test('of which an entry in the middle was dropped is told', async () => {
    await inbox.site.addition('a', '还没有修');
    const row = inbox.site.rows.get('a');
    if (row) inbox.site.rows.set('a', { ...row, entries: row.entries.slice(1) });
    expect(await shown()).toMatchObject({ doubts: ['history'], entries: [] });
  });

  test('whose entries come in another order is put in the one that they name', async () => {
    await inbox.site.addition('a', '还没有修');
    const row = inbox.site.rows.get('a');
    if (row) inbox.site.rows.set('a', { ...row, entries: row.entries.toReversed() });
    expect((await shown()).entries.map(({ kind }) => kind)).toEqual(['answer', 'addition']);
  });

  test('of which the newest was dropped is told in the session that had it, and cannot be in the next', async () => {
    inbox.site.rows.set('a', { ...(inbox.site.rows.get('a') ?? never()), entries: [] });
    expect(await shown()).toMatchObject({ doubts: ['history'], entries: [] });
    await inbox.site.addition('a', '还没有修');
    expect(await shown()).toMatchObject({ doubts: ['history'], entries: [{ kind: 'addition' }] });
    const next = await inbox.open();
    await next.sync();
    expect(submissionIn(next.snapshot(), 'a')).toMatchObject({ doubts: [] });
  });
});

describe('a submission', () => {
  test('swapped with another is told by the id that is sealed in it', async () => {
    const { site } = inbox;
    const [a, b] = [site.rows.get('a') ?? never(), site.rows.get('b') ?? never()];
    site.rows.set('a', { ...a, sealed: b.sealed });
    site.rows.set('b', { ...b, sealed: a.sealed });
    await session.sync();
    const { submissions } = session.snapshot();
    expect(submissions.map(({ doubts }) => doubts)).toEqual([['other-row'], ['other-row']]);
  });

  test('that was dated back, or laid to another notice, is told', async () => {
    const row = inbox.site.rows.get('a') ?? never();
    inbox.site.rows.set('a', { ...row, received: '2024-12-01', notice: 'm' });
    expect((await shown()).doubts).toEqual(['other-notice', 'other-row']);
  });

  test('that was copied under another id is told on both, also where no id is sealed in it', async () => {
    const { site, office } = inbox;
    const submission = {
      notice: 'n',
      kind: 'opinion',
      item: null,
      message: '旧的',
      name: '',
      contact: '',
    } as const;
    const reply = (await testOffice()).recipient;
    const sealed = base64.encode(await seal({ ...submission, reply }, office.recipient));
    for (const id of ['c', 'd'])
      site.rows.set(id, { ...{ id, notice: 'n', received: TODAY, sealed }, entries: [] });
    await session.sync();
    const { submissions } = session.snapshot();
    expect(submissions.filter(({ doubts }) => doubts.includes('copy')).map(({ id }) => id)).toEqual([
      'c',
      'd',
    ]);
  });

  test('whose reply key is none that can be sealed to is not answered', async () => {
    const { site, office } = inbox;
    const forged = {
      notice: 'n',
      kind: 'opinion',
      item: null,
      message: '字',
      name: '',
      contact: '',
      reply: 'age1pq1x',
    };
    const sealed = base64.encode(await sealJson(forged, [office.recipient]));
    site.rows.set('c', { ...{ id: 'c', notice: 'n', received: TODAY, sealed }, entries: [] });
    await session.sync();
    expect(submissionIn(session.snapshot(), 'c')).toMatchObject({
      submission: { message: '字' },
      reply: null,
    });
  });

  test('that vanishes without a word is kept, and told', async () => {
    inbox.site.rows.delete('b');
    await session.sync();
    expect(session.snapshot().vanished).toEqual(['b']);
    expect(submissionIn(session.snapshot(), 'b').submission?.message).toBe('水管漏了');
  });

  test('that the index names and that is not given is told', async () => {
    await inbox.site.receive('c', '新的');
    inbox.site.lies.set('rows', () => ({ rows: [], left: [] }));
    await session.sync();
    expect(session.snapshot().vanished).toEqual(['c']);
  });

  test('that nobody asked for is not taken, nor one twice, nor what is no row', async () => {
    const { site } = inbox;
    await site.receive('c', '新的');
    const stray = { ...(site.rows.get('a') ?? never()), id: 'stray' };
    site.lies.set('rows', () => ({
      rows: [stray, site.rows.get('c'), site.rows.get('c'), { id: 1 }],
      left: [],
    }));
    await session.sync();
    expect(session.snapshot().submissions.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('that does not open stands there as one that does not', async () => {
    const row = inbox.site.rows.get('b') ?? never();
    const other = await testOffice();
    inbox.site.rows.set('b', { ...row, sealed: base64.encode(await sealJson({}, [other.recipient])) });
    await session.sync();
    expect(submissionIn(session.snapshot(), 'b')).toMatchObject({ submission: null, reply: null });
  });
});

describe('the office’s record', () => {
  /** What the inbox says that does not fit, in a session that had the record before. */
  async function told() {
    await session.sync();
    await session.record.check();
    const { departure, problems } = session.snapshot().record;
    return { departure: departure?.kind ?? null, problems };
  }

  /** The same in a session that never saw it. */
  async function toldAfresh() {
    session = await inbox.open();
    return told();
  }

  const entries = () => inbox.site.record.entries;

  beforeEach(async () => {
    for (const [index, kind] of (['export', 'people', 'backup'] as const).entries())
      inbox.site.record.add({ id: `entry-${index}`, day: TODAY, kind });
    expect(await told()).toEqual({ departure: null, problems: [] });
  });

  const withCount = (place: number, count: number) =>
    entries().map((entry, at) => (at === place ? { ...entry, count } : entry));

  test('of which an entry was altered is told', async () => {
    inbox.site.record.entries = withCount(1, 9);
    expect((await toldAfresh()).problems).toEqual([expect.stringContaining('链从第 3 条起接不上')]);
  });

  test('whose chain was written anew over an altered entry is told in the session that had it', async () => {
    inbox.site.record.rewrite(withCount(1, 9));
    expect((await told()).departure).toBe('other');
  });

  test('of which the act of a device was altered is told by its signature', async () => {
    inbox.site.record.rewrite(
      entries().map((entry, at) => (at === 0 ? { ...entry, submission: 'b' } : entry)),
    );
    expect((await toldAfresh()).problems).toContainEqual(expect.stringContaining('签名不是 王芳 的'));
  });

  test('of which two entries were swapped is told', async () => {
    const [first, second, ...rest] = entries();
    inbox.site.record.entries = [second, first, ...rest].filter((entry) => entry !== undefined);
    expect((await toldAfresh()).problems).toEqual([expect.stringContaining('链从第 1 条起接不上')]);
  });

  test('from which an act was dropped, and the chain written anew, is told by the history', async () => {
    inbox.site.record.rewrite([{ ...(entries()[1] ?? never()), day: '2025-01-10' }, ...entries().slice(2)]);
    expect((await toldAfresh()).problems).toContainEqual(expect.stringContaining('没有记进记录'));
  });

  test('of which an entry comes twice is told', async () => {
    inbox.site.record.entries = [...entries(), entries()[1] ?? never()];
    expect((await toldAfresh()).problems).toContainEqual(expect.stringContaining('接不上'));
  });

  test('whose end is missing is told in the session that had it', async () => {
    inbox.site.record.entries = entries().slice(0, 2);
    expect((await told()).departure).toBe('shorter');
    expect(session.snapshot().record.entries).toHaveLength(2);
  });

  test('that is gone altogether is told in the session that had it', async () => {
    inbox.site.record.entries = [];
    expect((await told()).departure).toBe('shorter');
  });

  test('that two devices are shown differently is told by what they signed', async () => {
    const colleague = await testDevice(inbox.office, 2, 'clerk', '李华');
    inbox.site.devices.push({ ...colleague.signed, state: 'active' });
    const other = await inbox.open(colleague);
    await other.sync();
    await other.record.propose('b', 'junk');
    // What was done is the same for both, but for one entry that the first is shown in another way.
    inbox.site.record.rewrite(withCount(2, 7));
    expect((await toldAfresh()).problems).toContainEqual(
      expect.stringContaining('签名时看到的记录与现在的不同'),
    );
  });

  test('that has an act which the history has not is told', async () => {
    inbox.site.rows.set('a', { ...(inbox.site.rows.get('a') ?? never()), entries: [] });
    expect((await toldAfresh()).problems).toContainEqual(expect.stringContaining('办的一件事不见了'));
  });

  test('that says nothing of a submission that the office is said to have destroyed is told', async () => {
    inbox.site.rows.delete('b');
    inbox.site.destroyed.push({ id: 'b', day: '2025-01-16', reason: 'junk' });
    expect((await toldAfresh()).problems).toContainEqual(expect.stringContaining('没有记进记录'));
  });

  test('whose pages never end is read once', async () => {
    inbox.site.lies.set('record', () => ({
      entries: entries(),
      head: { number: 99, hash: entries()[1]?.before },
    }));
    inbox.site.lies.set('record/4', () => ({
      entries: entries(),
      head: { number: 99, hash: entries()[1]?.before },
    }));
    expect(await toldAfresh()).toEqual({ departure: 'broken', problems: [] });
  });

  test('that was rolled back before the inbox was opened cannot be told without what was written down', async () => {
    inbox.site.record.entries = entries().slice(0, 2);
    expect(await toldAfresh()).toEqual({ departure: null, problems: [] });
  });
});

describe('a server', () => {
  test.each([
    ['2010-01-01', '2025-01-15', '2010-01-01'],
    ['2031-01-01', '2025-01-15', '2031-01-01'],
    ['2025-01-14', '2025-01-14', null],
    ['2025-06-01', '2025-06-01', null],
  ])('that says that today is %s has acts dated %s', async (today, dated, unlikelyDay) => {
    const { site } = inbox;
    site.lies.set('index', (answer) => Object.assign({}, answer, { today }));
    await site.addition('b', '还漏');
    await session.sync();
    expect([session.today(), session.snapshot().office?.unlikelyDay]).toEqual([dated, unlikelyDay]);
    const request = { kind: 'state', submission: 'b', state: 'working', text: '' } as const;
    await session.act(request, submissionIn(session.snapshot(), 'b'));
    expect(site.rows.get('b')?.entries[1]?.signed).toContain(`"day":"${dated}"`);
  });

  test('that says an act was done and does not have it is told, and the words come back', async () => {
    const { site } = inbox;
    const before = new Map(site.rows);
    site.lies.set('acts', (answer) => {
      site.rows.set('b', before.get('b') ?? never());
      return answer;
    });
    const request = { kind: 'answer', submission: 'b', text: '已经换了水管。' } as const;
    const outcome = await session.act(request, submissionIn(session.snapshot(), 'b'));
    expect(outcome).toMatchObject({ result: 'not-kept', request });
    expect(session.snapshot().undone).toEqual([outcome]);
  });

  test('that drops later what it said was done is told, also where the act had waited', async () => {
    const { site } = inbox;
    site.isReachable = false;
    const request = { kind: 'answer', submission: 'b', text: '已经换了水管。' } as const;
    await session.act(request, submissionIn(session.snapshot(), 'b'));
    site.isReachable = true;
    const before = site.rows.get('b') ?? never();
    site.lies.set('acts', (answer) => {
      site.rows.set('b', before);
      return answer;
    });
    await session.sync();
    expect(session.snapshot()).toMatchObject({ queue: [], undone: [{ result: 'not-kept', request }] });
  });

  test('that gives another row than its index names is told, and one that only changed meanwhile is not', async () => {
    const { site } = inbox;
    await site.receive('c', '新的');
    const shown = site.rows.get('c') ?? never();
    await site.receive('c', '另一件');
    let times = 0;
    site.lies.set('rows', () => {
      times += 1;
      if (times === 1) return { rows: [shown], left: [] };
      return { rows: [site.rows.get('c')], left: [] };
    });
    await session.sync();
    expect(submissionIn(session.snapshot(), 'c')).toMatchObject({
      doubts: [],
      submission: { message: '另一件' },
    });
    await site.addition('c', '还有');
    site.lies.set('rows', () => ({ rows: [shown], left: [] }));
    await session.sync();
    expect(submissionIn(session.snapshot(), 'c').doubts).toEqual(['other-hash']);
  });

  test('that says for ever that more is left is not asked for ever', async () => {
    await inbox.site.receive('c', '新的');
    inbox.site.lies.set('rows', () => ({ rows: [], left: ['c'] }));
    await session.sync();
    expect(inbox.site.asked.filter((path) => path === 'POST rows').length).toBeLessThan(5);
    expect(session.snapshot().vanished).toEqual(['c']);
  });

  test('that names no act in its response keeps the queue as it was', async () => {
    inbox.site.lies.set('acts', () => ({ results: [] }));
    const seen = submissionIn(session.snapshot(), 'b');
    const outcome = await session.act({ kind: 'state', submission: 'b', state: 'working', text: '' }, seen);
    expect([outcome.result, session.snapshot().queue.length]).toEqual(['queued', 1]);
  });

  test.each([
    ['nothing of the protocol', null, 'disturbed'],
    ['an error that it does not know', { error: 'teapot' }, 'disturbed'],
  ] as const)('that answers with %s is told from one that is away', async (_, answer, connection) => {
    inbox.site.lies.set('index', () => answer ?? '');
    inbox.site.rows.delete('b');
    await session.sync();
    expect(session.snapshot().connection).toBe(connection);
  });

  test('that has the key beside its data, or seals to another, says so itself', async () => {
    inbox.site.custody = 'beside-data';
    inbox.site.recipient = (await testOffice()).recipient;
    await session.sync();
    expect(session.snapshot().office).toMatchObject({ isOwnKey: false, isKeyBesideData: true, resealing: 0 });
  });
});

function never(): never {
  throw new Error('not there');
}
