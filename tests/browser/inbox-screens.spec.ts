import type { Page } from 'playwright/test';
import { auditPage } from './audit';
import { expect, test } from './fixtures';

// The inbox's screens, drawn from plain data: how they look and behave, whatever the server says.

test.use({ javaScriptEnabled: true, viewport: { width: 1280, height: 800 } });

const WIDTHS = [768, 1280];
const SCREENS = [
  ...['many', 'hostile', 'empty', 'answer', 'state', 'internal', 'conflict', 'files', 'unlock'],
  ...['name', 'save', 'recovery', 'digits', 'receipt', 'entry'],
  ...['proposed', 'destroy', 'record', 'export', 'outcome', 'renew', 'templates', 'template'],
  ...['people', 'colleague', 'invitation', 'revoke', 'temporary', 'own'],
  ...['exchange', 'begun', 'renewed', 'progress', 'given', 'take'],
];

/** Opens a screen; anything that the page says to the console, or asks in a dialog, fails the test. */
async function show(page: Page, screens: string, name: string): Promise<void> {
  const fail = (what: string) => () => {
    throw new Error(`${name}: ${what}`);
  };
  page.on('pageerror', fail('an error'));
  page.on('dialog', fail('a dialog'));
  page.on('request', (request) => {
    if (!/^(file|blob|data):/.test(request.url())) throw new Error(`${name} asked for ${request.url()}`);
  });
  // A query of its own: else the page that is open would stay, and only move to another anchor.
  await page.goto(`${screens}?${name}#${name}`);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
}

/** Draws another screen in the open page, with nothing left of the one before: to open the page takes longer than to judge it. */
async function showNext(page: Page, name: string): Promise<void> {
  await page.evaluate(
    (anchor) =>
      new Promise((resolve) => {
        window.addEventListener('hashchange', resolve, { once: true });
        window.location.hash = anchor;
      }),
    name,
  );
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
}

/** Opens the one submission of a screen's list. */
async function openFirst(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  await page.locator('button.open').first().press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('一件反馈');
}

const focused = (page: Page) => page.locator(':focus');

/** Nothing stands beside the screen, and axe finds nothing. */
async function expectSound(page: Page, name: string): Promise<void> {
  const { scroll, width } = await page
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }) => ({ scroll: scrollWidth, width: clientWidth }));
  expect(scroll, name).toBeLessThanOrEqual(width);
  expect(await auditPage(page), name).toEqual([]);
}

for (const [width, colorScheme] of [
  [768, 'light'],
  [1280, 'dark'],
] as const) {
  test(`axe finds nothing on any screen of ${width} pixels in ${colorScheme} colours, and nothing stands beside it`, async ({
    page,
    screens,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const [first = '', ...others] = SCREENS;
    await show(page, screens, first);
    await expectSound(page, first);
    for (const name of others) {
      await showNext(page, name);
      await expectSound(page, name);
    }
    await showNext(page, 'hostile');
    await openFirst(page);
    await expectSound(page, 'one submission');
  });
}

test('hostile words are text: no element, no link, and what is invisible is named', async ({
  page,
  screens,
}) => {
  await show(page, screens, 'hostile');
  await openFirst(page);
  await expect(page.locator('main img, main a, main script, main b:has(*)')).toHaveCount(0);
  await expect(page.locator('pre').first()).toContainText(
    '<img src=x onerror=alert(1)> https://evil.example/a',
  );
  await expect(page.locator('pre').first()).toContainText('⟨U+202E⟩gnp.exe⟨U+200B⟩⟨U+0007⟩ 结束');
  await expect(page.locator('main')).not.toContainText(/[\u202e\u200b\u0007]/);
  await page.getByRole('button', { name: '返回列表' }).press('Enter');
  await expect(page.getByLabel('标签').locator('option').last()).toContainText('⟨U+202E⟩gnp.exe');
  await expect(page.locator('main')).not.toContainText(/[\u202e\u200b\u0007]/);
});

test('what the server says is named where it is invisible: ids, titles of notices, names of devices', async ({
  page,
  screens,
}) => {
  await show(page, screens, 'hostile');
  const inbox = page.locator('#inbox');
  await expect(page.locator('.notices')).toContainText('⟨U+202E⟩noitacifton、b');
  await expect(page.getByLabel('通报').locator('option').last()).toHaveText('⟨U+202E⟩通报⟨U+200B⟩');
  await openFirst(page);
  await expect(page.locator('.facts')).toContainText('⟨U+202E⟩通报⟨U+200B⟩');
  await expect(inbox).not.toContainText(/[\u202e\u200b\u0007]/);
  await page.getByRole('button', { name: '内部记录' }).press('Enter');
  await expect(page.getByLabel('负责人').locator('option').nth(1)).toHaveText('⟨U+202E⟩张明');
  await expect(inbox).not.toContainText(/[\u202e\u200b\u0007]/);
});

test('what is being written for a submission that its writer withdraws is not lost with it', async ({
  page,
  screens,
}) => {
  await show(page, screens, 'withdrawn');
  await openFirst(page);
  await page.getByRole('button', { name: '答复', exact: true }).press('Enter');
  await page.getByLabel('答复的内容').fill('写了很久的答复');
  await page.getByRole('button', { name: '刷新' }).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('这一件已经没有了');
  await expect(page.locator('main pre')).toHaveText('写了很久的答复');
  await page.getByRole('button', { name: '返回列表' }).press('Enter');
  await expect(page.getByText('还没有收到反馈。')).toBeVisible();
});

test('a day that begins while the inbox is open makes overdue what was not', async ({ page, screens }) => {
  await show(page, screens, 'midnight');
  await expect(page.getByLabel('先看').locator('option[value=overdue]')).toHaveText('已超期的（0件）');
  await page.getByRole('button', { name: '刷新' }).press('Enter');
  await expect(page.getByLabel('先看').locator('option[value=overdue]')).toHaveText('已超期的（1件）');
});

test('a name that no device can have is said to be none, in Chinese', async ({ page, screens }) => {
  await show(page, screens, 'name');
  for (const [name, words] of [
    ['张\u202e明', '姓名里有看不见的字符'],
    ['张'.repeat(51), '姓名最多50个字'],
  ] as const) {
    await page.getByLabel('您的姓名').fill(name);
    await page.getByRole('button', { name: '口令抄好了，下一步' }).press('Enter');
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByLabel('您的姓名')).toBeFocused();
  }
});

test('says of what is not vouched for that it is not', async ({ page, screens }) => {
  await show(page, screens, 'hostile');
  await openFirst(page);
  await expect(page.locator('main').getByText('签名不对，可能不是同事办的')).toBeVisible();
  await expect(page.locator('main').getByText('在服务器上用命令办的，不能核实是谁')).toBeVisible();
  await expect(page.getByText('写的是另一篇通报')).toBeVisible();
});

for (const width of WIDTHS) {
  test(`ten thousand submissions are walked by the keyboard at ${width} pixels, and few are drawn`, async ({
    page,
    screens,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await show(page, screens, 'many');
    const rows = page.locator('button.open');
    const most = 60;
    expect(await rows.count()).toBeLessThan(most);
    await rows.first().focus();
    const first = await focused(page).textContent();
    await page.keyboard.press('ArrowDown');
    await expect(focused(page)).not.toHaveText(first ?? '');
    await page.keyboard.press('End');
    await expect(focused(page)).toBeInViewport();
    const row = focused(page).locator('xpath=ancestor::*[self::tr or self::li]');
    await expect(row).toHaveAttribute(
      width === 768 ? 'aria-posinset' : 'aria-rowindex',
      width === 768 ? '10000' : '10001',
    );
    expect(await rows.count()).toBeLessThan(most);
    const last = (await focused(page).textContent()) ?? '';
    await page.keyboard.press('PageUp');
    await expect(focused(page)).not.toHaveText(last);
    await expect(focused(page)).toBeInViewport();
    const chosen = await focused(page).textContent();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('一件反馈');
    await page.getByRole('button', { name: '返回列表' }).press('Enter');
    await expect(page.locator('[data-active]')).toHaveText(chosen ?? '');
    await expect(page.locator('[data-active]')).toBeInViewport();
    await page.keyboard.press('Control+Home');
    await page.locator('.rows').evaluate((box) => box.scrollTo({ top: box.scrollHeight / 2 }));
    await expect(rows.nth(10)).toBeInViewport();
  });
}

test('a search finds words as people write them, and marks them', async ({ page, screens }) => {
  await show(page, screens, 'many');
  await page.getByLabel('查找').fill('第１２３件');
  await expect(page.getByRole('status').filter({ hasText: '符合条件的1件' })).toBeVisible();
  await expect(page.locator('mark')).toHaveText('第123件');
  await page.locator('button.open').press('Enter');
  await expect(page.locator('pre mark')).toHaveText('第123件');
  await page.getByRole('button', { name: '返回列表' }).press('Enter');
  await expect(page.getByLabel('查找')).toHaveValue('第１２３件');
  await page.getByRole('button', { name: '显示全部' }).press('Enter');
  await expect(page.getByText('共10,000件')).toBeVisible();
});

test('the next and the previous submission are those of the list', async ({ page, screens }) => {
  await show(page, screens, 'many');
  const message = page.locator('pre').first();
  await page.locator('button.open').nth(1).press('Enter');
  const second = await message.textContent();
  await page.getByRole('button', { name: '上一件' }).press('Enter');
  await expect(message).not.toHaveText(second ?? '');
  await expect(page.getByRole('button', { name: '上一件' })).toBeDisabled();
  await page.getByRole('button', { name: '下一件' }).press('Enter');
  await expect(message).toHaveText(second ?? '');
});

test('the key and the check word stand on paper alone, and in the page only while it is printed', async ({
  page,
  screens,
}) => {
  await show(page, screens, 'recovery');
  const secret = /482913|AGE-SECRET-KEY-1[A-Z0-9]/;
  const body = page.locator('#inbox');
  await expect(body).not.toContainText(secret);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.getByText('482913')).toBeVisible();
  await expect(page.locator('.key')).toBeVisible();
  const key = (await page.locator('.key').textContent()) ?? '';
  expect(key).toMatch(/^AGE-SECRET-KEY-1[A-Z0-9]{58}$/);
  await expect(page.locator('.code svg')).toBeVisible();
  await expect(page.locator('main')).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(body).not.toContainText(secret);
});

test('one submission is printed as a form, and nothing of the screen with it', async ({ page, screens }) => {
  await show(page, screens, 'whole');
  await openFirst(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: '一件反馈' })).toBeHidden();
  await expect(page.locator('.paper h1')).toHaveText('群众意见反馈办理单');
  await expect(page.locator('.paper')).toContainText('领导批示');
  await expect(page.locator('.bar')).toBeHidden();
});

test('no field lets the browser keep, complete or correct what is typed', async ({ page, screens }) => {
  await show(page, screens, 'empty');
  for (const name of [
    'name',
    'unlock',
    'recovery',
    'answer',
    'state',
    'internal',
    'whole',
    'files',
    'colleague',
    'temporary',
  ]) {
    await showNext(page, name);
    if (name === 'name') await page.getByLabel('自己定一个').check();
    const open = page.locator(
      'input[type="password"], input[type="text"]:not([autocomplete="off"][spellcheck="false"]), textarea:not([autocomplete="off"][spellcheck="false"])',
    );
    await expect(open, name).toHaveCount(0);
  }
});

test('says so after nine idle minutes, and locks after ten', async ({ page, screens }) => {
  await page.clock.install();
  await show(page, screens, 'whole');
  // Beside this the page's clock goes on by itself.
  await page.clock.runFor('08:30');
  await expect(page.getByText('一分钟后自动上锁')).toBeHidden();
  await page.clock.runFor('00:31');
  await expect(page.getByText('一分钟后自动上锁')).toBeVisible();
  await page.keyboard.press('Shift');
  await expect(page.getByText('一分钟后自动上锁')).toBeHidden();
  await page.clock.runFor('09:30');
  await expect(page.locator('body')).not.toHaveAttribute('data-locked');
  await page.clock.runFor('00:31');
  await expect(page.locator('body')).toHaveAttribute('data-locked', 'idle');
});

test('is locked after ten minutes though its clock was set back meanwhile', async ({ page, screens }) => {
  await page.clock.install();
  await show(page, screens, 'whole');
  await page.clock.setSystemTime(Date.now() - 3_600_000);
  await page.clock.runFor('10:01');
  await expect(page.locator('body')).toHaveAttribute('data-locked', 'idle');
});

test('is locked at once when the computer slept past the ten minutes', async ({ page, screens }) => {
  await page.clock.install();
  await show(page, screens, 'whole');
  await page.clock.fastForward('30:00');
  await page.keyboard.press('Shift');
  await expect(page.locator('body')).toHaveAttribute('data-locked', 'idle');
});

test('an answer is shown as its reader will see it before it can be sent', async ({ page, screens }) => {
  await show(page, screens, 'answer');
  await expect(page.getByRole('button', { name: '发出答复' })).toHaveCount(0);
  await page.getByLabel('答复的内容').fill(' ');
  await page.getByRole('button', { name: /^下一步/ }).press('Enter');
  await expect(page.getByText('请填写答复的内容')).toBeVisible();
  await expect(page.getByLabel('答复的内容')).toBeFocused();
  await page.getByLabel('答复的内容').fill('您好：\n\u202e已经处理。');
  await page.getByRole('button', { name: /^下一步/ }).press('Enter');
  await expect(page.getByText('答复里有看不见的字符')).toBeVisible();
  await page.getByRole('button', { name: '返回修改' }).press('Enter');
  await page.getByLabel('答复的内容').fill('您好：\n已经处理。');
  await page.getByRole('button', { name: /^下一步/ }).press('Enter');
  await expect(page.getByRole('heading', { name: '写信人会看到的样子' })).toBeFocused();
  await expect(page.locator('.preview pre')).toHaveText('您好：\n已经处理。');
  await expect(page.getByRole('button', { name: '发出答复' })).toBeVisible();
});

test('a refusal needs its reason', async ({ page, screens }) => {
  await show(page, screens, 'state');
  await page.getByRole('button', { name: '保存' }).press('Enter');
  await expect(page.getByText('请选择办到哪一步')).toBeVisible();
  await page.getByLabel(/^不予受理/).check();
  await page.getByRole('button', { name: '保存' }).press('Enter');
  await expect(page.getByText('不予受理要写明理由')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '理由' })).toBeFocused();
});

test('Enter in the search for a row of a ledger chooses the only one found, and never submits the entry', async ({
  page,
  screens,
}) => {
  await show(page, screens, 'entry');
  const search = page.getByLabel('针对台账里的哪一行');
  await search.fill('路灯');
  await search.press('Enter');
  await expect(page.getByText('找到2行。')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('登记来电、来信、来访');
  await search.fill('井盖');
  await search.press('Enter');
  await expect(page.getByText('已经选了：台账第2项：井盖松动')).toBeVisible();
  await expect(page.getByLabel('针对哪一项')).toHaveValue('ledger-2');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('登记来电、来信、来访');
});

test('digits that cannot be compared are compared once more by themselves, and then when somebody asks', async ({
  page,
  screens,
}) => {
  await show(page, screens, 'unmatched');
  const again = page.getByRole('button', { name: '再核对一次' });
  await expect(again).toBeVisible();
  const compared = () => page.locator('body').getAttribute('data-compared');
  await expect.poll(compared).toBe('2');
  await page.evaluate(async () => {
    for (let frame = 0; frame < 30; frame += 1)
      await new Promise<void>((drawn) => requestAnimationFrame(() => drawn()));
  });
  expect(await compared()).toBe('2');
  await again.click();
  await expect.poll(compared).toBe('3');
});
