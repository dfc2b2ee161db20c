import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { onTestFinished } from 'vitest';

/** How a Firefox is set up. */
export interface FirefoxOptions {
  /** Whether pages may run script at all; none of ours ships any. */
  runsScript: boolean;
  /** Other settings, by the names that `about:config` has. */
  preferences?: Readonly<Record<string, string | number | boolean>>;
}

/** Debian's Firefox with a fresh profile, driven over WebDriver BiDi, of the test's own. */
export async function ownFirefox({ runsScript, preferences = {} }: FirefoxOptions): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: { 'javascript.enabled': runsScript, ...preferences },
    // No test is about time: the suite's own limit ends what hangs.
    timeout: 0,
    protocolTimeout: 0,
  });
  onTestFinished(() => browser.close());
  return browser;
}

/** A page in which nothing is waited for by the clock. */
export async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  return page;
}

// While script is switched off, puppeteer waits in vain for what calls back in the page: to find by role, to click,
// `$$eval`. So what is to be used is found by its words, and pressed with the keyboard.

/** Presses Enter on the link that reads so. */
export async function follow(page: Page, words: string): Promise<void> {
  await (await pressable(page, words)).press('Enter');
}

/** Presses Enter on a button, and waits until the page that answers is there. */
export async function send(page: Page, button: string): Promise<void> {
  const pressed = await pressable(page, button);
  await Promise.all([page.waitForNavigation(), pressed.press('Enter')]);
}

/** Ticks the box or round button that is labelled so. */
export async function tick(page: Page, label: string): Promise<void> {
  await (await field(page, label)).press(' ');
}

/** @throws when the page has no such link or button. */
function pressable(page: Page, words: string): Promise<ElementHandle<Element>> {
  return page.evaluateHandle((wanted) => {
    const all = Array.from(document.querySelectorAll('a, button'));
    const found = all.find(({ textContent }) => textContent === wanted);
    if (!found) throw new Error(`nothing to press reads ${wanted}`);
    return found;
  }, words);
}

/** The field, box or round button that a label which reads so belongs to. @throws when the page has none. */
export function field(page: Page, label: string): Promise<ElementHandle<HTMLElement>> {
  return page.evaluateHandle((wanted) => {
    const all = Array.from(document.querySelectorAll('label'));
    const found = all.find(({ textContent }) => textContent === wanted)?.control;
    if (!found) throw new Error(`no field is labelled ${wanted}`);
    return found;
  }, label);
}

/** Presses Enter on the button that reads so, as soon as it is there. */
export async function pressButton(page: Page, words: string): Promise<void> {
  const button = await page.waitForSelector(`::-p-xpath(//button[normalize-space()="${words}"])`);
  await button?.press('Enter');
}

/** Waits until the words stand on the page. */
export async function waitForWords(page: Page, words: string): Promise<void> {
  await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, words);
}
