import type { Page } from 'playwright/test';

/** A run of text as it stands on the screen. Lengths in CSS pixels. */
export interface ShownText {
  text: string;
  size: number;
  /** Line height over type size. */
  leading: number;
  /** Contrast with what lies under it (WCAG 2.2, relative luminance). */
  contrast: number;
  family: string;
  /** Whether it belongs to a block that people read line by line, not to a control or a label. */
  isProse: boolean;
  /** Whether it is the notice's own text. */
  isNotice: boolean;
}

/** Something that a finger goes to: with its padding and, where one belongs to it, its label. */
export interface Target {
  name: string;
  width: number;
  height: number;
}

/** The edge of a control, and its contrast with what is around it. */
export interface Edge {
  name: string;
  contrast: number;
}

/** The channels of a colour as a browser computes it, 0 to 255; then its opacity, if it is not opaque. */
function channelsOf(color: string): number[] {
  return (color.match(/[\d.]+/g) ?? []).map(Number);
}

/** Relative luminance (WCAG 2.2). */
function luminanceOf(color: string): number {
  const [r = 0, g = 0, b = 0] = channelsOf(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of a colour with the first opaque one of those that lie under it, the nearest first. */
function contrastOf(color: string, under: readonly string[]): number {
  const ground = under.find((one) => channelsOf(one)[3] === undefined) ?? 'rgb(255, 255, 255)';
  const [one, other] = [luminanceOf(color), luminanceOf(ground)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Every run of text that can be seen on the page. */
export async function shownTexts(page: Page): Promise<ShownText[]> {
  const texts = await page.evaluate(() => {
    const layers = (element: Element | null): string[] =>
      element ? [getComputedStyle(element).backgroundColor, ...layers(element.parentElement)] : [];
    /** Whose lines a run of text stands in. */
    const block = (element: Element): Element =>
      element.parentElement && getComputedStyle(element).display === 'inline'
        ? block(element.parentElement)
        : element;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (
        !element ||
        text === '' ||
        element.closest('.skip, .trap, .unseen, .sample, sup, option, script, style')
      )
        continue;
      if (!element.checkVisibility({ visibilityProperty: true })) continue;
      const style = getComputedStyle(element);
      const lines = getComputedStyle(block(element));
      found.push({
        text,
        size: Number.parseFloat(style.fontSize),
        leading: Number.parseFloat(lines.lineHeight) / Number.parseFloat(lines.fontSize),
        color: style.color,
        under: layers(element),
        family: style.fontFamily,
        isProse:
          element.closest('p, dd, li, blockquote, td') !== null && !element.closest('button, nav, label, dt'),
        isNotice: element.closest('.text') !== null,
      });
    }
    return found;
  });
  return texts.map(({ color, under, ...text }) => ({ ...text, contrast: contrastOf(color, under) }));
}

/** The edges of the page's controls. */
export async function edgesOf(page: Page): Promise<Edge[]> {
  const edges = await page.evaluate(() => {
    const layers = (element: Element | null): string[] =>
      element ? [getComputedStyle(element).backgroundColor, ...layers(element.parentElement)] : [];
    const controls = 'button, select, textarea, input[type="text"], input[type="search"]';
    return Array.from(document.querySelectorAll(controls))
      .filter((control) => !control.closest('.trap'))
      .map((control) => ({
        name: control.id || control.textContent || control.tagName,
        color: getComputedStyle(control).borderTopColor,
        under: layers(control.parentElement),
      }));
  });
  return edges.map(({ name, color, under }) => ({ name, contrast: contrastOf(color, under) }));
}

/**
 * Every target of the page. A link within a sentence is none (WCAG 2.2, 2.5.8), unless it is a telephone number or
 * a mailbox.
 */
export function targetsOf(page: Page): Promise<Target[]> {
  return page.evaluate(() => {
    const isInSentence = (link: Element) => {
      const parent = link.parentElement;
      const block = parent?.tagName === 'SUP' ? parent.parentElement : parent;
      if (!block || getComputedStyle(link).display !== 'inline') return false;
      const others = Array.from(block.childNodes).filter((node) => !node.contains(link));
      return others.some(
        (node) => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{P}]/u.test(node.textContent ?? ''),
      );
    };
    const targets: Target[] = [];
    const all = 'a[href], button, select, textarea, summary, input:not([type=hidden])';
    for (const element of document.querySelectorAll<HTMLElement>(all)) {
      if (element.closest('.trap') || !element.checkVisibility({ visibilityProperty: true })) continue;
      const isReach = /^(tel|mailto):/.test(element.getAttribute('href') ?? '');
      if (element.tagName === 'A' && !isReach && isInSentence(element)) continue;
      const { type, labels } = element as HTMLInputElement;
      const label = type === 'radio' || type === 'checkbox' ? labels?.[0] : null;
      const box = element.getBoundingClientRect();
      const beside = label?.getBoundingClientRect() ?? box;
      targets.push({
        name: (label ?? element).textContent?.trim() || element.id,
        width: Math.max(box.right, beside.right) - Math.min(box.left, beside.left),
        height: Math.max(box.height, beside.height),
      });
    }
    return targets;
  });
}

/** Texts that leave the screen sideways or are cut off, and targets that lie upon each other. */
export function spoiledPlaces(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const spoiled: string[] = [];
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) spoiled.push(`the page is ${scrollWidth} px wide`);
    const isAside = (element: Element) => element.closest('.skip, .trap, .unseen, .table, option') !== null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || !node.textContent?.trim() || isAside(element)) continue;
      range.selectNodeContents(node);
      for (const { left, right, width } of range.getClientRects()) {
        if (width > 0 && (left < -1 || right > clientWidth + 1)) {
          spoiled.push(`“${node.textContent}” leaves the screen`);
          break;
        }
      }
    }
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      if (isAside(element) || element.tagName === 'TEXTAREA') continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const isCut =
        (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) ||
        (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1);
      if (isCut) spoiled.push(`<${element.tagName} class="${element.className}"> is cut off`);
    }
    const boxes = Array.from(
      document.querySelectorAll<HTMLElement>('button, select, textarea, .toc a, .chan a'),
    )
      .filter((element) => !isAside(element) && element.checkVisibility())
      .map((element) => ({ element, box: element.getBoundingClientRect() }));
    for (const [index, a] of boxes.entries()) {
      for (const b of boxes.slice(index + 1)) {
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (wide > 1 && high > 1)
          spoiled.push(`“${a.element.textContent}” lies on “${b.element.textContent}”`);
      }
    }
    return spoiled;
  });
}
