import { type ReactNode, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { systemClock } from '#lib/clock';
import { inboxRow } from '../../../inbox/list/row';
import { IdleWarning } from '../../../inbox/parts/IdleLock';
import { Screen } from '../../../inbox/parts/Screen';
import { EntryForm } from '../../../inbox/screens/entering/EntryForm';
import { emptyEntry } from '../../../inbox/screens/entering/entry-fields';
import { ReceiptScreen } from '../../../inbox/screens/entering/ReceiptScreen';
import { BeginExchange } from '../../../inbox/screens/exchange/BeginExchange';
import { BegunExchange } from '../../../inbox/screens/exchange/BegunExchange';
import { ExchangeProgress } from '../../../inbox/screens/exchange/ExchangeProgress';
import { FinishedScreen } from '../../../inbox/screens/exchange/FinishedScreen';
import { SaveRenewed } from '../../../inbox/screens/exchange/SaveRenewed';
import { TakeKey } from '../../../inbox/screens/exchange/TakeKey';
import { FilesScreen } from '../../../inbox/screens/FilesScreen';
import { OpenInbox } from '../../../inbox/screens/OpenInbox';
import { AddPersonScreen } from '../../../inbox/screens/people/AddPersonScreen';
import { InvitationScreen } from '../../../inbox/screens/people/InvitationScreen';
import { OwnPassphraseScreen } from '../../../inbox/screens/people/OwnPassphraseScreen';
import { PeopleScreen } from '../../../inbox/screens/people/PeopleScreen';
import { RevokeScreen } from '../../../inbox/screens/people/RevokeScreen';
import { TemporaryPassphraseScreen } from '../../../inbox/screens/people/TemporaryPassphraseScreen';
import { RecordScreen } from '../../../inbox/screens/record/RecordScreen';
import { RenewScreen } from '../../../inbox/screens/renew/RenewScreen';
import { ExportScreen } from '../../../inbox/screens/selection/ExportScreen';
import { OutcomeScreen } from '../../../inbox/screens/selection/OutcomeScreen';
import { DigitsScreen } from '../../../inbox/screens/set-up/DigitsScreen';
import { NameScreen } from '../../../inbox/screens/set-up/NameScreen';
import { RecoveryScreen } from '../../../inbox/screens/set-up/RecoveryScreen';
import { SaveFileScreen } from '../../../inbox/screens/set-up/SaveFileScreen';
import { SetUpSteps } from '../../../inbox/screens/set-up/SetUpSteps';
import { AnswerScreen } from '../../../inbox/screens/submission/AnswerScreen';
import { ConflictScreen } from '../../../inbox/screens/submission/ConflictScreen';
import { DestroyScreen } from '../../../inbox/screens/submission/DestroyScreen';
import { InternalScreen } from '../../../inbox/screens/submission/InternalScreen';
import { StateScreen } from '../../../inbox/screens/submission/StateScreen';
import { TemplateForm } from '../../../inbox/screens/templates/TemplateForm';
import { TemplatesScreen } from '../../../inbox/screens/templates/TemplatesScreen';
import { UnlockScreen } from '../../../inbox/screens/UnlockScreen';
import type { InboxSession, InboxSnapshot } from '../../../inbox/work/inbox-types';
import { OfficeError } from '../../../inbox/work/office-response';
import { madeUpEntry, madeUpSession, madeUpSnapshot, madeUpSubmission } from './made-up';
import '../../../inbox/styles/inbox.css';

// Draws a screen of the inbox from plain data: the one that the address names after `#`, and another when that changes.

const HOSTILE = `<img src=x onerror=alert(1)> https://evil.example/a ${'长'.repeat(300)}${'x'.repeat(300)}\n\u202egnp.exe\u200b\u0007 结束`;

const entries = [
  madeUpEntry(0, { state: 'working', day: '2024-12-20' }),
  madeUpEntry(1, {
    kind: 'internal',
    words: {
      kind: 'internal',
      submission: 'made-up',
      note: '已经请卫生健康局核实，周五前回话。',
      assignee: '张明',
      labels: ['卫生', '待回访'],
    },
  }),
  madeUpEntry(2, {
    kind: 'answer',
    state: 'answered',
    words: { kind: 'reply', submission: 'made-up', text: '您好：\n\n从12月25日起，上午增开一个窗口。' },
  }),
  madeUpEntry(3, {
    kind: 'rating',
    trust: 'writer',
    by: null,
    words: { kind: 'rating', submission: 'made-up', rating: 'mostly', text: '好一些了' },
  }),
  madeUpEntry(4, {
    kind: 'addition',
    trust: 'writer',
    by: null,
    words: { kind: 'addition', submission: 'made-up', text: HOSTILE },
  }),
  madeUpEntry(5, { state: 'closed', trust: 'server', by: null }),
  madeUpEntry(6, { state: 'working', trust: 'unvouched', by: null }),
];
const whole = madeUpSubmission(2, { entries, labels: ['卫生', '待回访'], assignee: '张明' });
const hostile = madeUpSubmission(1, {
  received: '2024-11-01',
  entries,
  labels: [`<b>${HOSTILE}</b>`],
  assignee: HOSTILE,
  doubts: ['other-notice', 'copy'],
  submission: {
    notice: '2024-district-inspection',
    kind: 'report',
    item: { anchor: 'rectification-3', heading: HOSTILE },
    message: HOSTILE,
    name: HOSTILE,
    contact: HOSTILE,
  },
});
const proposal = {
  submission: whole.id,
  entry: 'b',
  proposer: 'b',
  reason: 'junk',
  day: '2025-01-14',
  isVouched: true,
} as const;
const context = {
  titles: new Map<string, string>(),
  answerWithin: 30,
  me: '张明',
  today: '2025-01-15',
  proposals: new Map<string, typeof proposal>(),
};

const row = inboxRow(whole, context);
const calm = inboxRow({ ...whole, entries: entries.slice(0, 2) }, context);
const many = Array.from({ length: 10_000 }, (_, number) => madeUpSubmission(number));
const nothing = () => undefined;
const still = { isBusy: false, problem: null, onBack: nothing };
const form = { ...still, row, draft: { current: null }, from: null, onSend: nothing };
const ANSWER = {
  kind: 'answer',
  submission: 'made-up',
  text: '您好：\n\n从1月6日起，卫生院上午增开一个挂号窗口，并设了叫号座椅。',
} as const;

function opened(
  submissions: Parameters<typeof madeUpSnapshot>[0],
  changes: Partial<InboxSnapshot> = {},
): ReactNode {
  return openedSession(madeUpSession({ ...madeUpSnapshot(submissions), ...changes }));
}

/** An inbox in which something is so after its second visit to the site that was not so before. */
function changing(before: InboxSnapshot, after: InboxSnapshot, day = '2025-01-15'): ReactNode {
  let visits = 0;
  const listeners = new Set<() => void>();
  return openedSession(
    madeUpSession(before, {
      today: () => (visits < 2 ? '2025-01-15' : day),
      snapshot: () => (visits < 2 ? before : after),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      sync: async () => {
        visits += 1;
        for (const listener of listeners) listener();
      },
    }),
  );
}

/** An inbox whose site answers each visit, but never what the record is asked for. */
function unmatched(): ReactNode {
  let snapshot = madeUpSnapshot([]);
  let compared = 0;
  const listeners = new Set<() => void>();
  const { record } = madeUpSession(snapshot);
  const session = madeUpSession(snapshot, {
    snapshot: () => snapshot,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sync: async () => {
      snapshot = { ...snapshot, visits: snapshot.visits + 1 };
      for (const listener of listeners) listener();
    },
    record: {
      ...record,
      compare: async () => {
        compared += 1;
        document.body.dataset.compared = String(compared);
        throw new OfficeError('offline');
      },
    },
  });
  return openedSession(session, '482913557720');
}

function openedSession(session: InboxSession, noted: string | null = null): ReactNode {
  return (
    <OpenInbox
      file={{ withData: () => '', bareHash: () => 'ab'.repeat(32) }}
      session={session}
      vault=""
      clock={systemClock}
      noted={noted}
      written={{ current: null }}
      onLock={(by) => {
        document.body.dataset.locked = by;
      }}
    />
  );
}

/** What the documentation's pictures show: a dozen that came within two weeks. */
const few = [
  madeUpSubmission(1, { received: '2024-12-10' }),
  madeUpSubmission(2, { received: '2025-01-08' }),
  madeUpSubmission(3, { received: '2025-01-10' }),
  madeUpSubmission(4, { received: '2025-01-13' }),
  madeUpSubmission(6, {
    received: '2024-12-28',
    entries: entries.slice(0, 2),
    labels: ['卫生', '待回访'],
    assignee: '张明',
  }),
  madeUpSubmission(7, { received: '2025-01-02', entries: entries.slice(0, 1), assignee: '李华' }),
  madeUpSubmission(9, { received: '2025-01-03', entries: entries.slice(0, 3), assignee: '李华' }),
];

const OTHERS = [
  { id: 'c', name: HOSTILE, role: 'reader', state: 'expired', isCertified: false, isOwn: false },
  { id: 'd', name: '陈静', role: 'reader', state: 'revoked', isCertified: true, isOwn: false },
] as const;

const RECORD = (
  [
    { kind: 'people', detail: 'joined', device: 'b', subject: 'b' },
    { kind: 'read-bulk', device: 'b', count: 120 },
    { kind: 'answer', device: 'a', submission: whole.id },
    { kind: 'destroy-proposed', device: 'b', submission: whole.id, reason: 'junk' },
    { kind: 'destroy-consented', device: 'a', subject: 'b', submission: whole.id, reason: 'junk' },
    { kind: 'destroy', device: 'a', subject: 'b', submission: whole.id, reason: 'junk' },
    { kind: 'export', detail: 'sealed', count: 1200 },
    { kind: 'answer', device: 'c', submission: HOSTILE },
    { kind: 'state', device: 'nobody', submission: whole.id },
  ] as const
).map((entry, index) => ({
  ...({ v: 1, number: index + 1, before: '', id: `entry-${index}`, day: '2025-01-14' } as const),
  ...({ detail: null, device: null, submission: null, subject: null, count: null } as const),
  ...({ reason: null, signed: null, signature: null } as const),
  ...entry,
}));

/** What came by phone, upon a notice with a ledger; once the form is submitted it says so. */
function EntryOfRow() {
  const [entry, setEntry] = useState(emptyEntry('2025-01-15', 'n'));
  const [isSubmitted, setIsSubmitted] = useState(false);
  const row = (number: number, problem: string) => ({
    anchor: `ledger-${number}`,
    heading: `台账第${number}项：${problem}`,
    row: problem,
  });
  return (
    <Screen title={isSubmitted ? '核对' : '登记来电、来信、来访'}>
      <EntryForm
        entry={entry}
        errors={{}}
        notices={[{ slug: 'n', title: '整改情况通报', hasWindow: true }]}
        items={[row(1, '路灯不亮'), row(2, '井盖松动'), row(3, '路灯太少')]}
        areItemsMissing={false}
        onChange={(change) => setEntry({ ...entry, ...change })}
        onSubmit={() => setIsSubmitted(true)}
        onBack={nothing}
      />
    </Screen>
  );
}

const SCREENS: Readonly<Record<string, () => ReactNode>> = {
  many: () => opened(many),
  hostile: () => {
    const { site, devices } = madeUpSnapshot([]);
    const [notice] = site?.notices ?? [];
    return opened([hostile], {
      vanished: ['\u202enoitacifton', 'b'],
      site: notice ? { notices: [{ ...notice, title: '\u202e通报\u200b' }], answerWithin: 30 } : null,
      devices: devices.map((device) => ({ ...device, name: `\u202e${device.name}` })),
    });
  },
  withdrawn: () => {
    const gone = {
      ...madeUpSnapshot([]),
      destroyed: [{ id: whole.id, day: '2025-01-15', reason: 'withdrawn' } as const],
    };
    return changing(madeUpSnapshot([whole]), gone);
  },
  unmatched,
  midnight: () => {
    const before = madeUpSnapshot([madeUpSubmission(4, { received: '2025-01-13' })]);
    return changing(before, { ...before }, '2025-02-13');
  },
  whole: () => opened([whole, madeUpSubmission(3), madeUpSubmission(4), madeUpSubmission(5)]),
  few: () => opened(few),
  answering: () => <AnswerScreen {...form} row={calm} from={ANSWER} today="2025-01-15" />,
  proposed: () => opened([whole], { proposals: [proposal] }),
  destroy: () => <DestroyScreen {...still} row={row} onPropose={nothing} />,
  record: () => (
    <RecordScreen
      {...still}
      record={{
        entries: RECORD,
        head: { number: RECORD.length, hash: 'hash' },
        departure: { kind: 'shorter', day: '2025-01-15' },
        problems: ['链从第 3 条起接不上：有记录被改过、删过或者调换过。', HOSTILE],
      }}
      exactly={new Map()}
      devices={[...madeUpSnapshot([]).devices, ...OTHERS]}
      digest="482913557720"
      site="https://yunxi.example"
      onPrint={nothing}
    />
  ),
  export: () => <ExportScreen {...still} count={12} file={null} onExport={nothing} />,
  outcome: () => (
    <OutcomeScreen
      notice="2024-district-inspection"
      rows={[row, inboxRow(hostile, context)]}
      onBack={nothing}
    />
  ),
  templates: () => (
    <TemplatesScreen
      {...still}
      templates={[
        {
          id: 'a',
          version: 'a',
          title: '已经转办',
          text: '您好：\n\n您反映的事已经转有关单位办理。',
          by: '张明',
          isReadable: true,
        },
        { id: 'b', version: 'b', title: HOSTILE, text: HOSTILE, by: null, isReadable: true },
        { id: 'c', version: 'c', title: '无法打开', text: '', by: null, isReadable: false },
      ]}
      mayAct
      onNew={nothing}
      onChange={nothing}
      onDrop={nothing}
      done={null}
    />
  ),
  template: () => (
    <TemplateForm
      {...still}
      template={null}
      other={{ id: 'a', version: 'b', title: '已经转办', text: HOSTILE, by: '李华', isReadable: true }}
      onKeep={nothing}
    />
  ),
  renew: () => (
    <RenewScreen
      {...still}
      ownHash={'ab'.repeat(32)}
      ownEdition="2026-11-28"
      chosen={{ hash: 'cd'.repeat(32), edition: '2026-05-01', age: 'earlier' }}
      file={null}
      onChosen={nothing}
      onCompared={nothing}
      onOther={nothing}
    />
  ),
  empty: () => opened([]),
  answer: () => <AnswerScreen {...form} from={{ ...ANSWER, text: HOSTILE }} today="2025-01-15" />,
  state: () => <StateScreen {...form} />,
  internal: () => <InternalScreen {...form} people={['张明', '李华']} labels={['卫生', '教育']} />,
  conflict: () => (
    <ConflictScreen
      conflict={{
        id: 'act',
        result: 'changed',
        request: ANSWER,
        seen: { ...whole, entries: entries.slice(0, 2) },
        now: { ...whole, entries: entries.slice(0, 5) },
      }}
      onAgain={nothing}
      onEdit={nothing}
      onDrop={nothing}
      isBusy={false}
      problem={null}
    />
  ),
  files: () => (
    <FilesScreen
      {...still}
      queue={[
        { id: 'a', request: ANSWER },
        {
          id: 'b',
          request: { kind: 'internal', submission: 'made-up', note: HOSTILE, labels: [], assignee: null },
        },
      ]}
      undone={[{ id: 'c', request: ANSWER, result: 'gone' }]}
      onDismiss={nothing}
      acts={new File([''], '待办.json')}
      onOpenRows={nothing}
      onTakeActs={nothing}
      canShow={() => true}
      onShow={nothing}
      onDropQueued={nothing}
      onTemplates={nothing}
      onRenew={nothing}
      onSync={nothing}
      done="已经送出。"
      problem={{ title: '没有办成。', todo: '请再试一次。' }}
    />
  ),
  unlock: () => (
    <>
      <UnlockScreen
        name="张明"
        site="https://yunxi.example"
        lockedBy="idle"
        isBusy={false}
        wrongs={1}
        problem={null}
        digest="482913557720"
        onUnlock={nothing}
      />
      <IdleWarning />
    </>
  ),
  name: () => (
    <NameScreen
      site="https://yunxi.example"
      offer={() => '4821 9930 1175 6024 8813 5507'}
      weakness={() => '太短'}
      parseKey={async () => null}
      onDone={nothing}
      isBusy={false}
      problem={null}
    />
  ),
  entry: () => <EntryOfRow />,
  receipt: () => (
    <ReceiptScreen
      shown={{
        kind: 'receipt',
        receipt: '48210 99301 17560 24881 35507',
        received: '2025-01-14',
        isQueued: true,
      }}
      site="https://yunxi.example"
      onPrint={nothing}
      onNext={nothing}
      onBack={nothing}
    />
  ),
  save: () => <SaveFileScreen file={new File([''], '张明的收件箱.html')} />,
  recovery: () => (
    <RecoveryScreen
      steps={<SetUpSteps current={3} />}
      sheet={{
        site: 'https://yunxi.example',
        name: '张明',
        identity: `AGE-SECRET-KEY-1${'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L'.repeat(2).slice(0, 58)}`,
        recipientDigits: '1234 5678 9012 3456',
        checkWord: '482913',
        day: '2025年1月15日',
      }}
      onPrint={nothing}
      onTyped={nothing}
      isBusy={false}
      isWrong
      problem={null}
    />
  ),
  digits: () => (
    <DigitsScreen
      digits="48210093"
      recipientDigits="1234 5678 9012 3456"
      onCheck={nothing}
      isBusy={false}
      isWaiting
      problem={null}
    />
  ),
  people: () => (
    <PeopleScreen
      {...still}
      devices={[...madeUpSnapshot([]).devices, ...OTHERS]}
      invitations={madeUpSnapshot([]).invitations}
      mayAct
      onAdd={nothing}
      onExchange={nothing}
      onWithdraw={nothing}
      onRevoke={nothing}
      done="已经停用陈静的收件箱。"
    />
  ),
  exchange: () => <BeginExchange {...still} mayAct isWrong onBegin={nothing} />,
  exchanged: () => (
    <FinishedScreen
      retired="2025-01-16"
      digits={{ present: '12345 67890 12345 67890', former: '09876 54321 09876 54321' }}
      confirmed={[
        { name: '张明', day: '2025-01-15', isEnded: false },
        { name: '李华', day: '2025-01-16', isEnded: true },
      ]}
      mayAct
      onAgain={nothing}
      onBack={nothing}
    />
  ),
  begun: () => <BegunExchange {...still} name="李华" mayAct onCancel={nothing} />,
  renewed: () => (
    <SaveRenewed file={new File([''], '张明的收件箱（新密钥）.html')} isGiven={false} onBack={nothing} />
  ),
  progress: () => (
    <ExchangeProgress
      {...still}
      mayAct
      digits="1234 5678 9012 3456"
      waiting={[
        { name: '李华', file: new File([''], '给李华的新密钥.json') },
        { name: '陈静', file: null },
      ]}
      resealing={null}
      outcome={{ left: 2, unreadable: ['made-up-00001', 'made-up-00002'] }}
      onReseal={nothing}
    />
  ),
  given: () => (
    <TakeKey
      {...still}
      given={{ by: '张明', digits: '1234 5678 9012 3456' }}
      isWrong
      isNoKey={false}
      onFile={nothing}
      onTyped={nothing}
      onAccept={nothing}
    />
  ),
  take: () => (
    <TakeKey
      {...still}
      given={null}
      isWrong={false}
      isNoKey
      onFile={nothing}
      onTyped={nothing}
      onAccept={nothing}
    />
  ),
  colleague: () => (
    <AddPersonScreen {...still} offer={() => '4821 9930 1175 6024 8813 5507'} onDone={nothing} />
  ),
  invitation: () => (
    <InvitationScreen
      file={new File([''], '李华的收件箱（首次打开）.html')}
      until="2025年1月22日"
      onBack={nothing}
    />
  ),
  revoke: () => <RevokeScreen {...still} device={OTHERS[1]} onRevoke={nothing} />,
  temporary: () => (
    <TemporaryPassphraseScreen
      {...still}
      name="李华"
      site="https://yunxi.example"
      wrongs={1}
      onOpen={nothing}
    />
  ),
  own: () => (
    <OwnPassphraseScreen
      {...still}
      name="李华"
      invitedAs="reader"
      site="https://yunxi.example"
      offer={() => '4821 9930 1175 6024 8813 5507'}
      weakness={() => null}
      onDone={nothing}
    />
  ),
};

let root: Root | null = null;

/** Draws anew what the address names, with nothing left of what stood there. */
function draw(): void {
  const place = document.getElementById('inbox');
  const screen = SCREENS[location.hash.slice(1)];
  root?.unmount();
  root = place && screen ? createRoot(place) : null;
  root?.render(screen?.());
}

window.addEventListener('hashchange', draw);
draw();
