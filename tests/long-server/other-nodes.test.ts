import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../harness/ask';
import { runScript } from '../harness/command';
import { FIRST } from '../harness/fixtures';
import { ownServer } from '../harness/for-test';
import { headingOf, posting, receiptIn, submitted } from '../harness/writer';

// The README's two commands on the Nodes that it recommends, whose binaries npm's own packages carry.

const BINARIES = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** Installs a version of Node into a folder, and gives its path. */
async function installNode(version: string, folder: string): Promise<string> {
  const args = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
  await promisify(execFile)('npm', ['install', ...args, `${BINARIES}@${version}`]);
  return join(folder, 'node_modules', BINARIES, 'bin', 'node');
}

describe.each(['22', '24'])('on Node %s', (version) => {
  const output = join('.next', `test-node-${version}`);
  let folder: string;
  let node: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'disclosure-node-'));
    node = await installNode(version, folder);
  });
  afterAll(() => Promise.all([folder, output].map((path) => rm(path, { recursive: true, force: true }))));

  test('is that version', async () => {
    const { stdout } = await promisify(execFile)(node, ['--version']);
    expect(stdout).toMatch(new RegExp(`^v${version}\\.`));
  });

  test('the site is built, serves a notice, and takes a submission that its writer finds again', async () => {
    const env = { CONTENT_DIR: 'tests/fixtures/content', DISCLOSURE_OUTPUT: output };
    expect(await runScript('build', { node, env })).toMatchObject({
      code: 0,
      // Not a word of the Node's own, such as that something is deprecated.
      stderr: expect.stringMatching(/^提醒：SITE_URL [^\n]*\n$/),
    });
    const server = await ownServer({ node, output, at: FIRST.open });
    const page = await ask(server.url, `/notices/${FIRST.slug}`);
    expect([page.status, headingOf(page)]).toEqual([200, FIRST.title]);
    const sent = await submitted(server.url);
    const receipt = receiptIn(sent) ?? '';
    expect(receipt, `${sent.status} ${headingOf(sent)}\n${server.log()}`).not.toBe('');
    expect(headingOf(await ask(server.url, posting({ receipt }, { path: '/feedback' })))).toBe('办理情况');
    expect(await server.end()).toBe(0);
  });

  test('the tests’ own command checks the content', async () => {
    const { code, stdout } = await runScript('test', { node, args: ['--only', 'content check'] });
    expect([code, stdout]).toEqual([0, expect.stringContaining('检查通过')]);
  });
});
