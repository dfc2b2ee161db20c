import * as z from 'zod';
import { REGIONS } from '#lib/model/anchors';
import { attachmentName } from '#lib/model/attachments/attachment';
import { chineseDay } from '#lib/model/date';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { LEDGER_NAME, rowName, rowText, totalsInWords } from '#lib/model/ledger/ledger';
import { fitsNoticePage, ledgerRowAddresses } from '#lib/model/ledger/ledger-page';
import type { Notice, Part } from '#lib/model/notice';
import { itemBlocks, subjectLabelOf, subjectLine } from '#lib/model/notice-text';

const passageSchema = z.object({
  /** The anchor on the notice's page; null for what stands beside the text and has none, such as the document number. */
  anchor: z.string().nullable(),
  /** Its address, where it stands on another page than the notice's own. */
  address: z.string().optional(),
  /** The heading of the item or part, as results name it. */
  place: z.string(),
  /** The text on the page, with number and title. */
  text: z.string(),
});

/** Schema of a notice's searched text: its passages, in the order of its page. */
export const searchTextSchema = z.object({ slug: z.string(), passages: z.array(passageSchema) });

/** A passage of a notice to which a search result can link. */
export type SearchPassage = DeepReadonly<z.output<typeof passageSchema>>;
export type SearchText = DeepReadonly<z.output<typeof searchTextSchema>>;

/** Extracts the text of a notice for searching; title and issuers are searched apart from it. */
export function searchTextOf(notice: Notice): SearchText {
  const { slug, documentNumber, addressee, opening, parts, contact, attachments, signature } = notice;
  const subject = subjectLine(notice);
  const passages: (SearchPassage | null)[] = [
    documentNumber === null ? null : { anchor: null, place: '文号', text: documentNumber },
    subject === undefined ? null : { anchor: null, place: subjectLabelOf(notice), text: subject },
    addressee === null ? null : { anchor: null, place: '主送', text: addressee },
    opening && { anchor: REGIONS.opening, place: '开头', text: opening.text },
    ...parts.flatMap((part) => [...searchPassages(part), ...ledgerPassages(notice, part.anchor)]),
    ...ledgerPassages(notice, null),
    contact && { anchor: REGIONS.contact, place: '联系方式', text: contact.body.text },
    { anchor: REGIONS.attachments, place: '附件', text: attachments.map(attachmentName).join('\n') },
    signature && {
      anchor: null,
      place: '署名',
      text: [...signature.names, chineseDay(signature.date)].join('\n'),
    },
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
    text: itemBlocks(item).filter(Boolean).join('\n\n'),
  }));
  return [{ anchor: part.anchor, place: heading || '正文', text }, ...items];
}

/** The passages of a ledger where it belongs to `part`, null for none: its totals, then its rows where they stand. */
function ledgerPassages(notice: Notice, part: string | null): SearchPassage[] {
  const { slug, ledger } = notice;
  if (!ledger || ledger.part !== part) return [];
  const addresses = fitsNoticePage(notice) ? null : ledgerRowAddresses(slug, ledger);
  return [
    { anchor: REGIONS.ledger, place: LEDGER_NAME, text: `${LEDGER_NAME}（${totalsInWords(ledger)}）` },
    ...ledger.rows.map((row) => {
      const address = addresses?.get(row.anchor);
      return {
        anchor: row.anchor,
        ...(address !== undefined && { address }),
        place: rowName(ledger, row),
        text: rowText(ledger, row),
      };
    }),
  ];
}
