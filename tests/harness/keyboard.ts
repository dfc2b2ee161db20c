import { expect, type Page } from 'playwright/test';

/** More Tab stops than any page has. */
const MOST = 120;

/**
 * Presses Tab until the link, button or field named `name` has the focus, as a keyboard user would. Gives how many keys
 * were pressed, as every function here does; the letters of a written text do not count.
 */
export async function tabTo(page: Page, name: RegExp): Promise<number> {
  for (let presses = 1; presses <= MOST; presses += 1) {
    await page.keyboard.press('Tab');
    if (name.test(await focusedName(page))) return presses;
  }
  throw new Error(`no Tab stop is named ${name}`);
}

/** Goes to a field and writes into it, after what stands there already. */
export async function write(page: Page, label: RegExp, text: string): Promise<number> {
  const presses = await tabTo(page, label);
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
  return presses + 1;
}

/** Goes to a list and walks down it to the choice that begins with `beginning`. */
export async function choose(page: Page, label: RegExp, beginning: string): Promise<number> {
  const before = await tabTo(page, label);
  const chosen = page.locator(':focus').locator('option:checked');
  for (let presses = 0; presses < MOST; presses += 1) {
    if ((await chosen.textContent())?.startsWith(beginning)) return before + presses;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`no choice begins with ${beginning}`);
}

/** Goes to a box or a round button and ticks it. */
export async function tick(page: Page, label: RegExp): Promise<number> {
  const presses = await tabTo(page, label);
  await page.keyboard.press('Space');
  await expect(page.locator(':focus')).toBeChecked();
  return presses + 1;
}

/** Goes to a link and presses Enter on it. */
export async function follow(page: Page, name: RegExp): Promise<number> {
  const presses = await tabTo(page, name);
  await page.keyboard.press('Enter');
  return presses + 1;
}

/** Goes to a button, presses Enter on it, and waits for the page that answers. */
export async function send(page: Page, name: RegExp): Promise<number> {
  const presses = await tabTo(page, name);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  return presses + 1;
}

/** How what has the focus is called: by its label, or by its own words. */
function focusedName(page: Page): Promise<string> {
  // Of the page itself, and not of a locator: this is asked after every key.
  return page.evaluate(() => {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) return '';
    const { labels } = activeElement as Partial<HTMLInputElement>;
    return (
      activeElement.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? activeElement.textContent ?? ''
    );
  });
}
