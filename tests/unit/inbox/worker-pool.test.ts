import { describe, expect, test } from 'vitest';
import { WrongPassphrase } from '#lib/office/vault';
import {
  carryOutTask,
  createTasks,
  type TaskMessage,
  type TaskReport,
} from '../../../inbox/work/opening/tasks';
import { openWorkPool } from '../../../inbox/work/opening/worker-pool';
import type { WorkerPort } from '../../../inbox/work/platform';

/** A worker in this thread, which is up at once, or says nothing, or fails. */
function madeUpWorker(how: 'works' | 'fails' | 'breaks', log: string[]): WorkerPort {
  let report: (of: TaskReport) => void = () => undefined;
  let fail: () => void = () => undefined;
  const tasks = createTasks(async () => undefined);
  return {
    listen: (onReport, onError) => {
      report = onReport;
      fail = onError;
      queueMicrotask(() => (how === 'fails' ? onError() : onReport({ kind: 'ready' })));
    },
    post: (message: TaskMessage) => {
      log.push(message.name);
      if (how === 'breaks') return fail();
      carryOutTask(tasks, message).then(
        (done) => report({ kind: 'done', done }),
        (error: Error) => report({ kind: 'failed', error: { name: error.name, message: error.message } }),
      );
    },
    end: () => void log.push('ended'),
  };
}

const keys = { identities: [], devices: new Map() };

describe('a pool of workers', () => {
  test('does tasks in them, several at a time, each by the next that is idle', async () => {
    const log: string[] = [];
    const pool = await openWorkPool({ workers: 2, startWorker: () => madeUpWorker('works', log) });
    const opened = await Promise.all([1, 2, 3].map(() => pool.openRows([{}], keys)));
    expect([pool.size, opened, log]).toEqual([
      2,
      [[null], [null], [null]],
      ['openRows', 'openRows', 'openRows'],
    ]);
    pool.end();
    expect(log.slice(3)).toEqual(['ended', 'ended']);
  });

  test('gives the errors that the tasks throw', async () => {
    const log: string[] = [];
    const pool = await openWorkPool({ workers: 1, startWorker: () => madeUpWorker('works', log) });
    const sealed = 'YWdlLWVuY3J5cHRpb24ub3JnL3YxCg==';
    await expect(pool.openVault(sealed, 'x')).rejects.toThrow('damaged');
    expect(new WrongPassphrase('x').name).toBe('WrongPassphrase');
  });

  test.each([
    ['there are none', thrown],
    ['none comes up', () => madeUpWorker('fails', [])],
  ])('does them in this thread where %s', async (_, startWorker) => {
    const pool = await openWorkPool({ workers: 2, startWorker });
    expect([pool.size, await pool.openRows([{}, {}], keys)]).toEqual([1, [null, null]]);
  });

  test('that was ended rejects what was under way, what waited and what is asked later', async () => {
    const silent = () => ({ ...madeUpWorker('works', []), post: () => undefined });
    const pool = await openWorkPool({ workers: 1, startWorker: silent });
    const asked = [pool.openRows([{}], keys), pool.openRows([{}], keys)];
    await Promise.resolve();
    pool.end();
    const later = pool.openRows([{}], keys);
    for (const one of [...asked, later]) await expect(one).rejects.toThrow();
  });

  test('goes on without a worker that broke, and without all of them', async () => {
    const logs: string[][] = [[], []];
    let started = 0;
    const startWorker = () => {
      started += 1;
      return started === 1 ? madeUpWorker('works', logs[0] ?? []) : madeUpWorker('breaks', logs[1] ?? []);
    };
    const mixed = await openWorkPool({ workers: 2, startWorker });
    const all = await Promise.all([1, 2, 3, 4].map(() => mixed.openRows([{}], keys)));
    expect(all).toEqual([[null], [null], [null], [null]]);
    expect(logs[1]?.filter((what) => what === 'openRows')).toHaveLength(1);
    const none = await openWorkPool({ workers: 1, startWorker: () => madeUpWorker('breaks', []) });
    expect(await Promise.all([1, 2, 3].map(() => none.openRows([{}], keys)))).toEqual([
      [null],
      [null],
      [null],
    ]);
  });
});

function thrown(): never {
  throw new Error('no Worker');
}
