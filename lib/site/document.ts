import type { Phase } from '#lib/notice/phase';

/** Scripts and comments whole, and every other tag with its attributes, in which an author's `<` may stand. */
const PIECE = /<script\b[\s\S]*?<\/script>|<!--[\s\S]*?-->|<[a-z/](?:"[^"]*"|[^">])*>/gi;
const FRAMEWORK = /^<script\b|^<!--|^<link\b[^>]*\brel="(?:preload|modulepreload|prefetch|preconnect)"/i;
const EMPTY_MARK = /<div hidden=""><\/div>/g;
const VARIANT = /<template data-phase="(\w+)">([\s\S]*?)<\/template>/g;

/**
 * A page as the framework prerendered it, without anything that runs: scripts, hints to load them, inlined
 * payloads, and the framework's empty marks. What an author wrote stays: in texts `<` is escaped, and attributes
 * are passed over with their tag.
 */
export function withoutScripts(html: string): string {
  return html.replace(PIECE, (piece) => (FRAMEWORK.test(piece) ? '' : piece)).replace(EMPTY_MARK, '');
}

/**
 * The document that readers get in `phase`: of the variants that a page holds for every phase
 * (`PhaseVariant`), the one that the moment asks for. With null (no window) none stays.
 */
export function inPhase(html: string, phase: Phase | null): string {
  return html.replace(VARIANT, (_, when: string, content: string) => (when === phase ? content : ''));
}
