import { PHASES, WITHDRAWN_TITLE_PREFIX } from '#lib/model/phase';
import { PAGE_FLAGS, type PagePieces, type PieceCondition } from '#lib/site/page-pieces';
import { DEFAULT_VIEW, parseView, VIEW_FIELD, VIEWS, type View } from '#lib/views/view';

/** Matches scripts and comments whole, and every other tag with its attributes, which may contain `<`. */
const MARKUP = /<script\b[\s\S]*?<\/script>|<!--[\s\S]*?-->|<[a-z/](?:"[^"]*"|[^">])*>/gi;
const FRAMEWORK = /^<script\b|^<!--|^<link\b[^>]*\brel="(?:preload|modulepreload|prefetch|preconnect)"/i;
const EMPTY_MARK = /<div hidden=""><\/div>/g;

/** How every page begins: the view goes behind the language. */
export const ROOT = '<html lang="zh-CN">';

const STYLE_END = '</style>';

/** A condition's marker, as `PhaseVariant`, `StateVariant` and `ByPeriod` draw it. */
const MARKER = /^<template data-(phase|state|period)="(\w+)">$/;
const VIEW_BUTTON = new RegExp(`^<button\\b(?=[^>]* name="${VIEW_FIELD}")`);

/** Where the head names a notice as people read it; `ArticleTitle` is for machines, and stays the notice's title. */
const NAMES = [
  /^<title>/,
  /^<meta property="og:title" content="/,
  /^<meta property="og:image:alt" content="/,
];

const ALWAYS: PieceCondition = { flags: [] };

/**
 * Removes from a page that the framework prerendered its scripts, preload hints, inlined payloads and empty markers. An
 * author's words stay: `<` is escaped in texts, and attributes are skipped with their tag.
 */
export function withoutScripts(html: string): string {
  return html.replace(MARKUP, (token) => (FRAMEWORK.test(token) ? '' : token)).replace(EMPTY_MARK, '');
}

/**
 * Cuts a page, rendered in the usual view, into pieces: what stands in a marker is part of it under the marker's
 * condition, and under those of the markers around it. The root gets the view, the buttons that choose one tell which
 * is pressed, and a page that may be withdrawn names itself so in its head.
 * @param viewsCss the rules of views: in every view but the usual one they follow the page's own style sheet.
 * @throws Error when a marker is unknown, stands in one of its own kind or never ends, or a button names no view.
 */
export function cutPage(html: string, viewsCss = ''): PagePieces {
  const page = new PieceWriter();
  const names = html.includes('<template data-state="withdrawn">') ? new Set(NAMES) : new Set<RegExp>();
  const around: PieceCondition[] = [];
  let condition = ALWAYS;
  let end = 0;
  for (const { 0: token, index } of html.matchAll(MARKUP)) {
    page.write(html.slice(end, index), condition);
    end = index + token.length;
    const name = [...names].find((start) => start.test(token));
    if (token.startsWith('<template')) {
      around.push(condition);
      condition = within(condition, token);
    } else if (token === '</template>') {
      const outer = around.pop();
      if (!outer) throw new Error('a marker ends that never began');
      condition = outer;
    } else if (token === ROOT) writeRoot(page);
    else if (token === STYLE_END) writeStyles(page, viewsCss);
    else if (VIEW_BUTTON.test(token)) writeViewButton(page, token, condition);
    else if (name) {
      names.delete(name);
      const [start = ''] = name.exec(token) ?? [];
      page.write(start, condition);
      page.write(WITHDRAWN_TITLE_PREFIX, { ...condition, flags: [...condition.flags, 'withdrawn'] });
      page.write(token.slice(start.length), condition);
    } else page.write(token, condition);
  }
  if (around.length > 0) throw new Error('a marker never ends');
  page.write(html.slice(end), condition);
  return page.pieces;
}

/** The condition inside a marker. @throws Error when the marker is unknown, or stands in one of its own kind. */
function within(outer: PieceCondition, marker: string): PieceCondition {
  const [, kind, value] = MARKER.exec(marker) ?? [];
  const phase = PHASES.find((known) => kind === 'phase' && known === value);
  const flag = PAGE_FLAGS.find((known) => kind === 'state' && known === value);
  const period = kind === 'period' && /^\d+$/.test(value ?? '') ? Number(value) : undefined;
  if (!phase && !flag && period === undefined) throw new Error(`unknown marker ${marker}`);
  const isWithinItsOwn =
    (phase && outer.phase) ||
    (flag && outer.flags.includes(flag)) ||
    (period !== undefined && outer.period !== undefined);
  if (isWithinItsOwn) throw new Error(`${marker} stands in a marker of its own kind`);
  return {
    ...outer,
    ...(phase && { phase }),
    ...(period !== undefined && { period }),
    flags: flag ? [...outer.flags, flag] : outer.flags,
  };
}

function writeRoot(page: PieceWriter): void {
  page.write(ROOT.slice(0, -1), ALWAYS);
  for (const view of VIEWS)
    if (view !== DEFAULT_VIEW) page.write(` data-view="${view}"`, { ...ALWAYS, views: [view] });
  page.write('>', ALWAYS);
}

function writeStyles(page: PieceWriter, viewsCss: string): void {
  page.write(STYLE_END, ALWAYS);
  const views: View[] = VIEWS.filter((view) => view !== DEFAULT_VIEW);
  if (viewsCss !== '') page.write(`<style>${viewsCss}${STYLE_END}`, { ...ALWAYS, views });
}

/** @throws Error when the button names no view, or does not tell whether it is pressed. */
function writeViewButton(page: PieceWriter, button: string, condition: PieceCondition): void {
  const view = parseView(/ value="(\w+)"/.exec(button)?.[1] ?? '');
  const [before, after, ...more] = button.split(/(?<= aria-pressed=")\w+(?=")/);
  if (view === null || before === undefined || after === undefined || more.length > 0)
    throw new Error(`not a button that chooses a view: ${button}`);
  const others: View[] = VIEWS.filter((other) => other !== view);
  page.write(before, condition);
  page.write('true', { ...condition, views: [view] });
  page.write('false', { ...condition, views: others });
  page.write(after, condition);
}

/** Collects pieces: neighbours under one condition are one piece. */
class PieceWriter {
  readonly pieces: (string | { html: string; when: PieceCondition })[] = [];
  private last: PieceCondition | null = null;

  write(html: string, when: PieceCondition): void {
    if (html === '') return;
    const before = this.pieces.at(-1);
    if (when !== this.last || before === undefined) this.pieces.push(when === ALWAYS ? html : { html, when });
    else if (typeof before === 'string') this.pieces[this.pieces.length - 1] = before + html;
    else before.html += html;
    this.last = when;
  }
}
