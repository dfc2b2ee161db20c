import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

// The site of the Containerfile without a container: only the files that the image gets, the accounts and read-only places of
// compose.yaml, the health check that stands there. Mounting asks for root.

const composeSchema = z.object({
  services: z.object({
    site: z.object({ command: z.array(z.string()), healthcheck: z.object({ test: z.array(z.string()) }) }),
  }),
});

/** Runs a shell script in mounts of its own; gives its exit code and what it printed. */
async function inOwnMounts(script: string): Promise<{ code: number | null; printed: string }> {
  const child = spawn('unshare', ['--mount', '--pid', '--fork', '--mount-proc', '--net', 'sh', '-c', script]);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  const [code] = await once(child, 'close');
  return { code, printed };
}

test.skipIf(process.getuid?.() !== 0)(
  'the image’s files build and serve the site, as an ordinary account in a folder that is read-only',
  async () => {
    // Not below a folder that another account cannot enter.
    const root = await mkdtemp('/tmp/disclosure-image-');
    onTestFinished(() => rm(root, { recursive: true, force: true }));
    await chmod(root, 0o755);
    const [site, data] = [join(root, 'site'), join(root, 'data')];
    await mkdir(site);
    const containerfile = await readFile('Containerfile', 'utf8');
    const copied = Array.from(containerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm), ([, paths = '']) =>
      paths.split(' '),
    );
    for (const path of new Set(copied.flat())) await cp(path, join(site, path), { recursive: true });
    await cp('tests/fixtures/content', join(site, 'content'), { recursive: true });
    for (const folder of [data, join(site, '.next'), join(site, 'node_modules')]) await mkdir(folder);
    for (const folder of [data, join(site, '.next')]) await chown(folder, 1000, 1000);
    const { services } = composeSchema.parse(parse(await readFile('compose.yaml', 'utf8')));
    const [, ...check] = services.site.healthcheck.test;
    const quoted = (words: readonly string[]) =>
      words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    const program = `${quoted([process.execPath])} scripts/launch.mjs`;
    const served = [
      `${program} build --site-url https://www.example.gov.cn >/dev/null 2>&1 || exit 2`,
      `${program} ${quoted(services.site.command)} & server=$!`,
      `for look in $(seq 120); do ${quoted([process.execPath, ...check.slice(1)])} && break; sleep 0.5; done`,
      `${quoted([process.execPath, ...check.slice(1)])}; echo "healthy: $?"`,
      'kill $server; wait $server; echo "ended: $?"',
    ].join('\n');
    await writeFile(join(root, 'served.sh'), served);
    const { code, printed } = await inOwnMounts(
      [
        'set -e',
        'ip link set lo up',
        `mount --bind ${site} ${site}`,
        `mount --bind ${resolve('node_modules')} ${site}/node_modules`,
        `mount --bind ${site}/.next ${site}/.next`,
        `mount -o remount,ro,bind ${site}/node_modules`,
        `mount -o remount,ro,bind ${site}`,
        `cd ${site}`,
        `exec setpriv --reuid 1000 --regid 1000 --clear-groups --no-new-privs --bounding-set=-all env -i PATH="$PATH" HOME=/tmp NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 DATA_DIR=${data} sh ${root}/served.sh`,
      ].join('\n'),
    );
    expect(printed).toContain('healthy: 0');
    expect(printed).toContain('ended: 0');
    expect(code).toBe(0);
  },
);
