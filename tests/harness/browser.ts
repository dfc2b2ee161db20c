import { type Browser, chromium } from 'playwright';

/** A Chromium of its own: the one that `CHROMIUM_PATH` names, or Debian's. No test is about time: the suite's own limit ends what hangs. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    // Without the first, Chromium refuses to run as root; the second spares small containers.
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    timeout: 0,
  });
  // A busy machine takes longer for a page than the 30 s of the library.
  browser.on('context', (context) => context.setDefaultTimeout(0));
  return browser;
}
