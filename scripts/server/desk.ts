import { systemClock } from '#lib/clock';
import type { RunConfig } from '#lib/config';
import { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import { keyFilePath } from '#lib/feedback/crypto/key-file';
import {
  createRecipientProvider,
  type RecipientProvider,
  type RecipientState,
  UNREADY_REASONS,
} from '#lib/feedback/crypto/recipient-provider';
import { Intake } from '#lib/feedback/intake/intake';
import { hasFreeSpace } from '#lib/feedback/limits/disk-space';
import { memoryCounters } from '#lib/feedback/limits/memory-counters';
import { createRateLimit } from '#lib/feedback/limits/rate-limit';
import { delegatingStore } from '#lib/feedback/store/delegating';
import { reconnectingStore } from '#lib/feedback/store/reconnecting';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { systemRandom } from '#lib/random';
import { SingleFlight } from '#lib/single-flight';
import type { FeedbackDesk } from '#lib/site/application';
import { withTimeout } from '#lib/timeout';
import { openStore } from './store';

/** How often the desk checks whether it can store, and drops expired rate limits, in milliseconds. */
const ROUND = 5_000;

/** Timeout of `/healthz` for the store's state, in milliseconds. */
const STORE_TIMEOUT = 2_000;

/** A desk that can be closed. */
export interface ServedDesk extends FeedbackDesk {
  close(): Promise<void>;
}

/** Opens the feedback desk of a server, and prints its state. Pages are served even when it cannot store. */
export async function serveDesk(config: RunConfig, siteUrl: string): Promise<ServedDesk> {
  const { DATABASE_URL, DATA_DIR, FEEDBACK_PER_HOUR } = config;
  const diary = keepDiary();
  const store = reconnectingStore((...how) => openStore(config, ...how), diary.lost);
  const office = createRecipientProvider(store, DATABASE_URL ? null : DATA_DIR, announceKey);
  const rateLimit = createRateLimit(DATABASE_URL ? store : memoryCounters(), FEEDBACK_PER_HOUR, systemRandom);
  const room = async () => DATABASE_URL !== undefined || hasFreeSpace(DATA_DIR);
  const standings = new SingleFlight<RecipientState | StoreUnavailable>();
  const stand = () => standings.run('now', () => standing(office, store, room));
  greet(await stand(), DATA_DIR, diary.write);
  const forget = () => rateLimit.deleteExpired(systemClock.now()).catch(() => undefined);
  forget();
  const rounds = setInterval(async () => {
    forget();
    diary.write(troubleOf(await stand()));
  }, ROUND);
  return {
    intake: new Intake({
      store,
      office,
      tokenKeys: new DailyKeys(store, 'token', systemRandom),
      rateLimit,
      random: systemRandom,
      siteUrl,
      hasRoom: room,
      report: diary.note,
    }),
    state: async () => wordFor(await withTimeout(STORE_TIMEOUT, stand())),
    close: async () => {
      clearInterval(rounds);
      await store.close();
    },
  };
}

/** The desk of a preview: every step works, and nothing is stored. */
export function previewDesk(siteUrl: string): FeedbackDesk {
  const refuse = () => Promise.reject(new StoreUnavailable('preview'));
  const store = { ...delegatingStore(refuse, async () => undefined), find: async () => null };
  return {
    intake: new Intake({
      store,
      office: createRecipientProvider(store, null),
      tokenKeys: new DailyKeys(memoryCounters(), 'token', systemRandom),
      rateLimit: createRateLimit(memoryCounters(), Number.MAX_SAFE_INTEGER, systemRandom),
      random: systemRandom,
      siteUrl,
      hasRoom: async () => true,
      report: () => undefined,
    }),
    state: async () => 'preview',
  };
}

/** Describes the office's key in Chinese, or why nothing can be stored. */
async function standing(
  office: RecipientProvider,
  store: Pick<FeedbackStore, 'forgetCounts'>,
  room: () => Promise<boolean>,
): Promise<RecipientState | StoreUnavailable> {
  try {
    const readiness = await office.ready();
    if (!(await room())) return new StoreUnavailable('full');
    // Nothing is older than this; but the right to write is asked for.
    await store.forgetCounts('');
    return readiness;
  } catch (error) {
    if (error instanceof StoreUnavailable) return error;
    console.error(error);
    return new StoreUnavailable('gone', { cause: error });
  }
}

function wordFor(state: RecipientState | StoreUnavailable | null): string {
  if (state === null) return 'slow';
  if (state instanceof StoreUnavailable) return state.reason;
  return state.recipient === null ? state.reason : 'ok';
}

function greet(
  state: RecipientState | StoreUnavailable,
  folder: string,
  write: (trouble: string | null) => void,
): void {
  write(troubleOf(state));
  if (state instanceof StoreUnavailable || state.recipient === null) return;
  const isElsewhere = state.custody === 'elsewhere';
  console.log(
    isElsewhere
      ? '意见反馈：可以接收。打开反馈的私钥不在数据旁边，由办公室另外保管。'
      : `意见反馈：可以接收。打开反馈的私钥在 ${keyFilePath(folder, state.recipient)}。${BESIDE}`,
  );
}

/** The warning for a key that lies beside the data. */
const BESIDE =
  '私钥和数据放在一起，谁拿到这台机器或者它的备份，谁就能读到反馈。请另外备份这个文件：丢了它，反馈就再也读不出来。把私钥移出服务器，要用以后的版本提供的 npm run office -- setup。';

function announceKey(path: string): void {
  console.log(`意见反馈：已经生成办公室的密钥，私钥在 ${path}。${BESIDE}`);
}

function troubleOf(state: RecipientState | StoreUnavailable): string | null {
  if (state instanceof StoreUnavailable)
    return state.reason === 'crashed' ? `${state.message}，正在重新打开` : state.message;
  return state.recipient === null ? UNREADY_REASONS[state.reason] : null;
}

/**
 * Logs for staff why submissions cannot be stored, and when they can again: only when that changes, and only at the
 * regular checks, since a line at the moment of a post would reveal when somebody wrote.
 */
function keepDiary() {
  let written: string | null = null;
  let noted: string | null = null;
  let stood: string | null = null;
  let lost: StoreUnavailable | null = null;
  return {
    lost: (fault: StoreUnavailable) => {
      lost = fault;
    },
    note: (trouble: string | null) => {
      noted = trouble;
    },
    write: (standing: string | null) => {
      const fault = lost;
      lost = null;
      if (fault?.cause) console.error(fault.cause);
      // What posts met is over when the desk itself is well again, or the store was opened anew.
      if (standing === null && (stood !== null || fault?.message === noted)) noted = null;
      stood = standing;
      const trouble = standing ?? noted;
      if (fault && trouble === null && written === null)
        console.error(`意见反馈：出过故障，已经自动恢复，可以接收。原因：${fault.message}。`);
      if (trouble === written) return;
      written = trouble;
      if (trouble === null) console.log('意见反馈：恢复正常，可以接收。');
      else console.error(`意见反馈：暂时不能接收，提交的人看到“反馈没有提交成功”。原因：${trouble}。`);
    },
  };
}
