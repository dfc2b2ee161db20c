import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatReceipt } from '#lib/feedback/crypto/receipt';
import { ADDITIONS_MAX } from '#lib/feedback/lookup/change';
import { type Answered, ask } from '../harness/ask';
import { FIRST, secondsAfter } from '../harness/fixtures';
import { office } from '../harness/office';
import type { SharedServer } from '../harness/server';
import { checked, type Fields, posting, receiptIn, submitted } from '../harness/writer';
import type { PostedPage } from './posted-page';

// The pages that answer a post of the writer's way back.

const PATH = '/feedback';

/** Words that offer no place to break a line. */
const UNBROKEN = `https://example.org/${'x'.repeat(300)}`;

/** When these pages are asked for: in an hour of its own, since a source may submit only so much in one. */
export const LOOKUP_AT = secondsAfter(FIRST.open, 4 * 3_600);

/** A day after that on which an answer was promised. */
const LATER = secondsAfter(FIRST.open, 40 * 86_400);

const post = ({ url }: SharedServer, fields: Fields, headers: Fields = {}) =>
  ask(url, posting(fields, { path: PATH, headers }));

const sent = async ({ url }: SharedServer) => receiptIn(await submitted(url)) ?? '';

/** Takes both steps of a change. */
async function changed(server: SharedServer, fields: Fields): Promise<Answered> {
  return post(server, await checked(server.url, { filled: '1', ...fields }, {}, PATH));
}

/** What the office does with a submission, on the command line. @throws when it is refused. */
async function act({ data }: SharedServer, ...args: string[]): Promise<void> {
  const config = { DATA_DIR: data, DATABASE_URL: undefined };
  const { code, stderr } = await office(config, ...args, '--confirm');
  if (code !== 0) throw new Error(stderr);
}

/** A submission that went through everything: taken up, answered at length, closed with a reason. */
async function answered(server: SharedServer): Promise<string> {
  const receipt = await sent(server);
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-answer-'));
  const file = join(folder, 'answer.txt');
  await writeFile(file, `您好。\n\n讲座改在每月第一个星期六，地点见${UNBROKEN}\n谢谢您的监督。`);
  await act(server, 'state', receipt, '办理中');
  await act(server, 'answer', receipt, '--file', file);
  await act(server, 'state', receipt, '已办结', '--reason', '已经答复。');
  await rm(folder, { recursive: true });
  return receipt;
}

/** Every kind of page of the way back that answers a post. */
export const LOOKUP_POSTED = {
  'the look-up of a slip': {
    heading: '错误：回执号不对',
    get: ({ sound }) => post(sound, { receipt: '12345 67890 12345 67890 12345' }),
  },
  'the look-up of what is no receipt': {
    heading: '错误：回执号不对',
    get: ({ sound }) => post(sound, { receipt: UNBROKEN }),
  },
  'the look-up of no number': {
    heading: '错误：没有填写回执号',
    get: ({ sound }) => post(sound, { receipt: '' }),
  },
  'the look-up of nothing': {
    heading: '没有这个回执号的反馈',
    get: ({ sound }) => post(sound, { receipt: formatReceipt(0n) }),
  },
  'how it stands': {
    heading: '办理情况',
    get: async ({ sound }) => post(sound, { receipt: await sent(sound) }),
  },
  'how it stands, after the promised day': {
    heading: '办理情况',
    get: async ({ sound }) => {
      const receipt = await sent(sound);
      await sound.stopClock(LATER);
      const answer = await post(sound, { receipt });
      await sound.stopClock(LOOKUP_AT);
      return answer;
    },
  },
  'how it stands, answered and closed': {
    heading: '办理情况',
    get: async ({ sound }) => post(sound, { receipt: await answered(sound) }),
  },
  'how it stands, refused': {
    heading: '办理情况',
    get: async ({ sound }) => {
      const receipt = await sent(sound);
      await act(sound, 'state', receipt, '不予受理', '--reason', '与这份通报无关，请向主管部门反映。');
      return post(sound, { receipt });
    },
  },
  'the form to add': {
    heading: '补充内容',
    get: async ({ sound }) => post(sound, { receipt: await sent(sound), change: 'add' }),
  },
  'the form to add with an error': {
    heading: '错误：补充内容',
    get: async ({ sound }) => post(sound, { receipt: await sent(sound), change: 'add', filled: '1' }),
  },
  'the form to rate with every error': {
    heading: '错误：评价答复',
    get: async ({ sound }) => {
      const receipt = await sent(sound);
      await act(sound, 'state', receipt, '已答复');
      return post(sound, { receipt, change: 'rate', filled: '1', message: '长'.repeat(501) });
    },
  },
  'the check of an addition': {
    heading: '请核对后提交',
    get: async ({ sound }) =>
      post(sound, { receipt: await sent(sound), change: 'add', filled: '1', message: UNBROKEN }),
  },
  'the addition that was received': {
    heading: '补充已经收到',
    get: async ({ sound }) =>
      changed(sound, { receipt: await sent(sound), change: 'add', message: '改到了下午。' }),
  },
  'the rating that was received': {
    heading: '评价已经收到',
    get: async ({ sound }) =>
      changed(sound, { receipt: await answered(sound), change: 'rate', rating: 'mostly' }),
  },
  'the check of a withdrawal': {
    heading: '请确认撤回',
    get: async ({ sound }) => post(sound, { receipt: await sent(sound), change: 'withdraw' }),
  },
  'what was withdrawn': {
    heading: '这份反馈已经撤回',
    get: async ({ sound }) => changed(sound, { receipt: await sent(sound), change: 'withdraw' }),
  },
  'what the office destroyed': {
    heading: '这份反馈已经删除',
    get: async ({ sound }) => {
      const receipt = await sent(sound);
      await act(sound, 'destroy', receipt, '--reason', '无关');
      return post(sound, { receipt });
    },
  },
  'the refusal of one addition more': {
    heading: '不能再补充了',
    get: async ({ sound }) => {
      // Of an hour of its own: additions are submissions.
      await sound.stopClock(secondsAfter(FIRST.open, 5 * 3_600));
      const receipt = await sent(sound);
      for (let made = 0; made < ADDITIONS_MAX; made += 1)
        await changed(sound, { receipt, change: 'add', message: `再补充一句，第${made}次。` });
      const refused = await post(sound, { receipt, change: 'add', filled: '1', message: UNBROKEN });
      await sound.stopClock(LOOKUP_AT);
      return refused;
    },
  },
  'the refusal of a change from another site': {
    heading: '内容来自其他网站',
    get: async ({ sound }) =>
      post(
        sound,
        { receipt: formatReceipt(0n), change: 'add', filled: '1', message: UNBROKEN },
        { 'Sec-Fetch-Site': 'cross-site' },
      ),
  },
  'the refusal of a look-up without a store': {
    heading: '暂时不能查询',
    get: ({ storeless }) => post(storeless, { receipt: formatReceipt(0n), change: 'add', message: UNBROKEN }),
  },
} as const satisfies Readonly<Record<string, PostedPage>>;
