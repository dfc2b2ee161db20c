import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// The steps from an empty machine to a running site, and what is done to it later, as far as they can be held against the files
// here at once. `tests/long-server/guide-steps.test.ts` does them.

const PAGE = readFileSync('docs/operating.md', 'utf8');
const STEPS = Array.from(PAGE.matchAll(/^```sh\n([\s\S]*?)^```$/gm), ([, step = '']) => step);
const ALL = STEPS.join('');
const UNIT = readFileSync('docs/disclosure-site.service', 'utf8');

/** A setting of the service's unit. */
const setting = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(UNIT)?.[1] ?? '';

test('the steps are shell that a shell takes', () => {
  expect(STEPS).toHaveLength(12);
  for (const step of STEPS) {
    const { status, stderr } = spawnSync('sh', ['-n'], { input: step, encoding: 'utf8' });
    expect({ status, stderr }, step).toEqual({ status: 0, stderr: '' });
  }
});

test('every file of the site that a step copies is there', () => {
  const files = Array.from(ALL.matchAll(/\/srv\/disclosure-site\/(\S+\.\w+)/g), ([, file = '']) => file);
  expect(files).toEqual([
    ...['docs/disclosure-site.service', 'docs/away.html', 'docs/nginx.conf', 'docs/logrotate.conf'],
  ]);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test('every command of the site is one of its own', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
  const named = Array.from(ALL.matchAll(/npm run (\w+)/g), ([, name = '']) => name);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('the service runs as the account and in the folders that the steps make', () => {
  expect(ALL).toContain(` ${setting('User')}\n`);
  expect(ALL).toContain(` ${setting('WorkingDirectory')}\n`);
  expect(setting('ExecStart')).toContain('--data /var/lib/disclosure-site');
  expect(ALL).toContain('--home /var/lib/disclosure-site');
  // npm's own packages of Node lie where `npm install --global` of Debian puts them.
  expect(setting('ExecStart')).toMatch(/^\/usr\/local\/bin\/node /);
});

test('nginx is given the site’s own name wherever the example has another', () => {
  const example = readFileSync('docs/nginx.conf', 'utf8');
  const [, host = ''] = /sed 's\/(\S+?)\/www/.exec(ALL) ?? [];
  expect(example.match(new RegExp(host, 'g'))?.length).toBeGreaterThan(1);
  expect(example).toContain('/etc/nginx/disclosure');
  expect(example).toContain('/etc/ssl/disclosure/fullchain.pem');
});
