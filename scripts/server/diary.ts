import type { StoreUnavailable } from '#lib/feedback/store/unavailable';

/** Prints a line for staff: an error, or not. */
export type Say = (text: string, isError: boolean) => void;

/** What keeps submissions from being stored. */
export interface Trouble {
  /** In Chinese, for staff. */
  text: string;
  /** In a word, for `/healthz`. */
  state: string;
}

/**
 * What submissions met, until one is stored, and what of it was logged: why they cannot be stored, and when they can again.
 * It is logged only when that changes, and only at the regular checks, since a line at the moment of a post would reveal
 * when somebody wrote.
 */
export interface Diary {
  /** What the last write met; null once one succeeded. */
  met(): Trouble | null;
  /** Notes what a write met; null: it succeeded. */
  note(trouble: Trouble | null): void;
  /** Notes that an open store was dropped. */
  lost(fault: StoreUnavailable): void;
  /** Notes an error of the program: each is logged once, without its message, which may quote what was sent. */
  erred(step: ErringStep, error: unknown): void;
  /** Logs what is new, given how the store itself stands: null when well. */
  write(standing: string | null): void;
}

/** What somebody was doing when the program erred, in words for staff. */
const ERRED = {
  submission:
    '意见反馈：有人提交反馈时，程序本身出错，没有收下，提交的人看到“反馈没有提交成功”。请把以下几行交给维护程序的人：',
  lookup:
    '意见反馈：有人查询、补充、评价或者撤回时，程序本身出错，没有办成。接收反馈不受影响。请把以下几行交给维护程序的人：',
} as const;

type ErringStep = keyof typeof ERRED;

/** Opens a diary with nothing in it. */
export function keepDiary(say: Say): Diary {
  let written: string | null = null;
  let noted: Trouble | null = null;
  let lost: StoreUnavailable | null = null;
  const logged = new Set<string>();
  let errors = new Set<string>();
  return {
    met: () => noted,
    note: (trouble) => {
      noted = trouble;
    },
    lost: (fault) => {
      lost = fault;
    },
    erred: (step, error) => {
      errors.add(`${ERRED[step]}\n${originOf(error)}`);
    },
    write: (standing) => {
      for (const text of errors) {
        if (!logged.has(text)) say(text, true);
        logged.add(text);
      }
      errors = new Set();
      const fault = lost;
      lost = null;
      if (fault?.cause) console.error(fault.cause);
      const trouble = standing ?? noted?.text ?? null;
      if (fault && trouble === null && written === null)
        say(`意见反馈：出过故障，已经自动恢复，可以接收。原因：${fault.message}。`, true);
      if (trouble === written) return;
      written = trouble;
      if (trouble === null) say('意见反馈：恢复正常，可以接收。', false);
      else say(`意见反馈：暂时不能接收，提交的人看到“反馈没有提交成功”。原因：${trouble}。`, true);
    },
  };
}

/** Which error of the program, and where it arose: its name and the stack below its message. */
function originOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { name, message, stack = '' } = error;
  const below = stack.slice(stack.indexOf(message) + message.length);
  return [name, ...below.split('\n').filter((line) => /^ +at /.test(line))].join('\n');
}
