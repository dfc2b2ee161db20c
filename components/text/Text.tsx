import type { Body } from '#lib/model/notice';

/** A notice's rich text: HTML that was rendered from Markdown and sanitised when the notice was loaded. */
export function Text({ id, body }: { id?: string; body: Body }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by lib/content/markdown/html
  return <div id={id} className="text" dangerouslySetInnerHTML={{ __html: body.html }} />;
}
