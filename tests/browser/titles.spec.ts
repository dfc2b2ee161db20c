import type { Page } from 'playwright/test';
import { VIEWS } from '#lib/views/view';
import { FIRST } from '../harness/fixtures';
import { expect, test } from './fixtures';
import { showKind } from './kinds';

// Lines of titles end between words, wherever a title stands.

/** Every kind of page with titles. */
const KINDS = ['the list, searched', 'the notice', 'the check page', 'a notice with its outcome'] as const;

/** Marks at which a line may end or begin, whatever stands beside them. */
const MARK = /[\p{P}\s]/u;

/** Words that no line of a title may cut. */
const WHOLE = /党支部|党组|委员会|领导小组|巡察|整改|落实|进展|情况|通报|整治|经费|意见|水务局|科协|“四化”/g;

/** Every text with offered breaks, as it stands on the screen: its lines, and its parts between breaks. */
function titlesOf(page: Page): Promise<{ lines: string[]; parts: string[] }[]> {
  return page.evaluate(() => {
    const holders = new Set(
      [...document.querySelectorAll('wbr')].map((wbr) => wbr.closest('h1, h2, h3, a, .receipt')),
    );
    return [...holders].flatMap((holder) => {
      if (!holder?.checkVisibility() || holder.matches('.receipt')) return [];
      const lines: string[] = [];
      const parts = [''];
      let top = Number.NaN;
      const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      const range = document.createRange();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node instanceof Element) {
          if (node.tagName === 'WBR' && getComputedStyle(node).display !== 'none') parts.push('');
          continue;
        }
        for (let at = 0; at < (node.textContent ?? '').length; at += 1) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getBoundingClientRect();
          const character = range.toString();
          // What is larger or marked stands higher in the same line.
          if (!(Math.abs(box.top - top) < box.height / 2)) lines.push('');
          top = box.top;
          lines[lines.length - 1] += character;
          parts[parts.length - 1] += character;
        }
      }
      return [{ lines, parts }];
    });
  });
}

for (const view of VIEWS) {
  test(`titles break between words at any width, in ${view}`, async ({ page, server, posted }) => {
    await server.stopClock(FIRST.open);
    for (const kind of KINDS) {
      await showKind(page, kind, { server, posted, view });
      for (const width of [320, 390, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const titles = await titlesOf(page);
        expect(titles, `${kind}, ${width}`).not.toEqual([]);
        for (const { lines, parts } of titles) {
          const where = `${kind}, ${width}: ${lines.join('／')}`;
          const offered = new Set(parts.map((_, index) => parts.slice(0, index).join('').length));
          const whole = lines.join('');
          let at = 0;
          for (const line of lines.slice(0, -1)) {
            at += line.length;
            const isAtMark = MARK.test(whole[at - 1] ?? '') || MARK.test(whole[at] ?? '');
            expect(isAtMark || offered.has(at), where).toBe(true);
            expect(line, where).not.toMatch(/中共$/);
            for (const { index, 0: word } of whole.matchAll(WHOLE))
              expect(index < at && at < index + word.length, where).toBe(false);
          }
        }
      }
    }
    await server.stopClock(FIRST.open);
  });
}

test('where there is room, the subject begins a line', async ({ page, server }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await server.stopClock(FIRST.open);
  await page.goto(`${server.url}/notices/${FIRST.slug}`);
  const [title] = await titlesOf(page);
  expect(title?.lines).toEqual(['中共立山区科协党支部', '关于区委巡察整改落实进展情况的通报']);
});
