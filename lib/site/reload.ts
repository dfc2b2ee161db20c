/** The preview's own addresses: a script, and a stream that tells it of changes. They exist in the preview alone. */
export const RELOAD_SCRIPT = '/-/preview.js';
export const CHANGES = '/-/changes';

/** Adds to a page of the preview the script that reloads it when a file of `content/` is saved. */
export function withReload(html: string): string {
  return html.replace('</body>', `<script src="${RELOAD_SCRIPT}"></script></body>`);
}
