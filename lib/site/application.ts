import type { Clock } from '#lib/clock';
import type { Problem } from '#lib/content/problem';
import type { Intake } from '#lib/feedback/intake/intake';
import type { Lookup } from '#lib/feedback/lookup/lookup';
import type { RequestBody } from '#lib/http/body';
import type { Representation } from '#lib/http/representation';
import type { OfficeDesk } from '#lib/office/desk/desk';
import { processWide } from '#lib/process-wide';
import type { IconFiles } from '#lib/site/icons';
import type { Site } from '#lib/site/site';

/** Answers posts of the feedback form and of the look-up, and the office's inboxes, and reports the store's state. */
export interface FeedbackDesk {
  intake: Pick<Intake, 'answer'>;
  lookup: Pick<Lookup, 'answer'>;
  office: Pick<OfficeDesk, 'answer'>;
  /** The state of the store in a word or two, for `/healthz`. */
  state(): Promise<string>;
  /** How mail to the office stands, in a word, for `/healthz`; null where none is configured. */
  mail(): Promise<string | null>;
}

/** Content with errors: the preview shows them on the page itself, in the words of the check. */
export interface RefusedContent {
  readonly problems: readonly Problem[];
  /** The style sheet to show them with. */
  readonly style: string;
}

/** What the routes work with: site, clock and feedback desk. The command that serves creates it. */
export interface Application {
  /** The folder of the compiled application that is served, or of what the framework writes for the preview. */
  readonly directory: string;
  /** Opens the site to answer one request from. @throws whatever keeps it from being read. */
  site(): Promise<Site | RefusedContent>;
  /** The whole document to answer with when the site itself cannot even be read. */
  readonly errorPage: Representation;
  readonly clock: Clock;
  readonly icons: IconFiles;
  readonly desk: FeedbackDesk;
  /** Whether the server was told to stop, and finishes what it began. */
  isStopping(): boolean;
  /** Reads the body of the request under way: at most `limit` bytes, in at most `milliseconds`. */
  readBody(limit: number, milliseconds: number): Promise<RequestBody>;
}

const slot = processWide<Application>('application');

/** Sets this process's application. */
export function openApplication(application: Application): void {
  slot.set(application);
}

/** Returns this process's application; null where no command set one. */
export function openedApplication(): Application | null {
  return slot.get() ?? null;
}

/** Returns this process's application. @throws Error when none was set. */
export function currentApplication(): Application {
  const opened = openedApplication();
  if (!opened) throw new Error('no application was opened');
  return opened;
}
