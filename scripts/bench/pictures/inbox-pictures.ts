import type { Browser } from 'playwright';
import { writeScreensPage } from '../../../tests/harness/inbox-screens/write-page';

/** The folder of the pictures in the documentation. */
export const PICTURES = 'docs/views';

/** Renders the documentation's pictures of the office's inbox, with made-up submissions: its list, one of them, an answer. */
export async function drawInbox(browser: Browser): Promise<void> {
  const screens = await writeScreensPage();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const show = async (name: string) => {
    await page.goto('about:blank');
    await page.goto(`${screens}#${name}`);
    await page.locator('main h1').waitFor();
  };
  await show('few');
  await page.screenshot({ path: `${PICTURES}/inbox-list.png` });
  await page.getByRole('button', { name: /第6件/ }).press('Enter');
  await page.screenshot({ path: `${PICTURES}/inbox-submission.png` });
  await show('answering');
  await page.getByRole('button', { name: /^下一步/ }).press('Enter');
  await page.getByRole('heading', { name: '写信人会看到的样子' }).waitFor();
  await page.screenshot({ path: `${PICTURES}/inbox-answer.png` });
  await page.close();
}
