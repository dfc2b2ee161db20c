import { execFile, spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { ownFolder } from '../harness/for-test';

// The files with which an operator makes a service of the site, read by the programs that they are for.

const UNIT = 'docs/disclosure-site.service';

/** systemd's own measure of what a service could do to the machine: at most this, of 10. */
const EXPOSURE_MAX = 2.0;

let folder: string;
beforeEach(async () => {
  folder = await ownFolder();
});

/** A copy of the unit, for the Node of this machine. */
async function unitHere(): Promise<string> {
  const path = join(folder, 'disclosure-site.service');
  const text = await readFile(UNIT, 'utf8');
  await writeFile(path, text.replace('/usr/local/bin/node', process.execPath));
  return path;
}

test('the service’s unit has no mistake that systemd knows', async () => {
  const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', await unitHere()], {
    encoding: 'utf8',
  });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('the service could do little to the machine that it runs on', async () => {
  const args = ['security', '--offline=true', '--no-pager', UNIT];
  const { stdout } = await promisify(execFile)('systemd-analyze', args);
  const exposure = Number(/exposure level for \S+: ([\d.]+)/.exec(stdout)?.[1]);
  expect(exposure).toBeGreaterThan(0);
  expect(exposure).toBeLessThanOrEqual(EXPOSURE_MAX);
});

test('the service lets V8 compile, and gives the server the time that it takes to stop', async () => {
  const text = await readFile(UNIT, 'utf8');
  expect(text).not.toMatch(/^MemoryDenyWriteExecute=/m);
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(text)?.[1])).toBeGreaterThan(75);
});

test('logs are turned over, and stay for more than the six months that the law asks', async () => {
  const logs = join(folder, 'log');
  await mkdir(logs);
  await writeFile(join(logs, 'access.log'), 'a line\n');
  const config = join(folder, 'logrotate.conf');
  const text = await readFile('docs/logrotate.conf', 'utf8');
  expect(Number(/^ *maxage (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(184);
  expect(Number(/^ *rotate (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(184);
  const here = text.replace('/var/log/nginx', logs).replace('create 0640 www-data adm', 'create 0640');
  await writeFile(config, here, { mode: 0o644 });
  const args = ['--debug', '--state', join(folder, 'state'), config];
  const { status, stderr } = spawnSync('logrotate', args, { encoding: 'utf8' });
  expect(stderr).not.toMatch(/error/i);
  expect(status).toBe(0);
});
