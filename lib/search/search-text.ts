import { z } from 'zod';
import { REGIONS } from '#lib/model/anchors';
import { chineseDay } from '#lib/model/date';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import type { Item, Notice, Part } from '#lib/model/notice';

const passageSchema = z.object({
  /** The anchor on the notice's page that leads there; null for the page's end, which has none. */
  anchor: z.string().nullable(),
  /** What it is called: the heading of the item, or of the part. */
  place: z.string(),
  /** Its text as it stands on the page, with number and title. */
  text: z.string(),
});

/** The texts of a notice that a search goes through, in the order of its page. */
export const searchTextSchema = z.object({ slug: z.string(), passages: z.array(passageSchema) });

/** A piece of a notice that a reader can be led to. */
export type SearchPassage = DeepReadonly<z.output<typeof passageSchema>>;
export type SearchText = DeepReadonly<z.output<typeof searchTextSchema>>;

/** What of `notice` is searched besides its title and issuer. */
export function searchTextOf(notice: Notice): SearchText {
  const { slug, opening, parts, contact, signature } = notice;
  const passages: (SearchPassage | null)[] = [
    opening && { anchor: REGIONS.opening, place: '开头', text: opening.text },
    ...parts.flatMap(searchPassages),
    contact && { anchor: REGIONS.contact, place: '联系方式', text: contact.body.text },
    signature && { anchor: null, place: '署名', text: `${signature.name}\n${chineseDay(signature.date)}` },
  ];
  return { slug, passages: passages.flatMap((passage) => (passage?.text ? [passage] : [])) };
}

function searchPassages(part: Part): SearchPassage[] {
  const heading = part.number + (part.heading ?? '');
  const text = [heading, part.intro?.text].filter(Boolean).join('\n\n');
  const items = part.items.map((item) => ({
    anchor: item.anchor,
    place:
      item.title === null ? heading + item.number || '正文' : item.number + item.title.replace(/。$/, ''),
    text: itemText(item),
  }));
  return [{ anchor: part.anchor, place: heading || '正文', text }, ...items];
}

function itemText({ number, title, runIn, body }: Item): string {
  return title === null || runIn ? number + (title ?? '') + body.text : `${number}${title}\n\n${body.text}`;
}
