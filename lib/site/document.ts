import type { Phase } from '#lib/notice/phase';

const SCRIPT = /<script\b[^>]*>[\s\S]*?<\/script>/g;
const SCRIPT_HINT = /<link\b[^>]*\brel="(?:preload|modulepreload|prefetch|preconnect)"[^>]*>/g;
const FRAMEWORK_REMAINS = /<div hidden="">(?:<!--[^>]*-->)*<\/div>|<!--[^>]*-->/g;
const VARIANT = /<template data-phase="(\w+)">([\s\S]*?)<\/template>/g;

/**
 * A page as the framework prerendered it, without anything that runs: scripts, hints to load them, inlined
 * payloads, and the framework's empty marks. React escapes `<` in every text and attribute and `</script` in its
 * own scripts, so these patterns can match nothing that an author wrote.
 */
export function withoutScripts(html: string): string {
  return html.replace(SCRIPT, '').replace(SCRIPT_HINT, '').replace(FRAMEWORK_REMAINS, '');
}

/**
 * The document that readers get in `phase`: of the variants that a page holds for every phase
 * (`PhaseVariant`), the one that the moment asks for. With null (no window) none stays.
 */
export function inPhase(html: string, phase: Phase | null): string {
  return html.replace(VARIANT, (_, when: string, content: string) => (when === phase ? content : ''));
}
