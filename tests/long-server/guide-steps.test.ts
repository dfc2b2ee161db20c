import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { emptyDebian } from '../harness/empty-debian';

// The steps of docs/operating.md, done one after another on an empty Debian 12, as somebody would who copies them: from
// installing to a site behind nginx, a new version, a backup and its drill, and a move to another machine.

/** A word by which a block of commands in the guide is found. */
const BLOCKS = {
  programs: 'npm install --global',
  account: 'adduser',
  site: 'git clone',
  build: "npm ci'\n",
  service: 'systemctl enable',
  nginx: 'nginx -t',
  renewal: 'git pull',
  doctor: 'npm run doctor',
  backup: 'office -- backup -o',
  drill: '/tmp/lianxi',
  leaving: 'tar -C /var/lib -czf',
  arriving: 'tar -C /var/lib -xzf',
};

/** Where the guide's example keeps the repository, and where it lies on the machine of the test. */
const [REPOSITORY, ORIGIN] = ['https://git.example.gov.cn/disclosure-site.git', '/srv/origin.git'];

/**
 * Stands in for systemd, which does not run in a folder: does what the unit says with its account, its folder, its command
 * and the places that it may write; everything else is read-only to it.
 */
const SYSTEMCTL = `#!/bin/sh
set -e
unit=/etc/systemd/system/disclosure-site.service
of() { sed -n "s/^$1=//p" $unit; }
case "$*" in
  daemon-reload) ;;
  "enable --now disclosure-site")
    mkdir -p /var/lib/$(of StateDirectory)
    (
      writable="/var/lib/$(of StateDirectory)"
      for path in $(of ReadWritePaths); do
        case $path in -*) [ -e "\${path#-}" ] || continue ;; esac
        writable="$writable \${path#-}"
      done
      export writable command="$(of ExecStart)" folder="$(of WorkingDirectory)" account="$(of User)" settings="$(of Environment)" mask="$(of UMask)"
      exec setsid unshare --mount sh -ec '
        for path in $writable; do mount --bind $path $path; done
        mount -o remount,ro,bind /
        mount -t tmpfs tmpfs /tmp
        cd $folder
        umask $mask
        exec setpriv --reuid $account --regid $account --clear-groups --no-new-privs --bounding-set=-all env -i PATH="$PATH" $settings $command
      '
    ) >/var/log/site.log 2>&1 &
    echo $! >/run/site.pid ;;
  "disable --now disclosure-site")
    kill $(cat /run/site.pid)
    while kill -0 $(cat /run/site.pid) 2>/dev/null; do sleep 0.2; done ;;
  "restart nginx") nginx ;;
  *) echo "no such command here: systemctl $*" >&2; exit 1 ;;
esac
`;

// Only root may make a file system with debootstrap and enter it.
test.skipIf(process.getuid?.() !== 0)(
  'the guide’s steps lead from an empty Debian to a site that is renewed, backed up and moved',
  async () => {
    const page = await readFile('docs/operating.md', 'utf8');
    const blocks = Array.from(page.matchAll(/^```sh\n([\s\S]*?)^```$/gm), ([, block = '']) => block);
    const block = (name: keyof typeof BLOCKS) =>
      blocks.find((text) => text.includes(BLOCKS[name])) ?? 'false\n';
    expect(blocks.filter((text) => !Object.values(BLOCKS).some((word) => text.includes(word)))).toEqual([]);
    // Not below a folder that another account cannot enter.
    const folder = await mkdtemp('/tmp/disclosure-debian-');
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await chmod(folder, 0o755);
    const machine = await emptyDebian(join(folder, 'root'));
    const origin = join(folder, 'root', ORIGIN);
    const git = (...words: readonly string[]) => promisify(execFile)('git', words);
    await git('clone', '--bare', '--quiet', '.', origin);
    await git('-C', origin, 'update-ref', 'refs/heads/main', 'HEAD');
    await git('-C', origin, 'symbolic-ref', 'HEAD', 'refs/heads/main');
    await machine.write(
      '/etc/gitconfig',
      `[url "${ORIGIN}"]\n\tinsteadOf = ${REPOSITORY}\n[safe]\n\tdirectory = ${ORIGIN}\n`,
    );
    await machine.write('/usr/local/bin/systemctl', SYSTEMCTL, 0o755);
    await machine.write('/etc/hosts', '127.0.0.1 localhost www.example.gov.cn\n');

    const installed = await machine.run(
      [block('programs'), block('account'), block('site'), block('build')].join(''),
      true,
    );
    expect(installed.printed).toMatch(/^v22\./m);
    expect(installed.printed).toContain('用 npm start 启动网站');
    expect(installed.code).toBe(0);

    const lived = await machine.run(
      [
        block('service'),
        TRUSTED,
        block('nginx'),
        'echo "== renewed"',
        CHANGED,
        READING,
        block('renewal'),
        'kill $reader',
        'curl --fail https://www.example.gov.cn/notices | grep -o 换了一个字',
        'echo "== backed up"',
        'mkdir -p /media/usb && cd /srv/disclosure-site && export DATA_DIR=/var/lib/disclosure-site',
        block('backup'),
        'cp /var/lib/disclosure-site/office-key*.txt /media/usb/office-key.txt',
        block('drill'),
        'unset DATA_DIR',
        'echo "== moved"',
        block('leaving'),
        'rm -r /var/lib/disclosure-site && mkdir /var/lib/disclosure-site && chown disclosure: /var/lib/disclosure-site',
        block('arriving'),
        block('service'),
        'echo "== looked at"',
        `${block('doctor').trimEnd()} || true`,
        'systemctl disable --now disclosure-site',
        'echo "== ended"',
      ].join('\n'),
      false,
    );
    const [begun = '', renewed = '', backedUp = '', moved = '', lookedAt = ''] =
      lived.printed.split(/^== .*\n/m);
    // As the guide shows it, from the site itself and through nginx.
    expect(begun.match(/^store: ok$/gm)).toHaveLength(2);
    expect(renewed).not.toContain('a reader was sent away');
    expect(backedUp).toContain('是完好的备份');
    expect(backedUp).toContain('还没有收到反馈');
    expect(moved).toContain('store: ok');
    expect(lookedAt).toContain('能接收反馈');
    expect(lookedAt).not.toMatch(/（(rights|build|server)\.[a-z-]+）/);
    expect(lived.printed).toContain('== ended');
    expect(lived.code).toBe(0);
  },
  // All packages of Debian and npm are fetched, on a machine that may have other work.
  3_600_000,
);

/** A certificate that the machine trusts, where the guide wants one. */
const TRUSTED = `
mkdir -p /etc/ssl/disclosure
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=www.example.gov.cn -addext subjectAltName=DNS:www.example.gov.cn -keyout /etc/ssl/disclosure/privkey.pem -out /etc/ssl/disclosure/fullchain.pem
cp /etc/ssl/disclosure/fullchain.pem /usr/local/share/ca-certificates/site.crt
update-ca-certificates
`;

/** Somebody who reads all the while. */
const READING = `
(while sleep 0.2; do curl -fsS -o /dev/null http://127.0.0.1:3000/ || echo 'a reader was sent away'; done) &
reader=$!
`;

/** A new version in the repository. */
const CHANGED = `
git clone -q ${ORIGIN} /root/work
cd /root/work
sed -i 's/organization: .*/&换了一个字/' content/site.yaml
git -c user.name=test -c user.email=test@example.org commit -qam 'Change a word'
git push -q
cd /
`;
