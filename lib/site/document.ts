import type { Instant } from '#lib/clock';
import { outcomeAt, type Phase, phaseAt, type Timed, WITHDRAWN_MARK, withdrawnAt } from '#lib/model/phase';
import { DEFAULT_VIEW, type View } from '#lib/views/view';

/** Scripts and comments whole, and every other tag with its attributes, in which an author's `<` may stand. */
const PIECE = /<script\b[\s\S]*?<\/script>|<!--[\s\S]*?-->|<[a-z/](?:"[^"]*"|[^">])*>/gi;
const FRAMEWORK = /^<script\b|^<!--|^<link\b[^>]*\brel="(?:preload|modulepreload|prefetch|preconnect)"/i;
const EMPTY_MARK = /<div hidden=""><\/div>/g;
const ROOT = '<html lang="zh-CN">';
const VIEW_BUTTON = /<button\b(?=[^>]* name="view")[^>]*>/g;
const NEWER = /<template data-newer="">([\s\S]*?)<\/template>/g;
const WITHDRAWN = /<template data-withdrawn="">([\s\S]*?)<\/template>/g;
const OUTCOME = /<template data-outcome="">([\s\S]*?)<\/template>/g;
/** Where the head names a notice as people read it; `ArticleTitle` is for machines, and stays the notice's title. */
const NAMES = ['<title>', '<meta property="og:title" content="', '<meta property="og:image:alt" content="'];
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
  /** Whether it is withdrawn, with a window or without. */
  readonly withdrawn: boolean;
  /** Whether it tells what became of the feedback. */
  readonly outcome: boolean;
  /** Whether the notice's PDF may be had; false unless given. */
  readonly paper?: boolean;
}

/** The state of a page that depends on no moment. */
export const STATELESS: PageState = { phase: null, newer: false, withdrawn: false, outcome: false };

/** What the page of `notice` depends on at `instant`. @param newer whether the next newer notice may be seen then. */
export function pageState(notice: Timed, instant: Instant, newer: boolean): PageState {
  return {
    phase: phaseAt(notice, instant),
    newer,
    withdrawn: withdrawnAt(notice, instant),
    outcome: outcomeAt(notice, instant),
  };
}

/**
 * The document that readers get in a state: of the variants that a page holds (`PhaseVariant`, `StateVariant`), those
 * that the moment asks for. Without a window no phase's variant stays. A phase's variant may hold the others; none
 * of these may hold any. The head holds no variants: a withdrawn notice gets its mark there as it is answered.
 */
export function inState(
  html: string,
  { phase, newer, withdrawn, outcome, paper = false }: PageState,
): string {
  const page = html
    .replace(NEWER, (_, content: string) => (newer ? content : ''))
    .replace(WITHDRAWN, (_, content: string) => (withdrawn ? content : ''))
    .replace(PAPER, (_, content: string) => (paper ? content : ''))
    .replace(OUTCOME, (_, content: string) => (outcome ? content : ''))
    .replace(VARIANT, (_, when: string, content: string) => (when === phase ? content : ''));
  return withdrawn ? NAMES.reduce(markedAfter, page) : page;
}

/** The first place counts: the head comes first, and what authors write there is escaped. */
function markedAfter(html: string, start: string): string {
  return html.replace(start, () => start + WITHDRAWN_MARK);
}

/**
 * A page, drawn in the usual view, as it looks in `view`: the style sheet goes by an attribute of the root, and the
 * buttons that choose a view tell which one is pressed.
 */
export function inView(html: string, view: View): string {
  if (view === DEFAULT_VIEW) return html;
  return html
    .replace(ROOT, ROOT.replace('>', ` data-view="${view}">`))
    .replace(VIEW_BUTTON, (button) =>
      button.replace(/aria-pressed="\w+"/, `aria-pressed="${button.includes(` value="${view}"`)}"`),
    );
}
