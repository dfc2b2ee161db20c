import type { Intake } from '#lib/feedback/intake/intake';
import { processWide } from '#lib/process-wide';

/** The office's end of the form, as the command that serves made it ready. */
export interface FeedbackDesk {
  intake: Pick<Intake, 'answer'>;
  /** The state of the store in a word or two, for `/healthz`. */
  state(): Promise<string>;
}

const desk = processWide<FeedbackDesk>('feedback');

/** Makes `made` the desk of this process. */
export function openDesk(made: FeedbackDesk): void {
  desk.set(made);
}

/** The desk of this process. @throws Error when none was opened. */
export function currentDesk(): FeedbackDesk {
  const opened = desk.get();
  if (!opened) throw new Error('no feedback desk was opened');
  return opened;
}
