import { systemClock } from '#lib/clock';
import { mailSettings, type RunConfig } from '#lib/config';
import { newestBackup } from '#lib/feedback/backup/kept-backups';
import { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import { createReceiptSecrets } from '#lib/feedback/crypto/receipt-hash';
import { createRecipientProvider, type RecipientState } from '#lib/feedback/crypto/recipient-provider';
import { Intake } from '#lib/feedback/intake/intake';
import { hasFreeSpace } from '#lib/feedback/limits/disk-space';
import type { CounterStore } from '#lib/feedback/limits/memory-counters';
import { createRateLimit } from '#lib/feedback/limits/rate-limit';
import { Lookup } from '#lib/feedback/lookup/lookup';
import { smtpMailer } from '#lib/feedback/mail/smtp';
import { clockAgreement } from '#lib/feedback/store/clock-agreement';
import { reconnectingStore } from '#lib/feedback/store/reconnecting';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { OfficeDesk } from '#lib/office/desk/desk';
import { systemRandom } from '#lib/random';
import { type Exclusive, SingleFlight } from '#lib/single-flight';
import type { FeedbackDesk } from '#lib/site/application';
import type { CareTerms } from '#lib/site/care-terms';
import { withTimeout } from '#lib/timeout';
import { housekeeping } from './care/housekeeping';
import { servedMail } from './care/mail';
import { backUpNightly } from './care/nightly-backup';
import { destroyDue } from './care/retention';
import { keepDiary, type Say, type Trouble } from './diary';
import { warnOfFlood } from './flood-warning';
import { greeting, keyText } from './greeting';
import { recipientIn, standing, troubleOf, wordFor, writeTrouble } from './standing';
import { backupDisk, serverStore } from './store';

/** How often the desk checks whether it can store, and drops expired rate limits, in milliseconds. */
const ROUND = 5_000;

/** Timeout of `/healthz` for the store's state, in milliseconds. */
const STORE_TIMEOUT = 2_000;

/** Most look-ups that are hashed at a time in a process, beside the submissions that are. */
const LOOKUP_SCRYPTS = 1;

/** A desk that is opened once the server listens, and can be closed. */
export interface ServedDesk extends FeedbackDesk {
  /** Opens the store, makes what a first start makes, and says how it stands, when it is well only if it `greets`. */
  open(greets: boolean): Promise<void>;
  /** Why the store is unavailable; null when it is not. Waits as long as opening it takes. */
  trouble(): Promise<StoreUnavailable | null>;
  /** The word of `/healthz` as it was found last, without another look. */
  lastState(): string;
  /** Notes what another worker met: null when it stored something. */
  met(trouble: Trouble | null): void;
  close(): Promise<void>;
}

/** What a desk shares with those of other workers, and what it may do. */
export interface DeskOptions {
  /** Whether a database may be made where there is none. */
  readonly mayMake: boolean;
  /** Whether a key may be made where there is none. */
  readonly mayMakeKey: boolean;
  /** Whether nothing is stored while the clock disagrees with the database's. */
  readonly isClockCompared: boolean;
  /** The counters of sources where the database does not hold them: they touch no disk. */
  readonly counters: CounterStore;
  /** The lock under which a token stores. */
  readonly exclusive: Exclusive;
  /** What the site that is served says of the care of submissions; null while there is none. */
  readonly terms: () => CareTerms | null;
  /** Prints a line for staff. */
  readonly say: Say;
  /** Is called when it is first known to whom submissions are sealed, and when that changes. */
  readonly onReady: (recipient: string) => void;
  /** Is called with what a submission met; null when one was stored. */
  readonly onMet: (trouble: Trouble | null) => void;
}

/** The feedback desk of a server. Nothing is made before it is opened; pages are served even when it cannot store. */
export function serveDesk(
  config: RunConfig,
  siteUrl: string,
  { mayMake, mayMakeKey, isClockCompared, counters, exclusive, terms, say, onReady, onMet }: DeskOptions,
): ServedDesk {
  const { DATABASE_URL, DATA_DIR, FEEDBACK_PER_HOUR } = config;
  const diary = keepDiary(say);
  const notice = (text: string) => say(`意见反馈：${text}。`, true);
  const disk = backupDisk();
  const store = reconnectingStore(serverStore(config, notice, disk, mayMake), diary.lost);
  const announce = mayMakeKey ? (path: string, isNew: boolean) => say(keyText(path, isNew), false) : null;
  const office = createRecipientProvider(store, DATABASE_URL ? null : DATA_DIR, announce);
  const counts = DATABASE_URL ? store : counters;
  const rateLimit = createRateLimit(counts, FEEDBACK_PER_HOUR, systemRandom);
  const flood = warnOfFlood({ clock: systemClock, counts, say, folder: DATABASE_URL ? null : DATA_DIR });
  const agreement = clockAgreement(store, systemClock, notice);
  const expectClock = async () => {
    if (isClockCompared) await agreement.expect();
  };
  const room = async () => {
    await expectClock();
    return DATABASE_URL !== undefined || hasFreeSpace(DATA_DIR);
  };
  const standings = new SingleFlight<RecipientState | StoreUnavailable>();
  const stand = () => standings.run('now', () => standing(office, store, room));
  const settings = mailSettings(config);
  const mailer = settings && smtpMailer(settings);
  const mail = servedMail(store, systemClock, () => terms()?.mail ?? null, mailer, say);
  const due = destroyDue({
    store,
    clock: systemClock,
    terms: () => terms()?.retention ?? null,
    exclusive,
    say,
    backup: () => newestBackup(config.BACKUP_DIR, disk),
  });
  const backUp = backUpNightly(config, store, () => terms()?.backupDays ?? null, disk, say);
  const keepHouse = housekeeping(store, rateLimit, systemClock, say, {
    自动删除保存期满的反馈: due,
    // Both go by the day of this machine's clock: one that is refused for it leaves them to the others.
    给办公室发邮件: () => expectClock().then(mail.send),
    每夜的备份: () => expectClock().then(backUp),
  });
  const note = (trouble: Trouble | null) => {
    diary.note(trouble);
    onMet(trouble);
  };
  const round = async () => {
    keepHouse();
    await flood.tell();
    const now = await stand();
    latest = wordFor(now);
    const trouble = troubleOf(now);
    if (trouble === null && diary.met() !== null) note(await writeTrouble(store));
    diary.write(trouble);
    const recipient = recipientIn(now);
    if (recipient !== null && recipient !== known) onReady(recipient);
    known = recipient ?? known;
    return now;
  };
  const shared = { store, office, rateLimit, random: systemRandom, siteUrl, hasRoom: room };
  let known: string | null = null;
  let latest = 'ok';
  let rounds: NodeJS.Timeout | undefined;
  const reporting = (step: 'submission' | 'lookup') => (error: unknown) => {
    if (error instanceof StoreUnavailable) return note({ text: error.message, state: error.reason });
    diary.erred(step, error);
    if (step === 'submission') note({ text: '程序本身出错', state: 'gone' });
  };
  const reportFault = reporting('lookup');
  return {
    lookup: new Lookup({ ...shared, ...secretsOf(store, LOOKUP_SCRYPTS), reportFault }),
    office: new OfficeDesk({ ...shared, reportFault }),
    intake: new Intake({
      ...shared,
      ...secretsOf(store),
      exclusive,
      reportStored: () => {
        flood.stored();
        note(null);
      },
      report: (text, state) => note({ text, state }),
      reportFault: reporting('submission'),
    }),
    state: async () => {
      const now = await withTimeout(STORE_TIMEOUT, stand());
      // One that is being opened again is still in the trouble that was found.
      if (now === null) return latest === 'ok' ? 'slow' : latest;
      const word = wordFor(now);
      return word === 'ok' ? (diary.met()?.state ?? word) : word;
    },
    mail: async () => {
      if (mailer === null) return null;
      const state = await withTimeout(STORE_TIMEOUT, mail.state()).catch(() => null);
      return state ?? 'unknown';
    },
    open: async (greets) => {
      const text = greeting(await round(), DATA_DIR);
      if (greets && text !== null) say(text, false);
      rounds = setInterval(round, ROUND);
    },
    trouble: async () => {
      const now = await stand();
      return now instanceof StoreUnavailable ? now : null;
    },
    lastState: () => diary.met()?.state ?? latest,
    met: diary.note,
    close: async () => {
      clearInterval(rounds);
      await withTimeout(STORE_TIMEOUT, agreement.leave()).catch(() => undefined);
      await store.close();
    },
  };
}

/** Keys and hashes of one half of the desk: each has its own, so that neither waits for the other. */
function secretsOf(store: FeedbackStore, concurrent?: number) {
  return {
    receiptSecretOf: createReceiptSecrets(store, concurrent),
    tokenKeys: new DailyKeys(store, 'token', systemRandom),
  };
}
