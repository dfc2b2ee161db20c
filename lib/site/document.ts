import type { Phase } from '#lib/notice/phase';
import { USUAL, type View } from '#lib/reading/view';

/** Scripts and comments whole, and every other tag with its attributes, in which an author's `<` may stand. */
const PIECE = /<script\b[\s\S]*?<\/script>|<!--[\s\S]*?-->|<[a-z/](?:"[^"]*"|[^">])*>/gi;
const FRAMEWORK = /^<script\b|^<!--|^<link\b[^>]*\brel="(?:preload|modulepreload|prefetch|preconnect)"/i;
const EMPTY_MARK = /<div hidden=""><\/div>/g;
const ROOT = '<html lang="zh-CN">';
const VIEW_BUTTON = /<button\b(?=[^>]* name="view")[^>]*>/g;
const NEWER = /<template data-newer="">([\s\S]*?)<\/template>/g;
const PAPER = /<template data-paper="">([\s\S]*?)<\/template>/g;
const VARIANT = /<template data-phase="(\w+)">([\s\S]*?)<\/template>/g;

/**
 * A page as the framework prerendered it, without anything that runs: scripts, hints to load them, inlined
 * payloads, and the framework's empty marks. What an author wrote stays: in texts `<` is escaped, and attributes
 * are passed over with their tag.
 */
export function withoutScripts(html: string): string {
  return html.replace(PIECE, (piece) => (FRAMEWORK.test(piece) ? '' : piece)).replace(EMPTY_MARK, '');
}

/** What a notice's page depends on besides its text. */
export interface PageState {
  /** The phase of its disclosure window; null without one. */
  readonly phase: Phase | null;
  /** Whether the next newer notice may be seen. */
  readonly newer: boolean;
  /** Whether the notice's PDF may be had; false unless given. */
  readonly paper?: boolean;
}

/**
 * The document that readers get in a state: of the variants that a page holds (`PhaseVariant`, `Turning`, `Share`), those
 * that the moment asks for. Without a window no phase's variant stays.
 */
export function inState(html: string, { phase, newer, paper = false }: PageState): string {
  return html
    .replace(NEWER, (_, content: string) => (newer ? content : ''))
    .replace(PAPER, (_, content: string) => (paper ? content : ''))
    .replace(VARIANT, (_, when: string, content: string) => (when === phase ? content : ''));
}

/**
 * A page, drawn in the usual view, as it looks in `view`: the style sheet goes by an attribute of the root, and the
 * buttons that choose a view tell which one is pressed.
 */
export function inView(html: string, view: View): string {
  if (view === USUAL) return html;
  return html
    .replace(ROOT, ROOT.replace('>', ` data-view="${view}">`))
    .replace(VIEW_BUTTON, (button) =>
      button.replace(/aria-pressed="\w+"/, `aria-pressed="${button.includes(` value="${view}"`)}"`),
    );
}
