import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { untilState } from '../harness/as-usual';
import { ask } from '../harness/ask';
import { runScript } from '../harness/command';
import { told, writtenBy } from '../harness/crowd';
import { ownFolder, ownServer } from '../harness/for-test';
import { hangingFile } from '../harness/hanging-file';
import { childrenOf, isRunningPid } from '../harness/process-family';
import { TEST_OUTPUT, type TestServer, until } from '../harness/server';
import { type Fields, headingOf, posting, tokenIn } from '../harness/writer';

// BACKUP_DIR on a disk of the network that is gone: it answers nothing, and freezes nothing.

const lookUp = (origin: string, fields: Fields) =>
  ask(origin, posting(fields, { path: '/feedback', headers: {} }));

async function withdraw(origin: string, receipt: string): Promise<string> {
  const fields = { receipt, change: 'withdraw', filled: '1' };
  const token = tokenIn(await lookUp(origin, fields)) ?? '';
  return headingOf(await lookUp(origin, { ...fields, token }));
}

async function receiptOf(origin: string, who: string): Promise<string> {
  const fields = writtenBy(who);
  const { token } = await told(origin, fields);
  return (await told(origin, { ...fields, token: token ?? '' })).receipt ?? '';
}

const environmentOf = (server: TestServer, BACKUP_DIR: string) => ({
  ...{ DATA_DIR: server.data, SITE_URL: server.url, BACKUP_DIR },
  ...{ DISCLOSURE_OUTPUT: TEST_OUTPUT, DISCLOSURE_TRIAL: '1' },
});

const linesOf = async (path: string) => (await readFile(path, 'utf8')).split('\n').filter(Boolean).sort();

test('a withdrawal goes through while the disk of backups hangs, is told, and is written there once it is back', async () => {
  const BACKUP_DIR = await ownFolder();
  // At an hour at which no backup is made: nobody else holds the other end of what hangs.
  const log = join(BACKUP_DIR, 'destroyed.jsonl');
  const hanging = await hangingFile(log);
  const server = await ownServer({
    at: '2025-01-16T00:30:00+08:00',
    env: { BACKUP_DIR, FEEDBACK_PER_HOUR: '100' },
  });
  const receipts = [await receiptOf(server.url, '先写的'), await receiptOf(server.url, '后写的')] as const;
  expect(await withdraw(server.url, receipts[0])).toBe('这份反馈已经撤回');
  expect((await ask(server.url, { path: '/healthz' })).text).toContain('ok');
  await hanging.release();
  await until(
    async () => (await withdraw(server.url, receipts[1])) === '这份反馈已经撤回' || null,
    'the second',
  );
  const local = () => linesOf(join(server.data, 'destroyed.jsonl'));
  // One that meets the disk while it still owes its answer leaves its line to the next.
  await until(async () => {
    if (isDeepStrictEqual(await linesOf(log).catch(() => []), await local())) return true;
    expect(await withdraw(server.url, await receiptOf(server.url, '再写的'))).toBe('这份反馈已经撤回');
    return null;
  }, 'the disk to be given what it missed');
  expect((await local()).length).toBeGreaterThanOrEqual(2);
  expect(await linesOf(log)).toEqual(await local());
  await server.printed('那块磁盘没有答复');
});

test('a worker that is told to end, and then the whole server, do so while the disk of backups hangs', async () => {
  const BACKUP_DIR = await ownFolder();
  const hanging = await hangingFile(join(BACKUP_DIR, 'destroyed.jsonl'));
  const server = await ownServer({
    at: '2025-01-16T00:30:00+08:00',
    env: { BACKUP_DIR, FEEDBACK_PER_HOUR: '100' },
  });
  const untilGone = (pid: number, what: string) =>
    until(async () => (isRunningPid(pid) ? null : true), `the ${what} to end`);
  try {
    const receipts = [await receiptOf(server.url, '先写的'), await receiptOf(server.url, '后写的')] as const;
    const [first = 0] = await childrenOf(server.pid);
    // Each that carries out a withdrawal waits for the disk from then on.
    expect(await withdraw(server.url, receipts[0])).toBe('这份反馈已经撤回');
    process.kill(first, 'SIGTERM');
    await untilGone(first, 'worker');
    expect(await withdraw(server.url, receipts[1])).toBe('这份反馈已经撤回');
    const code = server.end();
    await untilGone(server.pid, 'server');
    expect(await code).toBe(0);
  } finally {
    await hanging.release();
  }
});

test('a doctor says that the disk hangs, and ends', async () => {
  const BACKUP_DIR = await ownFolder();
  const server = await ownServer({});
  const hanging = await hangingFile(join(BACKUP_DIR, 'destroyed.jsonl'));
  const found = await runScript('doctor', { args: ['--json'], env: environmentOf(server, BACKUP_DIR) });
  expect(found.stdout).toContain('"backups.silent"');
  expect(found.stderr).toContain('就此结束');
  await hanging.release();
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'a doctor that is ended by %s leaves nothing of a backup behind',
  async (signal) => {
    const [TMPDIR, BACKUP_DIR] = [await ownFolder(), await ownFolder()];
    const server = await ownServer({});
    await untilState(server.url, 'ok');
    await writeFile(join(server.data, 'destroyed.jsonl'), '');
    const hanging = await hangingFile(join(BACKUP_DIR, 'destroyed.jsonl'));
    const doctor = spawn(process.execPath, [resolve('scripts/launch.mjs'), 'doctor'], {
      env: { ...process.env, ...environmentOf(server, BACKUP_DIR), TMPDIR },
      stdio: 'ignore',
    });
    const left = async () => (await readdir(TMPDIR)).filter((name) => name.startsWith('disclosure-doctor-'));
    await until(async () => ((await left()).length > 0 ? true : null), 'the folder of the doctor');
    doctor.kill(signal);
    await once(doctor, 'exit');
    expect(await left()).toEqual([]);
    await hanging.release();
  },
);

test('a command whose database lies on a disk that hangs says so, and ends', async () => {
  const DATA_DIR = await ownFolder();
  const hanging = await hangingFile(join(DATA_DIR, 'feedback.db'));
  const env = { DATA_DIR, DISCLOSURE_OUTPUT: TEST_OUTPUT, DISCLOSURE_TRIAL: '1' };
  const { code, stderr } = await runScript('office', { args: ['list'], env });
  expect(code).not.toBe(0);
  expect(stderr).toContain('数据库没有答复');
  expect(stderr).toContain('就此结束');
  await hanging.release();
});

test.each(['verify', 'restore', 'make'] as const)(
  'a command (%s) whose backup lies on a disk that hangs names the file, and ends',
  async (which) => {
    const [BACKUP_DIR, DATA_DIR] = [await ownFolder(), await ownFolder()];
    const path = join(BACKUP_DIR, which === 'make' ? 'destroyed.jsonl' : 'old.backup');
    const args = {
      verify: ['backup', 'verify', path],
      restore: ['restore', path],
      make: ['backup', '-o', join(DATA_DIR, 'new.backup')],
    }[which];
    const hanging = await hangingFile(path);
    const env = { DATA_DIR, BACKUP_DIR, DISCLOSURE_OUTPUT: TEST_OUTPUT, DISCLOSURE_TRIAL: '1' };
    const { stderr } = await runScript('office', { args, env });
    expect(stderr).toContain(`没有做完：${path} 所在的磁盘 10 秒没有答复`);
    expect(stderr).toContain('就此结束');
    await hanging.release();
  },
);
