import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openServerStatus } from '#lib/site/servers/status';
import { takeOverText, waitForServers } from '#lib/site/servers/take-over';

const SERVER = 4711;

let output: string;
let alive: Set<number>;
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'disclosure-servers-'));
  alive = new Set([SERVER]);
});
afterEach(() => rm(output, { recursive: true }));

const isAlive = (pid: number) => alive.has(pid);

/** What comes of the build `000002`; `looks` happens one after another, each after another look. */
async function outcomes(...looks: (() => Promise<unknown> | unknown)[]) {
  const pause = async () => void (await looks.shift()?.());
  return waitForServers(output, '000002', { isAlive, pause });
}

const open = () => openServerStatus(output, SERVER, isAlive);

test('without a server there is nothing to wait for', async () => {
  expect(await outcomes()).toEqual([]);
  const status = await open();
  await status.write({ serving: '000001', refused: {} });
  alive.clear();
  expect(await outcomes()).toEqual([]);
});

test.each(['000002', '000003'])('a server that serves %s has the build online', async (serving) => {
  const status = await open();
  await status.write({ serving: '000001', refused: {} });
  const moves = [() => status.touch(), () => status.write({ serving, refused: {} })];
  expect(await outcomes(...moves)).toEqual([{ pid: SERVER, state: 'online' }]);
});

test('a server that refuses the build says why', async () => {
  const status = await open();
  await status.write({ serving: '000001', refused: {} });
  const refused = { '000002': '试读页面 /，没有成功（状态 500）' };
  const [outcome] = await outcomes(() => status.write({ serving: '000001', refused }));
  expect(outcome && takeOverText(outcome)).toBe(
    `正在运行的网站（进程 ${SERVER}）没有换上这次构建，仍然提供原来的内容。原因：试读页面 /，没有成功（状态 500）`,
  );
});

test('a server that ends meanwhile, or takes its status away, has ended', async () => {
  const status = await open();
  await status.write({ serving: '000001', refused: {} });
  expect(await outcomes(() => alive.clear())).toEqual([{ pid: SERVER, state: 'ended' }]);
  alive.add(SERVER);
  expect(await outcomes(() => status.remove())).toEqual([{ pid: SERVER, state: 'ended' }]);
});

test('a server that gives no sign of life is silent', async () => {
  await (await open()).write({ serving: '000001', refused: {} });
  expect(await outcomes()).toEqual([{ pid: SERVER, state: 'silent' }]);
});

test.each(['{"format":2,"serving":"000001"}', 'nonsense'])(
  'a server that tells %s is of another version',
  async (told) => {
    await mkdir(join(output, 'servers'));
    await writeFile(join(output, 'servers', `${SERVER}.json`), told);
    const [outcome] = await outcomes();
    expect(outcome && takeOverText(outcome)).toContain(
      '另一个版本，不能自己换上这次构建。请重新启动 npm start。',
    );
  },
);

test('a server that starts removes what others left that are no more', async () => {
  alive.add(1);
  await (await openServerStatus(output, 1, isAlive)).write({ serving: '000001', refused: {} });
  alive.delete(1);
  const status = await open();
  await status.write({ serving: '000002', refused: {} });
  alive.add(1);
  expect(await outcomes()).toEqual([{ pid: SERVER, state: 'online' }]);
});
