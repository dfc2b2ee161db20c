import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readSingleKey } from '#lib/feedback/crypto/key-file';
import { replyIdentityOf } from '#lib/feedback/crypto/reply-key';
import { sealWords, unsealWords } from '#lib/feedback/crypto/sealed-words';
import { recipientOf, seal } from '#lib/feedback/crypto/sealing';
import type { HistoryEntry } from '#lib/feedback/store/entry';
import type { StoreConfig } from '../../scripts/server/last-data';
import { withStore } from '../../scripts/server/store';
import { ownFolder } from '../harness/for-test';
import { namedHashes } from '../harness/named-hashes';
import { keep, office, openOffice, SAID } from '../harness/office';

// What the office does with a submission on the command line: answer, give a state, destroy.

const WRITER = replyIdentityOf(new Uint8Array(32).fill(7));

let folder: string;
let config: StoreConfig;
let recipient: string;
let identity: string;
beforeEach(async () => {
  folder = await ownFolder();
  const opened = await openOffice(join(folder, 'data'));
  ({ config } = opened);
  ({ recipient, identity } = await readSingleKey(opened.keyFile));
  const sealed = await seal({ ...SAID, reply: await recipientOf(WRITER) }, recipient);
  await withStore(config, (store) =>
    store.insert({ id: 'a1', notice: SAID.notice, received: '2024-11-05', ...namedHashes('a1'), sealed }),
  );
});

const run = (...args: string[]) => office(config, ...args);
const entries = (id = 'a1') =>
  withStore(config, async (store) => (await store.read(id))?.entries ?? ([] as HistoryEntry[]));

async function written(text: string): Promise<string> {
  const path = join(folder, '答复.txt');
  await writeFile(path, text);
  return path;
}

/** Records an addition of the writer's. */
async function add(text: string): Promise<void> {
  const after = (await entries()).at(-1)?.id ?? '';
  const sealed = await sealWords({ kind: 'addition', submission: 'a1', text }, [recipient]);
  const entry = {
    id: `added ${text}`,
    submission: 'a1',
    after,
    day: '2024-11-09',
    state: null,
    sealed,
  } as const;
  await withStore(config, (store) => store.append({ ...entry, kind: 'addition' }));
}

describe('answer', () => {
  test('shows what will be sent, and sends nothing until it is confirmed', async () => {
    const file = await written('已经安排在社区再讲一次。\n');
    const { code, stdout, stderr } = await run('answer', 'a1', '--file', file);
    expect(code).toBe(1);
    expect(stdout).toContain('反馈内容：\n\n第三项的讲座');
    expect(stdout).toContain('要发出的答复\n\n已经安排在社区再讲一次。');
    expect(stderr).toContain('加上 --confirm 再运行一次');
    expect(await entries()).toEqual([]);
  });

  test('seals to the writer’s receipt and to the office, and is a state too', async () => {
    const { code, stdout } = await run('answer', 'a1', '--file', await written('已经安排。'), '--confirm');
    expect([code, stdout]).toEqual([0, expect.stringContaining('已经办好')]);
    const [entry] = await entries();
    expect(entry).toMatchObject({ kind: 'answer', state: 'answered' });
    for (const key of [WRITER, identity])
      expect(await unsealWords(entry?.sealed ?? new Uint8Array(), 'a1', [key])).toEqual({
        kind: 'reply',
        submission: 'a1',
        text: '已经安排。',
      });
  });

  test('is recorded once, however often it is given', async () => {
    const file = await written('已经安排。');
    await run('answer', 'a1', '--file', file, '--confirm');
    const again = await run('answer', 'a1', '--file', file, '--confirm');
    expect([again.code, again.stdout]).toEqual([0, '这件事以前已经办好，没有再办一次。\n']);
    expect(await entries()).toHaveLength(1);
  });

  test('of nothing is refused', async () => {
    const { code, stderr } = await run('answer', 'a1', '--file', await written(' \n'), '--confirm');
    expect([code, stderr]).toEqual([1, '没有答复：答复的内容是空的。\n']);
  });

  test('of what an earlier program stored is refused, with another way', async () => {
    await keep(config, { b2: {} });
    const { code, stderr } = await run('answer', 'b2', '--file', await written('已经安排。'), '--confirm');
    expect(code).toBe(1);
    expect(stderr).toContain('再用 state 编号 已答复 记下来');
  });
});

describe('an act', () => {
  test('upon a version that is no longer the last is refused, with both shown', async () => {
    await run('state', 'a1', '办理中', '--confirm');
    await add('讲座改到了下午。');
    const { code, stderr } = await run('state', 'a1', '已办结', '--confirm', '--seen', '1');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /在这期间有了变动。\n看到的是版本 1：\n1\. \S+ {2}办理中\n\n现在是版本 2：\n1\. \S+ {2}办理中\n\n2\. \S+ {2}补充\n {3}讲座改到了下午。/,
    );
    expect(await entries()).toHaveLength(2);
  });

  test.each(['state a1 新的', 'state a1', 'destroy a1 --reason 别的', 'answer'])(
    'that is written wrongly changes nothing: %s',
    async (line) => {
      const { code } = await run(...line.split(' '), '--confirm');
      expect([code, await entries()]).toEqual([1, []]);
    },
  );
});

describe('state', () => {
  test('gives each state in its turn, as show and list tell it', async () => {
    for (const state of ['办理中', '已答复', '已办结'])
      expect((await run('state', 'a1', state, '--confirm')).code).toBe(0);
    expect((await entries()).map(({ state }) => state)).toEqual(['working', 'answered', 'closed']);
    await add('还有一句。');
    expect((await run('list')).stdout).toContain('已办结（有新的补充）');
    expect((await run('show', 'a1')).stdout).toContain('状态：已办结（有新的补充）\n版本：4\n');
  });

  test('of 不予受理 needs its reason, which the writer reads', async () => {
    expect((await run('state', 'a1', '不予受理', '--confirm')).stderr).toContain('要写明理由');
    await run('state', 'a1', '不予受理', '--reason', '不属于本单位职责。', '--confirm');
    const [entry] = await entries();
    expect(await unsealWords(entry?.sealed ?? new Uint8Array(), 'a1', [WRITER])).toMatchObject({
      text: '不属于本单位职责。',
    });
  });

  test('can be given to what an earlier program stored', async () => {
    await keep(config, { b2: {} });
    expect((await run('state', 'b2', '已答复', '--confirm')).code).toBe(0);
  });
});

describe('destroy', () => {
  test('destroys what was shown, and says so to whoever asks later', async () => {
    const shown = await run('destroy', 'a1', '--reason', '无关');
    expect(shown.stdout).toContain('要删除这一件，不能恢复');
    expect(await withStore(config, (store) => store.list())).toHaveLength(1);
    expect((await run('destroy', 'a1', '--reason', '无关', '--confirm')).code).toBe(0);
    expect((await run('show', 'a1')).stderr).toMatch(
      /^a1 这一件已于\d+年\d+月\d+日因与公示事项无关而删除。\n$/,
    );
    expect((await run('list')).stdout).toBe('没有反馈。另有 1 件已经撤回或者删除。\n');
  });

  test('destroys nothing that its writer has added to since', async () => {
    await add('还有一句。');
    const { code, stderr } = await run('destroy', 'a1', '--reason', '决定', '--confirm', '--seen', '0');
    expect([code, stderr]).toEqual([1, expect.stringContaining('（没有）')]);
    expect(await entries()).toHaveLength(1);
  });
});
