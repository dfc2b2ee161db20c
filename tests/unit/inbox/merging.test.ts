import { base64 } from '@scure/base';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { sealWords, unsealWords } from '#lib/feedback/crypto/sealed-words';
import { filterRows, NO_FILTER } from '../../../inbox/list/filter';
import { mayMerge, withFolded, withMerged } from '../../../inbox/list/merged-rows';
import { inboxRow } from '../../../inbox/list/row';
import { mergesIn } from '../../../inbox/parts/record-words';
import { actOnGroup } from '../../../inbox/work/acts/act-on-group';
import type { InboxSession } from '../../../inbox/work/inbox-types';
import { draftOutcome } from '../../../inbox/work/selection/outcome-draft';
import { madeUpSubmission } from '../../harness/inbox-screens/made-up';
import { TODAY, UNSIGNED } from './fake-office';
import { submissionIn, type TestInbox, testInbox } from './open-inbox';

// Submissions that say the same, dealt with together.

const CONTEXT = {
  ...{ titles: new Map<string, string>(), answerWithin: 30, me: '张明', today: '2025-01-15' },
  proposals: new Map<string, never>(),
};

describe('the rows of an inbox', () => {
  const row = (number: number, into: number | null, notice = 'n') => {
    const { id } = madeUpSubmission(number);
    const merge = into === null ? null : { into: madeUpSubmission(into).id, isAnswered: false };
    return inboxRow(madeUpSubmission(number, { id, notice, merge }), CONTEXT);
  };

  test('stand each in one place, whatever was merged into what', () => {
    const links = fc.array(fc.option(fc.nat(12)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(links, (intos) => {
        const rows = withMerged(intos.map((into, number) => row(number, into)));
        const shown = withFolded(filterRows(rows, NO_FILTER)).map(({ id }) => id);
        expect(shown.sort()).toEqual(rows.map(({ id }) => id).sort());
      }),
    );
  });

  test('fold under the main one, also by a chain, and need a look where any of them does', () => {
    const merge = { into: row(1, null).id, isAnswered: false };
    const late = inboxRow(madeUpSubmission(2, { notice: 'n', received: '2024-01-01', merge }), CONTEXT);
    const soon = (number: number, into: number | null) => ({ ...row(number, into), isOverdue: false });
    const [main, ...others] = withMerged([soon(0, null), soon(1, 0), late]);
    expect(main).toMatchObject({ main: null, isOverdue: true, due: late.due });
    expect(main?.merged.map(({ id }) => id)).toEqual([row(1, null).id, late.id]);
    expect(others.map((one) => one.main)).toEqual([main?.id, main?.id]);
  });

  test('stand for themselves where the main one is gone, or answers another notice', () => {
    expect(withMerged([row(1, 7), row(2, 3), row(3, null, 'other')]).map(({ main }) => main)).toEqual([
      null,
      null,
      null,
    ]);
    expect(mayMerge([row(2, null), row(3, null, 'other')])).toBe(false);
    expect(mayMerge([row(2, null)])).toBe(false);
    expect(mayMerge([row(2, null), row(3, null)])).toBe(true);
  });

  test('are found by the words of what stands under them', () => {
    const other = inboxRow(
      madeUpSubmission(2, {
        notice: 'n',
        labels: ['罕见'],
        merge: { into: row(1, null).id, isAnswered: false },
      }),
      CONTEXT,
    );
    const rows = withMerged([row(1, null), other]);
    expect(filterRows(rows, { ...NO_FILTER, search: '罕见' }).map(({ id }) => id)).toEqual([row(1, null).id]);
  });
});

describe('two submissions that say the same', () => {
  let inbox: TestInbox;
  let session: InboxSession;
  const replies: Record<string, string> = {};
  beforeEach(async () => {
    inbox = await testInbox();
    for (const id of ['a', 'b']) replies[id] = await inbox.site.receive(id, `路灯坏了，${id}。`);
    session = await inbox.open();
    await session.sync();
  });
  const seen = (id: string) => submissionIn(session.snapshot(), id);
  const merge = (into: string | null) => session.act({ kind: 'internal', submission: 'b', into }, seen('b'));
  const answer = () =>
    actOnGroup(session, { kind: 'answer', submission: 'a', text: '已经修好。' }, seen('a'), [seen('b')]);

  test('are merged by a signed entry of which nothing stands in the clear, and nothing is destroyed', async () => {
    expect((await merge('a')).result).toBe('applied');
    expect(seen('b')).toMatchObject({ merge: { into: 'a', isAnswered: false }, doubts: [] });
    expect(seen('b').submission?.message).toBe('路灯坏了，b。');
    const { entries = [] } = inbox.site.rows.get('b') ?? {};
    expect(entries).toMatchObject([{ kind: 'internal', state: null }]);
    expect(JSON.stringify(inbox.site.record.page(0))).not.toContain('"a"');
    const [recorded] = inbox.site.record.page(0).entries;
    expect(mergesIn(session.snapshot().submissions).get(recorded?.id ?? '')).toBe('合并到 a');
  });

  test('are answered together, each sealed to its own writer and none to the other', async () => {
    await merge('a');
    expect(await answer()).toMatchObject({ outcome: { result: 'applied' }, others: { done: 1, missed: 0 } });
    for (const [id, other] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const sealed = base64.decode(inbox.site.rows.get(id)?.entries.at(-1)?.sealed ?? '');
      expect(await unsealWords(sealed, id, [replies[id] ?? ''])).toMatchObject({ text: '已经修好。' });
      await expect(unsealWords(sealed, id, [replies[other] ?? ''])).rejects.toThrow();
    }
  });

  test('are parted again until they were answered, and not after', async () => {
    await merge('a');
    expect((await merge(null)).result).toBe('applied');
    expect(seen('b').merge).toBe(null);
    await merge('a');
    await answer();
    expect(seen('b').merge).toEqual({ into: 'a', isAnswered: true });
    await expect(merge(null)).rejects.toThrow('merged');
  });

  test('are both left as they are where the main one changed meanwhile', async () => {
    await merge('a');
    const before = seen('a');
    await inbox.site.addition('a', '又坏了。');
    const { outcome } = await actOnGroup(
      session,
      { kind: 'state', submission: 'a', state: 'working', text: '' },
      before,
      [seen('b')],
    );
    expect(outcome.result).toBe('changed');
    expect(inbox.site.rows.get('b')?.entries).toHaveLength(1);
  });

  test('are told apart where the other one changed meanwhile: nothing is done to it', async () => {
    await merge('a');
    const before = seen('b');
    await inbox.site.addition('b', '又坏了。');
    const { others } = await actOnGroup(
      session,
      { kind: 'state', submission: 'a', state: 'working', text: '' },
      seen('a'),
      [before],
    );
    expect(others).toEqual({ done: 0, missed: 1 });
    expect(session.snapshot().undone).toMatchObject([{ result: 'changed', request: { submission: 'b' } }]);
  });

  test('are merged by nobody but the office: what a server puts there does not count', async () => {
    const words = { kind: 'internal', submission: 'b', into: 'a' } as const;
    const sealed = base64.encode(await sealWords(words, [inbox.office.recipient]));
    const entry = { id: 'forged', after: '', kind: 'internal', day: TODAY, state: null, sealed } as const;
    inbox.site.append('b', { ...entry, ...UNSIGNED });
    await session.sync();
    expect(seen('b').merge).toBe(null);
  });

  test('are both counted in what is published', async () => {
    await merge('a');
    const draft = await draftOutcome('2025-03-20T09:00+08:00', session.snapshot().submissions, []);
    expect(draft).toContain('kind: 意见\n    count: 2');
  });

  test('cannot be one and the same', async () => {
    await expect(merge('b')).rejects.toThrow('merged');
  });
});
