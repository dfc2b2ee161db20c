import { UnsealError } from '#lib/feedback/crypto/sealing';
import { type KeyRefusal, KeyRefused } from '#lib/office/exchange/key-file';
import { NoInboxFile } from '#lib/office/inbox-file';
import { NoSealedFile } from '#lib/office/sealed-file';
import { NotEnoughMemory } from '#lib/office/vault';
import { ActNotAllowed } from '../work/acts/make-act';
import { UncertifiedDevices } from '../work/exchange/key-exchange';
import type { ActHindrance } from '../work/inbox-types';
import { OfficeError } from '../work/office-response';
import type { InboxProblem } from './ProblemNotice';

/** Says in Chinese what an error means and what to do about it. */
export function inboxProblem(error: unknown): InboxProblem {
  if (error instanceof OfficeError) return officeProblem(error);
  if (error instanceof ActNotAllowed) return { title: '没有办。', todo: HINDRANCES[error.hindrance] };
  if (error instanceof KeyRefused)
    return { title: '没有换上新密钥，什么都没有改动。', todo: REFUSALS[error.why] };
  if (error instanceof UncertifiedDevices)
    return {
      title: '没有更换：有的收件箱没有办公室的签名。',
      todo: `请当面问清楚是谁的：${error.names.join('、')}。不是同事的，在“同事”一页停用它，再更换。`,
    };
  const known = KNOWN.find(([kind]) => error instanceof kind);
  if (known) return known[1];
  const words = error instanceof Error ? `${error.name}：${error.message}` : String(error);
  return { title: '没有办成。', todo: `请再试一次。还不行，把这些字告诉管理网站的同志：${words}` };
}

const SITE = {
  offline: {
    title: '连不上网站。',
    todo: '请看看网线和网络，用浏览器打开网站试试，再试一次。',
    isOfConnection: true,
  },
  timeout: {
    title: '网站很久没有回答。',
    todo: '可能网速太慢。请过几分钟再试。',
    isOfConnection: true,
  },
  unrecognised: {
    title: '网站不认识这个文件。',
    todo: '可能已经停用，也可能开办的期限过了。请管理网站的同志运行 npm run office -- devices 看一看。',
  },
  disturbed: {
    title: '网站的回答看不懂。',
    todo: '可能网络要先登录，也可能网站正在更新。请用浏览器打开网站看看，过几分钟再试。',
  },
} as const satisfies Record<Exclude<OfficeError['kind'], 'conflict'>, InboxProblem>;

const CONFLICTS = {
  used: {
    title: '已经用过了。',
    todo: '邀请已经有人用了的，请在“同事”一页停用那个收件箱。开办已经被另一个文件用了的，如果不是您自己做的，可能有人拿到了“开办收件箱.html”：请管理网站的同志重新运行 npm run office -- setup，旧的就作废了。',
  },
  'other-key': {
    title: '办公室已经有另一个私钥。',
    todo: '请从“开办收件箱.html”重新开始，选“办公室已经有私钥”，填写原来的私钥。',
  },
  wrong: {
    title: '网站说这个文件里的私钥不对。',
    todo: '请从“开办收件箱.html”重新开始。还是这样，请告诉管理网站的同志。',
  },
  full: {
    title: '没有用过的邀请太多了。',
    todo: '最多20份。等同事打开收件箱，或者等七天过期，再邀请。',
  },
  'last-clerk': {
    title: '这是最后一个能办理的收件箱，不能停用。',
    todo: '请先添加一位能办理的同事，等他打开了收件箱，再停用。',
  },
  refused: {
    title: '网站说这个收件箱不能这样办。',
    todo: '只能阅读的收件箱，不能添加、停用同事。',
  },
  taken: {
    title: '已经有人在更换密钥。',
    todo: '同时只能有一个人更换。请点“刷新”，看看是谁，当面问一问。',
  },
  changed: {
    title: '刚才有同事加入，或者更换已经取消。',
    todo: '什么都没有改动。请再试一次；已经取消的，请从头开始。',
  },
  malformed: {
    title: '网站没有看懂。',
    todo: '网站可能已经更新。请管理网站的同志重新运行 npm run office -- setup。',
  },
} as const satisfies Record<Exclude<NonNullable<OfficeError['reason']>, 'clock'>, InboxProblem>;

function officeProblem({ kind, reason }: OfficeError): InboxProblem {
  if (kind !== 'conflict') return SITE[kind];
  if (reason === 'clock')
    return {
      title: '这台电脑的日期不对。',
      todo: '请点右下角的时间，改好日期，再试一次。',
    };
  return reason === null ? SITE.disturbed : CONFLICTS[reason];
}

const HINDRANCES = {
  reader: '这个收件箱只能阅读，不能办理。',
  'other-key':
    '网站现在用的不是这个收件箱的私钥。可能是办公室换了私钥，也可能有人改动了网站。请当面问管理网站的同志。',
  'no-reply-key': '写信人的回执号打不开在网站上的答复。请用别的方式答复，再改状态。',
  'no-words': '还没有写内容。',
  'too-long': '太长了，请缩短，或者分几次写。',
  gone: '这一件已经撤回或者删除。',
  merged: '合并以后已经答复或者办结，不能再合并，也不能撤销合并。',
  'no-salt':
    '要先连上网站，或者打开导出的反馈文件，才能登记。已经连上了的，网站的程序太旧，请告诉管理网站的同志。',
} as const satisfies Record<ActHindrance, string>;

const REFUSALS = {
  'other-device': '这个文件是给别人的收件箱的，或者已经损坏。请向更换密钥的同事要给您的那一个。',
  'not-former':
    '这个收件箱里没有更换以前的那个密钥，或者已经换上了新的。请看看打开的是不是最新的收件箱文件。',
  forged:
    '这个文件不是办公室能办理的同事做的，或者被人改动过。请不要再用它，马上当面告诉同事和管理网站的同志。',
  'not-office': '网站现在用的不是这个私钥。请看看是不是最新的恢复单，看着纸再填一遍。',
} as const satisfies Record<KeyRefusal, string>;

const KNOWN: readonly (readonly [abstract new (...args: never[]) => Error, InboxProblem])[] = [
  [NotEnoughMemory, { title: '这台电脑的内存不够。', todo: '请关掉别的程序和网页，再试一次。' }],
  [
    UnsealError,
    {
      title: '这个文件坏了。',
      todo: '请用U盘里的那一份。都坏了，请能办理的同事停用它，再添加一次；没有这样的同事，用恢复单再开办一次。',
    },
  ],
  [
    NoInboxFile,
    {
      title: '这个文件不是收件箱程序，或者被改动过。',
      todo: '要选的是 npm run office -- inbox 写出来的空白程序。保存时出现这句话的，可能是浏览器的插件改的：请换一个浏览器打开；还不行，请管理网站的同志重新写一个。',
    },
  ],
  [
    NoSealedFile,
    {
      title: '这个文件不是要打开的那一种。',
      todo: '反馈文件用 npm run office -- export --sealed -o 文件名 导出；待办文件是从收件箱保存的；新密钥文件是同事更换密钥时保存的。请选对文件，再试一次。',
    },
  ],
];
