import { auditPage } from './audit';
import { expect, test } from './fixtures';
import { openFile, press } from './inbox-desk';

// What an open inbox says of its connection, with a real file from disk.

/** After how long it asks a site that could not be reached again, in milliseconds. */
const ASKED_AGAIN = 20_000;

test('that the site could not be reached goes away by itself once it can, and a voice says so', async ({
  clerk,
}) => {
  const page = await openFile(clerk, clerk);
  await expect(page.getByText('已连接网站')).toBeVisible();
  await page.clock.install();
  await clerk.context.setOffline(true);
  await press(page, '同事');
  const problem = page.getByRole('alert').getByText('连不上网站。', { exact: true });
  await expect(problem).toBeVisible();
  await clerk.context.setOffline(false);
  await page.clock.fastForward(ASKED_AGAIN);
  await expect(problem).toHaveCount(0);
  await expect(
    page.getByRole('status').getByText('网站又连上了。刚才没有办成的，请再办一次。'),
  ).toBeVisible();
  expect(await auditPage(page)).toEqual([]);
});
