import type {
  InboxEntry,
  InboxSession,
  InboxSnapshot,
  InboxSubmission,
} from '../../../inbox/work/inbox-types';

const MESSAGES = [
  '第三项的讲座，我们社区没有听说。\n请再看看。',
  '通报写得很清楚，希望以后每年都公布一次，让大家知道后来做得怎么样，有没有反复，谁负责。',
  '卫生院上午排队的人多，挂号窗口只开一个，老人站着等了一个多小时。建议高峰时多开一个窗口，或者让老人先坐着等叫号。',
  '举报：某社区活动室长期锁门，台账上写每周开放三次，实际没有。',
];
const KINDS = ['opinion', 'suggestion', 'report'] as const;

/** A submission as an inbox opened it, made up from a number: the same number makes the same one. */
export function madeUpSubmission(number: number, changes: Partial<InboxSubmission> = {}): InboxSubmission {
  const id = `made-up-${String(number).padStart(5, '0')}`;
  const day = String((number % 28) + 1).padStart(2, '0');
  return {
    id,
    notice: '2024-district-inspection',
    received: `2024-12-${day}`,
    submission: {
      notice: '2024-district-inspection',
      kind: KINDS[number % 3] ?? 'opinion',
      item: number % 4 === 0 ? null : { anchor: 'rectification-3', heading: '（三）关于“治理”的整改' },
      message: `${MESSAGES[number % 4]}（第${number}件）`,
      name: number % 2 ? '王小明' : '',
      contact: number % 2 ? '0412-7333360' : '',
    },
    reply: 'age1made-up',
    hash: 'made-up',
    entries: [],
    labels: [],
    assignee: null,
    isJunk: false,
    entered: null,
    merge: null,
    doubts: [],
    ...changes,
  };
}

/** The entry of a history that follows so many others: 李华 gave no state to anything, on 3 January 2025. */
export function madeUpEntry(number: number, changes: Partial<InboxEntry> = {}): InboxEntry {
  return {
    id: `entry-${number}`,
    submission: 'made-up',
    after: number === 0 ? '' : `entry-${number - 1}`,
    kind: 'state',
    day: '2025-01-03',
    state: null,
    words: null,
    trust: 'vouched',
    by: '李华',
    isUnreadable: false,
    ...changes,
  };
}

/** A snapshot of an inbox with these submissions, of a site that promises an answer within 30 days. */
export function madeUpSnapshot(submissions: readonly InboxSubmission[]): InboxSnapshot {
  return {
    connection: 'online',
    visits: 1,
    progress: null,
    submissions,
    destroyed: [],
    vanished: [],
    site: {
      notices: [
        { slug: '2024-district-inspection', title: '关于区委巡察反馈意见整改情况的通报', hasWindow: true },
      ],
      answerWithin: 30,
    },
    devices: [
      { id: 'a', name: '张明', role: 'clerk', state: 'active', isCertified: true, isOwn: true },
      { id: 'b', name: '李华', role: 'clerk', state: 'active', isCertified: true, isOwn: false },
    ],
    invitations: [
      {
        tokenHash: 'made-up',
        name: '赵敏',
        role: 'reader',
        expires: '2025-01-20T02:00:00.000Z',
        inviter: 'a',
      },
    ],
    office: {
      isOwnKey: true,
      isKeyBesideData: false,
      resealing: 0,
      exchange: null,
      receiptSalt: '',
      unlikelyDay: null,
    },
    record: { entries: [], head: null, departure: null, problems: [] },
    proposals: [],
    queue: [],
    undone: [],
  };
}

/** An unlocked inbox of 张明 that knows nothing but its snapshot, on 15 January 2025. */
export function madeUpSession(snapshot: InboxSnapshot, changes: Partial<InboxSession> = {}): InboxSession {
  return {
    name: '张明',
    role: 'clerk',
    site: 'https://yunxi.example',
    recipient: 'age1made-up',
    recipientDigits: '1234 5678 9012 3456',
    today: () => '2025-01-15',
    pending: null,
    joining: null,
    people: {
      load: async () => undefined,
      offer: () => '4821 9930 1175 6024 8813 5507',
      invite: () => Promise.reject(new Error('nobody is invited')),
      withdraw: async () => undefined,
      revoke: async () => undefined,
    },
    exchange: {
      hasFormerKey: false,
      standing: async () => 'done',
      sheet: () => ({ identity: '', recipient: '', checkWord: '', made: '2025-01-15' }),
      begin: () => Promise.reject(new Error('nothing is exchanged')),
      carryOut: async () => undefined,
      cancel: async () => undefined,
      confirm: async () => undefined,
      fileFor: () => Promise.reject(new Error('nothing is exchanged')),
      open: () => Promise.reject(new Error('nothing is exchanged')),
      typed: () => Promise.reject(new Error('nothing is exchanged')),
      reseal: async () => ({ left: 0, unreadable: [] }),
    },
    entering: {
      items: async () => [{ anchor: 'rectification-3', heading: '（三）关于“治理”的整改', row: null }],
      enter: () => Promise.reject(new Error('nothing is entered')),
    },
    record: {
      check: async () => undefined,
      digest: () => null,
      compare: async () => ({ kind: 'latest' }),
      noteExport: async () => 'applied',
      propose: async () => 'applied',
      retract: async () => 'applied',
      consent: async () => 'applied',
    },
    templates: {
      known: () => [],
      load: async () => [],
      keep: async () => 'applied',
      drop: async () => 'applied',
    },
    snapshot: () => snapshot,
    subscribe: () => () => undefined,
    sync: async () => undefined,
    openRows: async () => undefined,
    act: async (request) => ({ id: 'act', request, result: 'applied' }),
    actAll: async (doings) => doings.map(({ request }) => ({ id: 'act', request, result: 'applied' })),
    dropQueued: async () => true,
    actsFile: () => ({ fileName: '待办.json', text: '{}' }),
    takeActs: async () => 0,
    dismiss: () => undefined,
    draft: null,
    lock: async () => ({ acts: [], undone: [], draft: null, digest: null }),
    ...changes,
  };
}
