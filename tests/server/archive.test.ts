import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ARCHIVED_SITE, archiveAt } from '../harness/archive';
import { filesIn } from '../harness/build';
import { runScript } from '../harness/command';
import { faultsOf, strayNames, values } from '../harness/document';
import { FIRST, FUNDS, secondsAfter, WHALE } from '../harness/fixtures';
import { ownFolder } from '../harness/for-test';
import { sharedServer } from '../harness/server';

const run = promisify(execFile);

/** Unpacks a zip as a records office does: by a program of its own, on a machine whose names are UTF-8. */
async function unpack(zip: string, into: string): Promise<void> {
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  await run('unzip', ['-t', zip], { env });
  await run('unzip', ['-q', zip, '-d', into], { env });
}

async function archived(
  moment: string,
  ...slugs: string[]
): Promise<{ folder: string; zip: string; said: string }> {
  const own = await ownFolder();
  const zip = join(own, '存档.zip');
  const folder = join(own, 'unpacked');
  const { code, stdout, stderr } = await archiveAt(moment, own, ...slugs, '-o', zip);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  await unpack(zip, folder);
  return { folder, zip, said: stdout };
}

describe('an archive of every published notice', () => {
  test('unpacks whole by other programs, and its sums are right', async () => {
    const { folder, zip, said } = await archived(FIRST.open);
    const { stdout } = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder });
    const checked = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/: OK$/, ''));
    expect([...checked, 'SHA256SUMS'].sort()).toEqual(await filesIn(folder));
    expect(checked).toContain('说明.txt');
    const { stdout: sum } = await run('sha256sum', [zip]);
    expect(said).toContain(`这个文件的 SHA-256 指纹：${sum.slice(0, 64)}\n`);
  });

  test('holds nothing of a notice before its moment', async () => {
    const { folder } = await archived(secondsAfter(WHALE.published, -1));
    expect(await readdir(folder)).not.toContain(WHALE.slug);
    const pages = (await filesIn(folder)).map((file) => readFile(join(folder, file), 'utf8'));
    const all = (await Promise.all(pages)).join('\n');
    for (const word of WHALE.words) expect(all).not.toContain(word);
    expect(await readdir((await archived(WHALE.published)).folder)).toContain(WHALE.slug);
  });

  test('is written whole when nobody reads what the command prints', async () => {
    const own = await ownFolder();
    const output = join(own, 'a.zip');
    const env = { CONTENT_DIR: 'tests/fixtures/content' };
    const { code, stderr } = await runScript('notice', {
      args: ['archive', '-o', output],
      env,
      isUnread: true,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await run('unzip', ['-t', output]);
  });

  test('says of a notice what the site says at that moment, as text and as data', async () => {
    // As a terminal completes it.
    const { folder } = await archived(FIRST.open, `tests/fixtures/content/${FIRST.slug}/`);
    const server = await sharedServer(FIRST.open);
    const asked = async (ending: string) =>
      (await fetch(`${server.url}/notices/${FIRST.slug}${ending}`)).text();
    const kept = (name: string) => readFile(join(folder, FIRST.slug, name), 'utf8');
    expect(await kept('notice.txt')).toBe(await asked('.txt'));
    // The fixtures' own site is another one's.
    const data = (await asked('.json')).replaceAll('http://localhost:3000', ARCHIVED_SITE);
    expect(await kept('notice.json')).toBe(data);
  });

  test.each(['2025-04-01T00:00:00+08:00'])(
    'has pages in which a validator finds nothing and every link leads somewhere, at %s',
    async (moment) => {
      const { folder } = await archived(moment);
      const files = await filesIn(folder);
      const pages = files.filter((file) => file.endsWith('.html'));
      expect(pages.length).toBeGreaterThan(3);
      for (const page of pages) {
        const html = await readFile(join(folder, page), 'utf8');
        expect([page, await faultsOf(html), strayNames(html)]).toEqual([page, [], []]);
        const near = [...values(html, 'href'), ...values(html, 'src')].filter(
          (one) => !/^([a-z]+:|#)/.test(one),
        );
        const targets = near.map((address) => join(page, '..', decodeURI(address.replace(/#.*/, ''))));
        expect(targets.filter((target) => !files.includes(target))).toEqual([]);
      }
    },
  );
});

test('an archive made without the site’s address names none, and the command says how to', async () => {
  const folder = await ownFolder();
  const zip = join(folder, 'a.zip');
  const { code, stdout } = await runScript('notice', {
    args: ['archive', FUNDS.slug, '-o', zip],
    env: { CONTENT_DIR: 'tests/fixtures/content', SITE_URL: '' },
  });
  expect(code).toBe(0);
  expect(stdout).toContain('提醒：没有设 SITE_URL，存档里没有写网站的网址。');
  await unpack(zip, folder);
  expect(await readFile(join(folder, FUNDS.slug, 'index.html'), 'utf8')).not.toContain('localhost');
});
