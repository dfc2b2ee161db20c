import { base64 } from '@scure/base';
import { beforeEach, describe, expect, test } from 'vitest';
import { unsealWords } from '#lib/feedback/crypto/sealed-words';
import { ActNotAllowed } from '../../../inbox/work/acts/make-act';
import type { InboxSession } from '../../../inbox/work/inbox-types';
import { testDevice, testOffice } from '../office/fixtures';
import { SALT, TODAY } from './fake-office';
import { submissionIn, type TestInbox, testInbox } from './open-inbox';

const messages = (snapshot: { submissions: readonly { submission: { message: string } | null }[] }) =>
  snapshot.submissions.map(({ submission }) => submission?.message);

describe('an inbox that visits its site', () => {
  test('opens everything, the newest first, with facts of the site', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了', '2025-01-10');
    await site.receive('b', '水管漏了', '2025-01-12');
    const session = await open();
    await session.sync();
    const { connection, progress, site: facts, office, devices } = session.snapshot();
    expect(messages(session.snapshot())).toEqual(['水管漏了', '路灯坏了']);
    expect({ connection, progress, facts, office }).toEqual({
      connection: 'online',
      progress: null,
      facts: { notices: [{ slug: 'n', title: '通报', hasWindow: true }], answerWithin: 15 },
      office: {
        ...{ isOwnKey: true, isKeyBesideData: false, resealing: 0, exchange: null, unlikelyDay: null },
        receiptSalt: base64.encode(SALT),
      },
    });
    expect(devices).toMatchObject([{ name: '王芳', isCertified: true, isOwn: true, state: 'active' }]);
  });

  test('brings what came while another visit was under way, to whoever asked since', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    const row = site.rows.get('a');
    site.rows.clear();
    const session = await open();
    let second: Promise<void> | null = null;
    site.lies.set('devices', (answer) => {
      // The first visit has asked for the index already.
      if (row) site.rows.set('a', row);
      second ??= session.sync();
      return answer;
    });
    await session.sync();
    await second;
    expect(messages(session.snapshot())).toEqual(['路灯坏了']);
  });

  test('loads only what is new: nothing where nothing changed, and one row where one did', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    await site.receive('b', '水管漏了');
    const session = await open();
    await session.sync();
    site.asked.length = 0;
    await session.sync();
    expect(site.asked).toEqual(['GET index']);
    await site.addition('a', '还没有修');
    const asked: unknown[] = [];
    site.lies.set('rows', (answer) => {
      asked.push(answer);
      return answer;
    });
    await session.sync();
    expect(asked).toMatchObject([{ rows: [{ id: 'a' }] }]);
    expect(submissionIn(session.snapshot(), 'a').entries.map(({ words }) => words)).toEqual([
      { kind: 'addition', submission: 'a', text: '还没有修' },
    ]);
  });

  test('asks again for rows that did not fit, and in batches', async () => {
    const { site, open } = await testInbox();
    for (let index = 0; index < 120; index += 1) await site.receive(`s${index}`, `第${index}件`);
    site.rowsFit = 30;
    const session = await open();
    const seen: (number | undefined)[] = [];
    session.subscribe(() => seen.push(session.snapshot().progress?.done));
    await session.sync();
    expect(session.snapshot().submissions).toHaveLength(120);
    expect(seen).toContain(90);
    expect(session.snapshot().vanished).toEqual([]);
  });

  test('forgets what was destroyed', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    site.rows.delete('a');
    site.destroyed.push({ id: 'a', day: TODAY, reason: 'withdrawn' });
    await session.sync();
    expect(session.snapshot()).toMatchObject({ submissions: [], vanished: [], destroyed: [{ id: 'a' }] });
  });

  test('keeps what it has where the site is away, or does not know it any more', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    site.isReachable = false;
    await session.sync();
    expect(session.snapshot().connection).toBe('offline');
    site.isReachable = true;
    site.tokens.clear();
    await session.sync();
    expect(session.snapshot().connection).toBe('refused');
    expect(messages(session.snapshot())).toEqual(['路灯坏了']);
  });
});

describe('an inbox in which something breaks', () => {
  test('tells that, and goes on at the next visit', async () => {
    let breaks = true;
    const { site, open } = await testInbox('clerk', (pool) => ({
      ...pool,
      openRows: (...input) => (breaks ? Promise.reject(new Error('broken')) : pool.openRows(...input)),
    }));
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    expect(session.snapshot()).toMatchObject({ connection: 'disturbed', progress: null, submissions: [] });
    breaks = false;
    await session.sync();
    const seen = submissionIn(session.snapshot(), 'a');
    await site.addition('a', '算了');
    breaks = true;
    const request = { kind: 'state', submission: 'a', state: 'working', text: '' } as const;
    expect((await session.act(request, seen)).result).toBe('queued');
    breaks = false;
    await session.sync();
    expect(session.snapshot()).toMatchObject({ queue: [], undone: [{ result: 'changed' }] });
  });
});

describe('an act', () => {
  test('stands on the server, signed by its device, and its words open with the office’s key and the writer’s', async () => {
    const { site, open, office } = await testInbox();
    const reply = await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    const seen = submissionIn(session.snapshot(), 'a');
    const outcome = await session.act({ kind: 'answer', submission: 'a', text: '已经修好。\r\n' }, seen);
    expect(outcome.result).toBe('applied');
    const [entry] = submissionIn(session.snapshot(), 'a').entries;
    expect(entry).toMatchObject({ kind: 'answer', state: 'answered', trust: 'vouched', by: '王芳' });
    const sealed = base64.decode(site.rows.get('a')?.entries[0]?.sealed ?? '');
    for (const identity of [office.identity, reply])
      expect(await unsealWords(sealed, 'a', [identity])).toMatchObject({ kind: 'reply', text: '已经修好。' });
  });

  test('that is internal is sealed to the office alone, and tells labels and assignee', async () => {
    const { site, open } = await testInbox();
    const reply = await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    const note = {
      kind: 'internal',
      submission: 'a',
      note: '问过电工',
      labels: ['路灯'],
      assignee: '王芳',
    } as const;
    await session.act(note, submissionIn(session.snapshot(), 'a'));
    expect(submissionIn(session.snapshot(), 'a')).toMatchObject({ labels: ['路灯'], assignee: '王芳' });
    const sealed = base64.decode(site.rows.get('a')?.entries[0]?.sealed ?? '');
    await expect(unsealWords(sealed, 'a', [reply])).rejects.toThrow();
  });

  test('is told with both versions where somebody did something meanwhile, and is not done', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    const seen = submissionIn(session.snapshot(), 'a');
    await site.addition('a', '算了');
    const request = { kind: 'state', submission: 'a', state: 'working', text: '' } as const;
    const outcome = await session.act(request, seen);
    expect(outcome).toMatchObject({ result: 'changed', request, seen: { entries: [] } });
    expect(outcome.result === 'changed' && outcome.now.entries).toMatchObject([{ words: { text: '算了' } }]);
    expect(session.snapshot()).toMatchObject({ queue: [], undone: [{ id: outcome.id }] });
    expect((await session.act(request, submissionIn(session.snapshot(), 'a'))).result).toBe('applied');
    session.dismiss(outcome.id);
    expect(session.snapshot().undone).toEqual([]);
  });

  test('upon a version that the inbox itself has newer is not even sent', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    const seen = submissionIn(session.snapshot(), 'a');
    await site.addition('a', '算了');
    await session.sync();
    site.asked.length = 0;
    const outcome = await session.act({ kind: 'state', submission: 'a', state: 'working', text: '' }, seen);
    expect(outcome.result).toBe('changed');
    expect(site.asked).toEqual([]);
  });

  test('waits while the site is away, one upon another, and each is done once it is back', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    site.isReachable = false;
    const act = (state: 'working' | 'closed') =>
      session.act({ kind: 'state', submission: 'a', state, text: '' }, submissionIn(session.snapshot(), 'a'));
    expect([(await act('working')).result, (await act('closed')).result]).toEqual(['queued', 'queued']);
    expect(submissionIn(session.snapshot(), 'a').entries.map(({ state, trust }) => [state, trust])).toEqual([
      ['working', 'queued'],
      ['closed', 'queued'],
    ]);
    site.isReachable = true;
    await session.sync();
    expect(submissionIn(session.snapshot(), 'a').entries.map(({ state, trust }) => [state, trust])).toEqual([
      ['working', 'vouched'],
      ['closed', 'vouched'],
    ]);
    expect(session.snapshot().queue).toEqual([]);
  });

  test('that was taken out of the queue takes those made upon it along', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    await site.receive('b', '水管漏了');
    const session = await open();
    await session.sync();
    site.isReachable = false;
    const act = (submission: string) =>
      session.act(
        { kind: 'state', submission, state: 'working', text: '' },
        submissionIn(session.snapshot(), submission),
      );
    const first = await act('a');
    await act('a');
    const other = await act('b');
    expect(await session.dropQueued(first.id)).toBe(true);
    expect(session.snapshot().queue.map(({ id }) => id)).toEqual([other.id]);
  });

  test('that is taken out of the queue while it is being sent is told to have been sent', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    site.isReachable = false;
    const seen = submissionIn(session.snapshot(), 'a');
    const { id } = await session.act({ kind: 'state', submission: 'a', state: 'working', text: '' }, seen);
    site.isReachable = true;
    let dropped: Promise<boolean> | null = null;
    site.lies.set('acts', (answer) => {
      dropped = session.dropQueued(id);
      return answer;
    });
    await session.sync();
    expect(await dropped).toBe(false);
    expect(submissionIn(session.snapshot(), 'a').entries.map((entry) => entry.id)).toEqual([id]);
  });

  test('that the server takes for none is told, and holds up no other', async () => {
    const { site, open } = await testInbox();
    for (const id of ['a', 'b']) await site.receive(id, '路灯坏了');
    const session = await open();
    await session.sync();
    site.isReachable = false;
    const act = (submission: string) =>
      session.act(
        { kind: 'state', submission, state: 'working', text: '' },
        submissionIn(session.snapshot(), submission),
      );
    const [first] = [await act('a'), await act('b')];
    site.isReachable = true;
    const before = [...site.rows];
    let times = 0;
    site.lies.set('acts', (answer) => {
      times += 1;
      if (times > 2) return answer;
      for (const [id, row] of before) site.rows.set(id, row);
      return { error: 'malformed' };
    });
    await session.sync();
    expect(session.snapshot()).toMatchObject({ queue: [], undone: [{ id: first?.id, result: 'refused' }] });
    expect(submissionIn(session.snapshot(), 'b').entries).toMatchObject([{ trust: 'vouched' }]);
  });

  test('names the version that the clerk saw, and is not done where another came in its place', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    const seen = submissionIn(session.snapshot(), 'a');
    const before = site.rows.get('a');
    await site.receive('a', '谢谢你们');
    await session.sync();
    const request = { kind: 'state', submission: 'a', state: 'working', text: '' } as const;
    expect(await session.act(request, seen)).toMatchObject({
      result: 'changed',
      seen: { submission: { message: '路灯坏了' } },
      now: { submission: { message: '谢谢你们' } },
    });
    if (before) site.rows.set('a', before);
    await session.sync();
    await session.act(request, submissionIn(session.snapshot(), 'a'));
    expect(site.rows.get('a')?.entries[0]?.signed).toContain(`"upon":"${seen.hash}"`);
  });

  test('that the server cannot store keeps nobody from reading', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    const before = site.rows.get('a');
    site.lies.set('acts', () => {
      if (before) site.rows.set('a', before);
      return 'the disk is full';
    });
    const request = { kind: 'state', submission: 'a', state: 'working', text: '' } as const;
    await session.act(request, submissionIn(session.snapshot(), 'a'));
    await site.receive('b', '水管漏了');
    await session.sync();
    expect(messages(session.snapshot())).toContain('水管漏了');
    expect(session.snapshot().queue).toHaveLength(1);
  });

  test('whose response was lost is done once', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    site.lies.set('acts', () => 'cut off');
    const outcome = await session.act(
      { kind: 'state', submission: 'a', state: 'working', text: '' },
      submissionIn(session.snapshot(), 'a'),
    );
    expect([outcome.result, session.snapshot().connection]).toEqual(['queued', 'disturbed']);
    site.lies.clear();
    await session.sync();
    expect(session.snapshot().queue).toEqual([]);
    expect(site.rows.get('a')?.entries).toHaveLength(1);
  });

  test.each([
    ['an answer without words', 'no-words', { kind: 'answer', submission: 'a', text: ' \u3000' }],
    [
      'a refusal without a reason',
      'no-words',
      { kind: 'state', submission: 'a', state: 'refused', text: '' },
    ],
    ['a note that says nothing', 'no-words', { kind: 'internal', submission: 'a', note: '' }],
    [
      'an answer that is too long',
      'too-long',
      { kind: 'answer', submission: 'a', text: '长'.repeat(300_000) },
    ],
  ] as const)('is not made: %s', async (_, hindrance, request) => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    const made = session.act(request, submissionIn(session.snapshot(), 'a'));
    await expect(made).rejects.toEqual(new ActNotAllowed(hindrance));
    expect(session.snapshot().queue).toEqual([]);
  });

  test('is none of a reader’s, and none while the server seals to another key', async () => {
    const reading = await testInbox('reader');
    await reading.site.receive('a', '路灯坏了');
    const request = { kind: 'state', submission: 'a', state: 'working', text: '' } as const;
    const session = await reading.open();
    await session.sync();
    const made = session.act(request, submissionIn(session.snapshot(), 'a'));
    await expect(made).rejects.toEqual(new ActNotAllowed('reader'));

    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    site.recipient = (await testOffice()).recipient;
    const other = await open();
    await other.sync();
    expect(other.snapshot().office?.isOwnKey).toBe(false);
    const sent = other.act(request, submissionIn(other.snapshot(), 'a'));
    await expect(sent).rejects.toEqual(new ActNotAllowed('other-key'));
  });
});

describe('a file', () => {
  test('of rows in which a queued act met a change tells both versions, and keeps it out of the next file', async () => {
    const { site, open, office } = await testInbox();
    await site.receive('a', '路灯坏了');
    await site.receive('b', '水管漏了');
    const session = await open();
    await session.sync();
    site.isReachable = false;
    for (const [submission, text] of [
      ['a', '已经修好。'],
      ['a', '又看过了。'],
      ['b', '已经修好。'],
    ] as const)
      await session.act({ kind: 'answer', submission, text }, submissionIn(session.snapshot(), submission));
    await site.addition('a', '算了');
    await session.openRows(
      JSON.stringify({
        ...{ v: 1, kind: 'rows', office: office.recipient, custody: 'elsewhere', resealing: 0, today: TODAY },
        ...{ site: { notices: [], answerWithin: null }, devices: site.devices },
        ...{ rows: [...site.rows.values()], destroyed: [] },
      }),
    );
    const { queue, undone } = session.snapshot();
    expect(queue).toMatchObject([{ request: { submission: 'b' } }]);
    expect(undone).toMatchObject([
      { result: 'changed', request: { text: '已经修好。' }, seen: { entries: [] }, now: { entries: [{}] } },
      { result: 'changed', request: { text: '又看过了。' } },
    ]);
    expect(submissionIn(session.snapshot(), 'a').entries).toMatchObject([{ words: { text: '算了' } }]);
  });

  test('of rows is opened as if it had come over the network, and one of acts is taken by the device that made it', async () => {
    const { site, open, office } = await testInbox();
    await site.receive('a', '路灯坏了');
    const { rows } = site;
    site.isReachable = false;
    const file = JSON.stringify({
      ...{ v: 1, kind: 'rows', office: office.recipient, custody: 'elsewhere', resealing: 0, today: TODAY },
      ...{ site: { notices: [], answerWithin: null }, devices: site.devices },
      ...{ rows: [...rows.values()], destroyed: [] },
    });
    const session = await open();
    await session.openRows(file);
    expect(messages(session.snapshot())).toEqual(['路灯坏了']);
    await session.act(
      { kind: 'answer', submission: 'a', text: '已经修好。' },
      submissionIn(session.snapshot(), 'a'),
    );
    const acts = session.actsFile();
    expect(acts.fileName).toBe('收件箱待办-2025-01-15.json');
    expect(acts.text).not.toContain('修好');

    const later = await open();
    await later.openRows(file);
    expect([await later.takeActs(acts.text), await later.takeActs(acts.text)]).toEqual([1, 0]);
    expect(later.snapshot().queue).toMatchObject([{ request: { kind: 'answer', text: '已经修好。' } }]);
    const another = await open(await testDevice(office, 2));
    expect(await another.takeActs(acts.text)).toBe(0);
    site.isReachable = true;
    await later.sync();
    expect(later.snapshot().queue).toEqual([]);
    expect(site.rows.get('a')?.entries).toHaveLength(1);
  });

  test('of rows that hold a queued act already takes it out of the queue', async () => {
    const { site, open, office } = await testInbox();
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    site.isReachable = false;
    await session.act(
      { kind: 'state', submission: 'a', state: 'working', text: '' },
      submissionIn(session.snapshot(), 'a'),
    );
    const carried = await open();
    await carried.takeActs(session.actsFile().text);
    site.isReachable = true;
    await carried.sync();
    site.isReachable = false;
    await session.openRows(
      JSON.stringify({
        ...{ v: 1, kind: 'rows', office: office.recipient, custody: 'elsewhere', resealing: 0, today: TODAY },
        ...{ site: { notices: [], answerWithin: null }, devices: site.devices },
        ...{ rows: [...site.rows.values()], destroyed: [] },
      }),
    );
    expect(session.snapshot().queue).toEqual([]);
  });
});

describe('a locked inbox', () => {
  test('asks for nothing more, and opens nothing more of what it was loading', async () => {
    let opened = 0;
    const { site, open } = await testInbox('clerk', (pool) => ({
      ...pool,
      openRows: async (rows, keys) => {
        const done = await pool.openRows(rows, keys);
        opened += done.length;
        return done;
      },
    }));
    for (let index = 0; index < 120; index += 1) await site.receive(`s${index}`, `第${index}件`);
    site.rowsFit = 30;
    const session = await open();
    const locked = new Promise((resolve) => {
      site.lies.set('rows', (answer) => {
        resolve(session.lock());
        return answer;
      });
    });
    await session.sync();
    await locked;
    expect(site.asked.filter((path) => path === 'POST rows').length).toBeLessThanOrEqual(2);
    expect(opened).toBe(0);
  });

  test('sends nothing that had met a change, and tells it again with what was seen', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    const seen = submissionIn(session.snapshot(), 'a');
    await site.addition('a', '算了');
    const met = await session.act({ kind: 'answer', submission: 'a', text: '已经修好。' }, seen);
    expect(met.result).toBe('changed');
    site.isReachable = false;
    await session.act(
      { kind: 'answer', submission: 'a', text: '不归我们管。' },
      submissionIn(session.snapshot(), 'a'),
    );
    const left = await session.lock();
    const twice = await (await open(undefined, left)).lock();
    const again = await open(undefined, twice);
    expect(again.snapshot()).toMatchObject({ queue: [{}], undone: [{ id: met.id, result: 'not-loaded' }] });
    site.isReachable = true;
    await again.sync();
    const { entries } = submissionIn(again.snapshot(), 'a');
    expect(entries.map(({ words }) => words && 'text' in words && words.text)).toEqual([
      '算了',
      '不归我们管。',
    ]);
    expect(again.snapshot().undone).toMatchObject([
      { id: met.id, result: 'changed', seen: { entries: [] }, now: { entries: [{}, {}] } },
    ]);
  });

  test('keeps a draft of whichever length, and the queue with it', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    site.isReachable = false;
    const request = { kind: 'state', submission: 'a', state: 'working', text: '' } as const;
    await session.act(request, submissionIn(session.snapshot(), 'a'));
    const draft = '长😀'.repeat(300_000);
    const again = await open(undefined, await session.lock(draft));
    expect(again.snapshot().queue).toHaveLength(1);
    expect(again.draft === draft).toBe(true);
  });

  test('holds nothing that can be read, and goes on with queue and draft when it is unlocked', async () => {
    const { site, open } = await testInbox();
    await site.receive('a', '路灯坏了');
    const session = await open();
    await session.sync();
    site.isReachable = false;
    await session.act(
      { kind: 'answer', submission: 'a', text: '已经修好。' },
      submissionIn(session.snapshot(), 'a'),
    );
    const left = await session.lock('写了一半的答复');
    expect(JSON.stringify(left)).not.toMatch(/修好|一半/);
    expect(session.snapshot()).toMatchObject({ submissions: [], queue: [], site: null });
    site.isReachable = true;
    await session.sync();
    expect(session.snapshot().submissions).toEqual([]);

    const again = await open(undefined, left);
    expect(again.draft).toBe('写了一半的答复');
    await again.sync();
    expect(submissionIn(again.snapshot(), 'a').entries).toMatchObject([{ trust: 'vouched' }]);
  });
});

describe('several acts at once', () => {
  let inbox: TestInbox;
  let session: InboxSession;
  beforeEach(async () => {
    inbox = await testInbox();
    await inbox.site.receive('a', '广告一');
    await inbox.site.receive('b', '广告二');
    session = await inbox.open();
    await session.sync();
  });
  const junk = (id: string, is = true) => ({
    request: { kind: 'internal', submission: id, junk: is } as const,
    seen: submissionIn(session.snapshot(), id),
  });
  const marked = () =>
    session
      .snapshot()
      .submissions.filter(({ isJunk }) => isJunk)
      .map(({ id }) => id);

  test('are sent together, and can be undone', async () => {
    inbox.site.asked.length = 0;
    const outcomes = await session.actAll([junk('a'), junk('b')]);
    expect(outcomes.map(({ result }) => result)).toEqual(['applied', 'applied']);
    expect(inbox.site.asked.filter((asked) => asked === 'POST acts')).toHaveLength(1);
    expect(marked()).toEqual(['a', 'b']);
    await session.actAll([junk('a', false)]);
    expect(marked()).toEqual(['b']);
  });

  test('each have an outcome of their own: what somebody did meanwhile stops that one alone', async () => {
    const doings = [junk('a'), junk('b')];
    await inbox.site.addition('a', '还没有修');
    const outcomes = await session.actAll(doings);
    expect(outcomes.map(({ result }) => result)).toEqual(['changed', 'applied']);
    expect(marked()).toEqual(['b']);
    expect(session.snapshot().undone).toMatchObject([{ result: 'changed' }]);
  });

  test('wait together where the site cannot be reached', async () => {
    inbox.site.isReachable = false;
    const outcomes = await session.actAll([junk('a'), junk('b')]);
    expect(outcomes.map(({ result }) => result)).toEqual(['queued', 'queued']);
    expect(marked()).toEqual(['a', 'b']);
    expect(session.snapshot().queue).toHaveLength(2);
  });
});
