import { type Browser, chromium } from 'playwright';

/** A Chromium of its own: the one that `CHROMIUM_PATH` names, or Debian's. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    // Without the first, Chromium refuses to run as root; the second spares small containers.
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    // No test is about time: the suite's own limit ends what hangs.
    timeout: 0,
  });
}
