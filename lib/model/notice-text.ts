import { chineseDay } from '#lib/model/date';
import type { Item, Notice, Part } from '#lib/model/notice';

/** What of a notice is its own text. */
type Texts = Pick<Notice, 'title' | 'opening' | 'parts' | 'contact' | 'signature'>;

/**
 * The notice's own text and nothing else, for `/notices/<slug>.txt`: LF, an empty line between blocks, one final
 * newline. Numbers stand in it as text, run-in titles in the paragraph they begin. It says nothing of the phase,
 * so it changes only when the notice does.
 */
export function noticeText(notice: Texts): string {
  const blocks = [
    notice.title,
    notice.opening?.text,
    ...notice.parts.flatMap(partBlocks),
    notice.contact?.body.text,
    notice.signature?.name,
    notice.signature && chineseDay(notice.signature.date),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function partBlocks(part: Part): (string | undefined)[] {
  const heading = part.heading === null ? undefined : part.number + part.heading;
  return [heading, part.intro?.text, ...part.items.flatMap(itemBlocks)];
}

function itemBlocks({ number, title, runIn, body }: Item): string[] {
  return title === null || runIn ? [number + (title ?? '') + body.text] : [number + title, body.text];
}
