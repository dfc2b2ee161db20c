import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { emptyDebian } from '../harness/empty-debian';

// The site of the Containerfile without a container: its commands, one after another, in an empty Debian of the version that it
// names; then what compose.yaml says, with its accounts and read-only places, and the health check that stands there.

const composeSchema = z.object({
  services: z.object({
    site: z.object({ command: z.array(z.string()), healthcheck: z.object({ test: z.array(z.string()) }) }),
  }),
});

/** An instruction of the Containerfile: `['RUN', 'npm ci']`. */
type Instruction = readonly [name: string, rest: string];

/** The shell that does what an instruction says, with the files of the repository in `/context`. */
function doing([name, rest]: Instruction): string[] {
  const [first = '', ...others] = rest.split(' ');
  if (name === 'WORKDIR') return [`mkdir -p ${rest}`, `cd ${rest}`];
  if (name === 'RUN') return [`( ${rest} )`];
  if (name === 'ENV') return [`export ${rest}`];
  // Both images are one folder here: what comes from the other is there.
  if (name !== 'COPY' || first.startsWith('--from=')) return [];
  const to = others.pop() ?? '';
  return [`cp -R ${[first, ...others].map((path) => `/context/${path}`).join(' ')} ${to}`];
}

const quoted = (words: readonly string[]) =>
  words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');

/** Puts Node and npm where the image that the Containerfile begins with has them. */
async function bringNode(root: string, version: string): Promise<void> {
  const folder = await mkdtemp('/tmp/disclosure-node-');
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const binaries = `node-${process.platform}-${process.arch}`;
  const args = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
  await promisify(execFile)('npm', ['install', ...args, `${binaries}@${version}`, 'npm@10']);
  const modules = join(root, 'usr/local/lib/node_modules');
  await cp(join(folder, 'node_modules', binaries, 'bin/node'), join(root, 'usr/local/bin/node'));
  await cp(join(folder, 'node_modules/npm'), join(modules, 'npm'), { recursive: true });
  await symlink('../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/local/bin/npm'));
}

// Only root may make a file system with debootstrap and enter it.
test.skipIf(process.getuid?.() !== 0)(
  'the Containerfile’s commands, in an empty Debian, make a site that an ordinary account builds and serves from read-only places',
  async () => {
    const text = (await readFile('Containerfile', 'utf8')).replaceAll(/\\\n\s*/g, '');
    const instructions = Array.from(
      text.matchAll(/^([A-Z]+) (.*)$/gm),
      ([, name = '', rest = '']): Instruction => [name, rest],
    );
    const restsOf = (name: string) => instructions.flatMap(([of, rest]) => (of === name ? [rest] : []));
    const [, node = '', suite = ''] =
      /library\/node:(\d+)-(\w+)-slim$/.exec(restsOf('FROM').at(-1) ?? '') ?? [];
    // Not below a folder that another account cannot enter.
    const folder = await mkdtemp('/tmp/disclosure-image-');
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await chmod(folder, 0o755);
    const root = join(folder, 'root');
    const machine = await emptyDebian(root, suite);
    await bringNode(root, node);
    const copied = restsOf('COPY').flatMap((rest) =>
      rest.startsWith('--') ? [] : rest.split(' ').slice(0, -1),
    );
    for (const path of new Set(copied)) {
      await mkdir(dirname(join(root, 'context', path)), { recursive: true });
      await cp(path, join(root, 'context', path), { recursive: true });
    }
    // A checkout of whoever lets nobody else read his files.
    await promisify(execFile)('chmod', ['-R', 'go-rwx', join(root, 'context')]);
    const made = await machine.run(instructions.flatMap(doing).join('\n'), true);
    expect(made.code, made.printed.slice(-2_000)).toBe(0);

    const site = restsOf('WORKDIR').at(-1) ?? '';
    const [account = '', group = ''] = (restsOf('USER').at(-1) ?? '').split(':');
    await cp('tests/fixtures/content', join(root, site, 'content'), { recursive: true });
    await promisify(execFile)('chmod', ['-R', 'a+rX', join(root, site, 'content')]);
    const { services } = composeSchema.parse(parse(await readFile('compose.yaml', 'utf8')));
    const check = quoted(services.site.healthcheck.test.slice(1));
    const program = quoted(z.array(z.string()).parse(JSON.parse(restsOf('ENTRYPOINT').at(-1) ?? '')));
    await machine.write(
      '/served.sh',
      [
        'pg_dump --version; node --version',
        `${program} build --site-url https://www.example.gov.cn >/tmp/build.log 2>&1 || { cat /tmp/build.log; exit 2; }`,
        `${program} ${quoted(services.site.command)} & server=$!`,
        `for look in $(seq 240); do ${check} && break; sleep 0.5; done`,
        `${check}; echo "healthy: $?"`,
        `${program} office backup -o "$BACKUP_DIR/by-hand.backup"; echo "backed up: $?"`,
        `${program} doctor | grep -c 试着恢复了一遍`,
        'kill $server; wait $server; echo "ended: $?"',
      ].join('\n'),
    );
    const places = [`${site}/.next`, '/var/lib/disclosure-site', '/var/backups/disclosure-site'];
    const { code, printed } = await machine.run(
      [
        `install -d -o ${account} -g ${group} -m 700 /var/backups/disclosure-site`,
        ...places.map((place) => `mount --bind ${place} ${place}`),
        'mount -t tmpfs tmpfs /tmp',
        'mount -o remount,ro,bind /',
        `cd ${site}`,
        `exec setpriv --reuid ${account} --regid ${group} --clear-groups --no-new-privs --bounding-set=-all env -i PATH="$PATH" ${restsOf('ENV').join(' ')} sh /served.sh`,
      ].join('\n'),
      false,
    );
    expect(printed).toMatch(/^pg_dump \(PostgreSQL\) 17\./m);
    expect(printed).toMatch(new RegExp(`^v${node}\\.`, 'm'));
    expect(printed).toContain('healthy: 0');
    expect(printed).toMatch(/^backed up: 0\n1$/m);
    expect(printed).toContain('ended: 0');
    expect(code).toBe(0);
  },
  // Packages of Debian and npm are fetched, on a machine that may have other work.
  3_600_000,
);
