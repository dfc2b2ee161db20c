import * as z from 'zod';
import { FALLBACK_ID, INBOX_RUNS } from '#lib/office/inbox-fallback';
import { INBOX_IDS } from '#lib/office/inbox-file';
import { type OwnFile, takeOwnFile } from './own-file';
import { browserPlatform, isRunnable, type Platform, standInForWebCrypto } from './platform';

/** The text of the worker's program, which the bundler writes here. */
declare const INBOX_WORKER: string;

/** What the program draws with. */
export interface StartedInbox {
  readonly file: OwnFile;
  readonly platform: Platform;
  /** The element to draw into: empty. */
  readonly root: HTMLElement;
}

/**
 * Begins the program: reads its own file once that is whole, and then draws. Where the browser lacks what it needs, the static
 * words of the file stay, which say what to open it with. Within another page nothing is shown but those.
 */
export function startInbox(draw: (started: StartedInbox) => void): void {
  if (!isRunnable(globalThis) || window.self !== window.top) return;
  // The file's own policy forbids code made of texts: zod shall not even try.
  z.config({ jitless: true });
  standInForWebCrypto(globalThis);
  // The words that the file shows otherwise are hidden by a script that looks for this.
  Object.defineProperty(window, INBOX_RUNS, { value: true });
  document.addEventListener('DOMContentLoaded', () => {
    const root = document.getElementById(INBOX_IDS.root);
    try {
      if (root === null) throw new Error('no element to draw into');
      const file = takeOwnFile(document);
      // A page that was saved while it was open holds what was drawn then.
      root.replaceChildren();
      draw({ file, platform: browserPlatform(INBOX_WORKER), root });
    } catch (error) {
      document.getElementById(FALLBACK_ID)?.style.removeProperty('display');
      throw error;
    }
  });
}
