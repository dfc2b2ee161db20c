import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { findChromium, findProgram } from './programs';
import { CommandError } from './run';

/** A program: how to see that it is there, and Debian's package for it. */
interface Tool {
  package: string;
  present: () => boolean;
}

/** What the tests drive, besides npm packages. */
const TEST_TOOLS: readonly Tool[] = [
  { package: 'nginx-light', present: () => findProgram('nginx') !== null },
  { package: 'faketime', present: () => findProgram('faketime') !== null },
  { package: 'openssl', present: () => findProgram('openssl') !== null },
  { package: 'postgresql', present: () => findPostgres() !== null },
  { package: 'age', present: () => findProgram('age') !== null },
  { package: 'fonts-noto-cjk', present: hasChineseFont },
  { package: 'chromium', present: () => findChromium() !== null },
  { package: 'firefox-esr', present: () => findProgram('firefox-esr') !== null },
  { package: 'libxml2-utils', present: () => findProgram('xmllint') !== null },
  { package: 'unzip', present: () => findProgram('unzip') !== null },
  { package: 'w3m', present: () => findProgram('w3m') !== null },
  { package: 'poppler-utils', present: () => findProgram('pdftoppm') !== null },
  { package: 'systemd', present: () => findProgram('systemd-analyze') !== null },
  { package: 'logrotate', present: () => findProgram('logrotate') !== null },
  { package: 'qpdf', present: () => findProgram('qpdf') !== null },
  { package: 'fonts-arphic-gbsn00lp', present: () => hasFont('AR PL SungtiL GB') },
  { package: 'fonts-arphic-gkai00mp', present: () => hasFont('AR PL KaitiM GB') },
  { package: 'fonts-wqy-zenhei', present: () => hasFont('WenQuanYi Zen Hei') },
];

/** What the long suite drives besides: a screen reader, what it needs of a desktop, and what makes an empty Debian. */
const LONG_TOOLS: readonly Tool[] = [
  { package: 'orca', present: () => findProgram('orca') !== null },
  { package: 'at-spi2-core', present: () => existsSync('/usr/share/dbus-1/services/org.a11y.Bus.service') },
  { package: 'dbus-daemon', present: () => findProgram('dbus-daemon') !== null },
  { package: 'xvfb', present: () => findProgram('Xvfb') !== null },
  { package: 'debootstrap', present: () => findProgram('debootstrap') !== null },
  { package: 'xdotool', present: () => findProgram('xdotool') !== null },
];

/** What the benchmarks drive besides. */
const BENCH_TOOLS: readonly Tool[] = ['wrk', 'hugo'].map((name) => ({
  package: name,
  present: () => findProgram(name) !== null,
}));

const POLICY = '/usr/sbin/policy-rc.d';

/** Debian keeps each version of PostgreSQL in a folder of its own, and its server's programs off the path. */
const POSTGRES = '/usr/lib/postgresql';

/** The folder of the newest PostgreSQL's programs, `initdb` and `postgres` among them; null when there is none. */
export function findPostgres(): string | null {
  const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES) : [];
  const folders = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => `${POSTGRES}/${version}/bin`);
  const isWhole = (folder: string) =>
    ['initdb', 'postgres'].every((program) => existsSync(`${folder}/${program}`));
  return folders.find(isWhole) ?? null;
}

/**
 * Sees that everything that the tests drive is there, the long ones too if `isLong`: installs Debian's packages where this process is root,
 * else names the one command to run first.
 * @throws CommandError when something is missing and cannot be installed from here.
 */
export function ensureTestTools(isLong: boolean): Promise<void> {
  return ensureTools(isLong ? [...TEST_TOOLS, ...LONG_TOOLS] : TEST_TOOLS);
}

/** The same for the benchmarks. @throws CommandError likewise. */
export function ensureBenchTools(): Promise<void> {
  return ensureTools([...TEST_TOOLS, ...BENCH_TOOLS]);
}

async function ensureTools(tools: readonly Tool[]): Promise<void> {
  const missing = tools.filter((tool) => !tool.present()).map((tool) => tool.package);
  if (missing.length === 0) return;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) {
    throw new CommandError(`programs are missing; run this first:\n  sudo sh -c '${command}'`);
  }
  console.log(`installing ${missing.join(', ')}`);
  await withoutServices(() => {
    const { status } = spawnSync('sh', ['-c', `${command} >/dev/null`], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new CommandError(`could not install: ${command}`);
  });
}

/** Debian's packages start their services when they are installed, unless this policy forbids it. */
async function withoutServices(install: () => void): Promise<void> {
  if (existsSync(POLICY)) return install();
  await writeFile(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    install();
  } finally {
    await rm(POLICY, { force: true });
  }
}

function hasChineseFont(): boolean {
  return Boolean(fontsOf(':lang=zh-cn'));
}

function hasFont(family: string): boolean {
  return Boolean(fontsOf(family));
}

function fontsOf(pattern: string): string {
  const { stdout } = spawnSync('fc-list', [pattern, 'family'], { encoding: 'utf8' });
  return stdout?.trim() ?? '';
}
