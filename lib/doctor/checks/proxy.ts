import { type DoctorFinding, findingMaker } from '#lib/doctor/finding';
import type { SeenHops } from '#lib/doctor/probe';

/** What became of a body as large as the form takes. */
export interface BodyPassage {
  /** The status of the answer; null where none came. */
  readonly status: number | null;
  /** Whether all of it came to the site. */
  readonly isWhole: boolean;
  /** Whether the site heard of it before all of it was sent. */
  readonly isStreamed: boolean;
}

/** What was observed of the proxies in front. */
export type ProxyObservation =
  /** There is no secret by which to ask, or whoever answered does not know it. */
  | { readonly state: 'unasked' | 'unknown' }
  | { readonly state: 'seen'; readonly hops: SeenHops; readonly body: BodyPassage };

/** What the check of the proxies can find. */
export const PROXY_FINDINGS = {
  'proxy.forged': {
    grade: 'problem',
    why: '谁都可以自己写一个来源地址，限制同一来源提交次数的办法就没有用了。',
    action:
      'TRUST_PROXY 应为网站前面代理的层数，现在写大了，改小以后重新启动网站。没有代理、读者直接连网站的，写 0。',
  },
  'proxy.one': {
    grade: 'problem',
    why: '所有读者都算成一个来源：一个人提交多了，别人就提交不了。',
    action:
      '每层代理都要写 proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for（与 docs/nginx.conf 一样），TRUST_PROXY 要等于代理的层数；改好以后重新启动网站。',
  },
  'proxy.unknown': {
    grade: 'attention',
    why: '不知道代理怎样转交读者的地址和内容：现在的账号读不到网站的口令，网站还是旧版的程序启动的，回答的是另一台机器，或者代理去掉了体检用的标头。',
    action:
      '用运行网站的账号、在运行网站的机器上再运行一次；换过新版的，先重新启动网站。还是这样，就逐条对照 docs/nginx.conf：X-Forwarded-For、client_max_body_size、proxy_request_buffering；TRUST_PROXY 要等于代理的层数。',
  },
  'proxy.cut': {
    grade: 'problem',
    why: '写得长的反馈到不了网站，写信人只看到代理的错误页。',
    action: '代理里写 client_max_body_size 0（与 docs/nginx.conf 一样）：多大算大由网站自己判断。',
  },
  'proxy.gathers': {
    grade: 'attention',
    why: '代理先把写信人的话收全再转交，收的时候多半写在代理自己的磁盘上，没有加密。',
    action: '代理里写 proxy_request_buffering off（与 docs/nginx.conf 一样），再 systemctl reload nginx。',
  },
} as const;

const { ok, found } = findingMaker(PROXY_FINDINGS);

/**
 * Checks that the site sees each reader's own address, and that bodies pass through proxies whole and unstored.
 * @param isServed whether a server runs on this machine; that none does is told of elsewhere.
 */
export function checkProxy(observed: ProxyObservation, isServed: boolean): DoctorFinding[] {
  if (observed.state === 'unasked' && !isServed) return [];
  if (observed.state !== 'seen') return [found('proxy.unknown', '没有问到代理怎样转交请求')];
  const { hops, body } = observed;
  const findings = [...checkHops(hops), ...checkBody(body)];
  if (findings.length > 0) return findings;
  return [ok('proxy', `代理转交读者的地址和内容（TRUST_PROXY=${hops.trusted}）`)];
}

/** The reader is whoever the outermost proxy saw: the hop right after what a forger wrote, which may have been dropped. */
function checkHops({ hops, forgedAt, client, trusted }: SeenHops): DoctorFinding[] {
  const reader = forgedAt + 1;
  if (client < reader)
    return [
      found('proxy.forged', `自己写的 X-Forwarded-For 被网站当成了读者的地址（TRUST_PROXY=${trusted}）`),
    ];
  if (client > reader)
    return [
      found(
        'proxy.one',
        `网站把代理的地址当成读者的：前面有 ${hops - reader - 1} 层代理，TRUST_PROXY=${trusted}`,
      ),
    ];
  if (forgedAt < 0 && hops === 1)
    return [found('proxy.one', '代理没有转交 X-Forwarded-For：网站看到的都是代理的地址')];
  return [];
}

function checkBody({ status, isWhole, isStreamed }: BodyPassage): DoctorFinding[] {
  if (!isWhole) {
    const how = status === null ? '没有回答' : `回答 ${status}`;
    return [found('proxy.cut', `512 KiB 的内容没有完整到达网站（${how}）`)];
  }
  return isStreamed ? [] : [found('proxy.gathers', '代理收完全部内容以后才转交给网站')];
}
