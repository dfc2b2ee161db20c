import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunConfig } from '#lib/config';
import type { ServerStatusFile } from '#lib/site/servers/status';
import { systemErrorText } from '../run';
import type { Crew } from './crew';
import { BuildRefused, readServedBuild } from './served-build';

/** How often the builds' folder is looked at, in milliseconds. */
const LOOK = 50;

/** Looks between two signs of life: every five seconds. */
const LOOKS_A_SIGN = 100;

/** What comes of a status that cannot be written. */
const UNSEEN = '构建命令看不到这个网站现在的情况，不会等到它换上新的构建。';

/** What a watch works with. */
export interface BuildWatchOptions {
  readonly config: RunConfig;
  readonly crew: Crew;
  readonly status: ServerStatusFile;
  /** The folder of the newest whole build; null when there is none. */
  newest(): Promise<string | null>;
  print(text: string, isError: boolean): void;
}

/**
 * Looks for a newer whole build again and again, and lets the crew take it over. What became of it stands in the server's
 * status, for the command that made it.
 * @param signal ends it.
 */
export async function watchBuilds(options: BuildWatchOptions, signal: AbortSignal): Promise<void> {
  const { config, crew, status, newest, print } = options;
  /** The build that was refused last, and why. Once it is not the newest whole one any more, its number may come again. */
  let refused: { name: string; reason: string } | null = null;

  /** Whether the status says how things are: else the server gives no sign of life, lest a command wait for it in vain. */
  let isTold = false;
  async function tell(): Promise<void> {
    const serving = crew.serving()?.name ?? '';
    try {
      await status.write({ serving, refused: refused ? { [refused.name]: refused.reason } : {} });
      isTold = true;
    } catch (error) {
      isTold = false;
      complain('status', `${textOf(error)}${UNSEEN}`);
    }
  }

  async function look(): Promise<void> {
    const directory = await newest();
    if (directory === null) return;
    const name = basename(directory);
    if (refused?.name === name) return;
    if (refused !== null) {
      refused = null;
      await tell();
    }
    if (directory === crew.serving()?.directory) return;
    const before = crew.serving()?.name;
    try {
      await crew.takeOver(await readServedBuild(directory, config));
      print(`已经换上新的构建 ${name}。`, false);
    } catch (error) {
      if (!(error instanceof BuildRefused)) throw error;
      refused = { name, reason: error.message };
      print(`没有换上新的构建 ${name}，仍然提供 ${before} 的内容。原因：${error.message}`, true);
    }
    await tell();
  }

  const complained = { builds: '', status: '' };
  function complain(of: keyof typeof complained, what: string): void {
    // It is met again and again until somebody mends it.
    if (what !== complained[of]) print(`提醒：${what}`, true);
    complained[of] = what;
  }
  await tell();
  for (let looks = 1; !signal.aborted; looks += 1) {
    await pause(LOOK, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    // A folder that cannot be read now is no reason not to serve.
    await look().catch((error) => complain('builds', `查看新的构建时出错：${textOf(error)}`));
    if (looks % LOOKS_A_SIGN === 0) await (isTold ? status.touch().catch(() => undefined) : tell());
  }
}

/** An error's text: in Chinese where the system refused a file. */
function textOf(error: unknown): string {
  return systemErrorText(error) ?? String(error);
}
