import type { Page } from 'playwright/test';
import { VIEWS } from '#lib/views/view';
import { bundleStyles } from '../../scripts/styles';
import { FIRST } from '../harness/fixtures';
import { expect, test } from './fixtures';
import { showKind } from './kinds';

// Terms and what stands for them, labels and quotations: how they lie beside each other.

const KINDS = [
  'the notice',
  'the check page',
  'the receipt',
  'the privacy notice',
  'a notice with its outcome',
] as const;

/** How far the base line of each description lies under that of its term, where both stand beside each other. */
function baselinesOf(page: Page): Promise<{ term: string; below: number }[]> {
  return page.evaluate(() => {
    /** Puts a mark without any size on the base line of an element's first text. */
    const markStart = (element: Element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let node = walker.nextNode();
      while (node && !node.textContent?.trim()) node = walker.nextNode();
      const mark = document.createElement('span');
      mark.style.cssText = 'display:inline-block;width:0;height:0;margin:0;padding:0;border:0';
      node?.parentNode?.insertBefore(mark, node);
      return mark;
    };
    const rows = Array.from(document.querySelectorAll('dl > div')).flatMap((row) => {
      const [term, description] = [row.querySelector('dt'), row.querySelector('dd')];
      if (!term?.checkVisibility() || !description) return [];
      // A description that found no room beside its term stands under it.
      const isUnder = description.getBoundingClientRect().left < term.getBoundingClientRect().right - 1;
      return isUnder ? [] : [{ term, description }];
    });
    // All of them before any is measured: else the page would be laid out anew for each.
    const marks = rows.map(({ term, description }) => ({
      term: term.textContent ?? '',
      ends: [markStart(term), markStart(description)] as const,
    }));
    const found = marks.map(({ term, ends: [one, other] }) => ({
      term,
      below: other.getBoundingClientRect().bottom - one.getBoundingClientRect().bottom,
    }));
    for (const { ends } of marks) for (const mark of ends) mark.remove();
    return found;
  });
}

/** The lines of each quotation of the overview that begin left of where its first line does. */
function fallenLines(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('#overview dd')).flatMap((description) => {
      const range = document.createRange();
      range.selectNodeContents(description);
      const lefts = Array.from(range.getClientRects(), ({ left }) => left);
      const badge = description.parentElement?.querySelector('dt')?.getBoundingClientRect();
      return Math.min(...lefts) < (badge?.right ?? 0) ? [description.textContent ?? ''] : [];
    }),
  );
}

/** The figures of the overview that a line tears apart, or that may stand alone in a last line. */
function tornFigures(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('#overview q span')).flatMap((figure) => {
      const range = document.createRange();
      range.selectNodeContents(figure);
      const [first, ...others] = Array.from(range.getClientRects());
      const isTorn = others.some(({ left }) => left < (first?.left ?? 0));
      const [words, whole] = [figure.textContent ?? '', figure.parentElement?.textContent ?? ''];
      const isAlone = /^\d/.test(words) && whole.endsWith(words);
      return isTorn || isAlone ? [words] : [];
    }),
  );
}

for (const view of VIEWS) {
  test(`terms and descriptions share a base line, and quotations hang, at any width, in ${view}`, async ({
    page,
    server,
    posted,
  }) => {
    await server.stopClock(FIRST.open);
    for (const kind of KINDS) {
      await showKind(page, kind, { server, posted, view });
      for (const width of [320, 390, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const lines = await baselinesOf(page);
        // On a phone every description may stand under its term.
        if (width >= 768) expect(lines, `${kind}, ${width}`).not.toEqual([]);
        expect(
          lines.filter(({ below }) => Math.abs(below) > 1),
          `${kind}, ${width}`,
        ).toEqual([]);
        expect(await fallenLines(page), `${kind}, ${width}`).toEqual([]);
        expect(await tornFigures(page), `${kind}, ${width}`).toEqual([]);
      }
    }
    await server.stopClock(FIRST.open);
  });
}

test('results alone stand larger than the text around them', async ({ page, server }) => {
  await server.stopClock(FIRST.open);
  await page.goto(`${server.url}/notices/${FIRST.slug}`);
  expect(await page.locator('#overview b').allTextContents()).toEqual(['45', '1', '15']);
});

test('in a narrow table a state stands in one line, and no line begins with a mark', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 900 });
  const { notice } = await bundleStyles();
  const words = '整改措施、责任单位（含下属单位），已于“双节”前完成；其余按月推进：每月报告。';
  const row = `<tr><td>${words}</td><td class="short">已完成</td><td>${words}</td><td class="short">正在推进</td></tr>`;
  await page.setContent(
    `<html lang="zh-CN"><style>${notice}</style><div class="text"><div class="table"><table>${row}</table></div></div></html>`,
  );
  const begun = await page.evaluate(() =>
    Array.from(document.querySelectorAll('td'), (cell) => {
      const range = document.createRange();
      const [node] = cell.childNodes;
      const lines: string[] = [];
      let top = Number.NaN;
      for (let at = 0; node && at < (node.textContent ?? '').length; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (box.top !== top) lines.push(range.toString());
        top = box.top;
      }
      return lines;
    }),
  );
  expect([begun[1], begun[3]]).toEqual([['已'], ['正']]);
  expect(begun.flat().filter((character) => /[、，。；：”）]/.test(character))).toEqual([]);
});
