import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { housekeeping } from '../../../../../scripts/server/care/housekeeping';

const NOT_ERASED =
  /^意见反馈：2024年12月9日以来撤回或者删除的内容，还留在数据库的文件里.*磁盘.*DATABASE_URL.*所有者/;

/** The rounds of a server whose store last destroyed something on 9 December, and what they say. */
function open(eraseDestroyed: () => Promise<boolean>, more: Record<string, () => Promise<void>> = {}) {
  const said: string[] = [];
  const state: { since: string | null } = { since: '2024-12-09' };
  let now = 0;
  const round = housekeeping(
    { eraseDestroyed, unerasedSince: async () => state.since },
    { deleteExpired: async () => undefined },
    { now: () => now },
    (text) => said.push(text),
    more,
  );
  const at = async (moment: string) => {
    now = Date.parse(`${moment}+08:00`);
    round();
    await turn();
  };
  return { said, state, at };
}

test('staff read once that files still hold what was destroyed, after a whole day, and when that is over', async () => {
  const { said, state, at } = open(async () => false);
  for (const moment of ['2024-12-09T10:00', '2024-12-10T23:59']) await at(moment);
  expect(said).toEqual([]);
  for (const moment of ['2024-12-11T00:00', '2024-12-11T00:01', '2024-12-12T00:00']) await at(moment);
  expect(said).toEqual([expect.stringMatching(NOT_ERASED)]);
  state.since = null;
  await at('2024-12-12T03:00');
  await at('2024-12-12T03:01');
  expect(said.slice(1)).toEqual(['意见反馈：撤回或者删除的内容已经从数据库的文件中清除。']);
});

test('staff read why files could not be rewritten', async () => {
  const { said, at } = open(() => Promise.reject(new StoreUnavailable('full')));
  await at('2024-12-11T00:00');
  expect(said).toEqual([expect.stringContaining('上次没有办成的原因：数据库所在的磁盘已满。')]);
});

test('nothing is said while nobody knows how the store stands', async () => {
  const { said, state, at } = open(async () => false);
  Object.defineProperty(state, 'since', {
    get: () => {
      throw new StoreUnavailable('gone');
    },
  });
  await at('2024-12-11T00:00');
  expect(said).toEqual([]);
});

test('staff read once that a work fails for another reason than the database, and when it works again', async () => {
  let fault: Error | null = Object.assign(new Error('no'), { code: 'EACCES', path: 'data/destroyed.jsonl' });
  const { said, state, at } = open(async () => false, {
    自动删除保存期满的反馈: async () => {
      if (fault) throw fault;
    },
  });
  state.since = null;
  for (const moment of ['2024-12-11T00:00', '2024-12-11T00:01']) await at(moment);
  expect(said).toEqual([
    '意见反馈：自动删除保存期满的反馈没有做完：data/destroyed.jsonl：没有权限（EACCES）。网站会继续尝试。',
  ]);
  fault = new StoreUnavailable('gone');
  await at('2024-12-11T00:02');
  fault = null;
  await at('2024-12-11T00:03');
  expect(said.slice(1)).toEqual(['意见反馈：自动删除保存期满的反馈恢复正常。']);
});
