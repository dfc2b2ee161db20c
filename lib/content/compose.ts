import { composeAttachments } from '#lib/content/attachments/compose-attachments';
import { composeOutcome, type LinkedBody } from '#lib/content/compose-outcome';
import { composeLedger } from '#lib/content/ledger/compose-ledger';
import { type HtmlContext, renderText, type TextAddresses } from '#lib/content/markdown/html';
import { picturesIn } from '#lib/content/markdown/picture-address';
import { renderPlainText } from '#lib/content/markdown/plain-text';
import { formatNumber, type NumberingStyle } from '#lib/content/numbering';
import type { NoticeFrontMatter, PartFrontMatter } from '#lib/content/schema/written-schema';
import { sectionContaining } from '#lib/content/sections';
import type { FolderSource, ItemSource, MarkdownSource, NoticeSource } from '#lib/content/source';
import { itemAnchor, REGIONS } from '#lib/model/anchors';
import { fingerprintOf } from '#lib/model/fingerprint';
import type { Body, Item, Milestone, Notice, Part, TextLink } from '#lib/model/notice';
import { noticeText } from '#lib/model/notice-text';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';
import { LOCAL_PHONE } from '#lib/model/values';

type TextPosition = Pick<HtmlContext, 'anchor' | 'level' | 'numbering'>;

/**
 * Composes the notice from a source without errors: numbers computed from the order of parts and files,
 * texts as HTML and as plain text. Returns null when something required is missing, which only an error explains.
 */
export function composeNotice(source: NoticeSource, addresses?: TextAddresses): Notice | null {
  const meta = source.notice?.meta;
  if (!source.notice || !meta?.title || !meta.issuer || !meta.source || !meta.parts) return null;
  const composer = new Composer(source, addresses);
  const notice = {
    slug: source.slug,
    title: meta.title,
    documentNumber: meta.documentNumber ?? null,
    addressee: meta.addressee ?? null,
    ...(meta.subject !== undefined && { subject: meta.subject }),
    ...(meta.subjectLabel !== undefined && { subjectLabel: meta.subjectLabel }),
    issuer: meta.issuer,
    jointIssuers: meta.jointIssuers ?? [],
    source: meta.source,
    keywords: meta.keywords ?? [],
    published: meta.published ?? null,
    window: meta.window ?? null,
    opening: composer.body(source.notice, { anchor: REGIONS.opening, level: 2, numbering: [] }),
    parts: composer.parts(meta.parts),
    milestones: milestonesOf(source, meta.milestones ?? []),
    contact: composer.contact(),
    signature: signatureOf(meta.signature),
    withdrawn: meta.withdrawn ?? null,
    outcome: composeOutcome(source, (file) =>
      composer.linkedBody(file, { anchor: REGIONS.outcome, level: 3, numbering: [] }),
    ),
    pictures: shownPictures(source),
    attachments: composeAttachments(source),
    ledger: composeLedger(source),
    links: composer.links,
  };
  return { ...notice, version: null, fingerprint: fingerprintOf(noticeText(notice)), events: [] };
}

/** The signers in their order, and the day. */
function signatureOf(meta: NoticeFrontMatter['signature']): Notice['signature'] {
  if (!meta) return null;
  return { names: meta.name === undefined ? (meta.names ?? []) : [meta.name], date: meta.date };
}

/** The pictures used in the notice's own texts; the outcome has a list of its own. */
function shownPictures(source: NoticeSource): string[] {
  const own = picturesIn(source).filter(({ file }) => file !== source.outcome);
  const shown = new Set(own.map(({ path }) => path));
  return [...source.pictures.keys()].filter((path) => shown.has(path)).sort();
}

/** A milestone that is not in the text is an error, and then there is no notice. */
function milestonesOf(source: NoticeSource, metas: NoticeFrontMatter['milestones']): Milestone[] {
  return metas.flatMap(({ date, quote }) => {
    const section = sectionContaining(source, [date, quote]);
    return section ? [{ date, quote, anchor: section.anchor }] : [];
  });
}

class Composer {
  /** The links of the notice's own texts, in the order in which these were composed. */
  readonly links: TextLink[] = [];

  constructor(
    private readonly source: NoticeSource,
    private readonly addresses: TextAddresses | undefined,
  ) {}

  parts(metas: readonly PartFrontMatter[]): Part[] {
    let numbered = 0;
    return metas.map((meta) => {
      const style = meta.numbering[0] ?? '无';
      if (style !== '无' && meta.heading) numbered += 1;
      const folder = this.source.folders.find((candidate) => candidate.name === meta.folder);
      return this.part(meta, folder, meta.heading ? formatNumber(style, numbered) : '');
    });
  }

  private part(meta: PartFrontMatter, folder: FolderSource | undefined, number: string): Part {
    const heading = meta.heading ?? null;
    const level = heading === null ? 2 : 3;
    const itemStyle = meta.numbering[1] ?? '无';
    return {
      anchor: meta.folder,
      number,
      heading,
      intro: folder?.intro ? this.body(folder.intro, { anchor: meta.folder, level, numbering: [] }) : null,
      items: (folder?.items ?? []).map((item, index) =>
        this.item(item, {
          anchor: itemAnchor(meta.folder, index + 1),
          number: formatNumber(itemStyle, index + 1),
          runIn: meta.titles === 'run-in',
          level,
          inner: meta.numbering.slice(2),
        }),
      ),
    };
  }

  private item(
    item: ItemSource,
    place: {
      anchor: string;
      number: string;
      runIn: boolean;
      level: number;
      inner: readonly NumberingStyle[];
    },
  ): Item {
    const title = item.meta.title ?? null;
    const level = title === null ? place.level : place.level + 1;
    const body = this.body(item, { anchor: place.anchor, level, numbering: place.inner });
    return {
      anchor: place.anchor,
      number: place.number,
      title,
      runIn: place.runIn,
      finding: item.meta.finding ?? null,
      unit: item.meta.unit ?? null,
      limit: item.meta.limit ?? null,
      state: item.meta.state ?? null,
      done: item.meta.done ?? [],
      figures: item.meta.figures ?? [],
      body: body ?? { html: '', text: '' },
    };
  }

  /** One of the notice's own texts, or null when the file has none. */
  body(file: MarkdownSource<unknown>, place: TextPosition): Body | null {
    const linked = this.linkedBody(file, place);
    this.links.push(...(linked?.links ?? []));
    return linked?.body ?? null;
  }

  /** The text of a file with its links, or null when it has none. */
  linkedBody(file: MarkdownSource<unknown>, place: TextPosition): LinkedBody | null {
    if (!hasVisibleCharacters(file.bodyText)) return null;
    const { slug, pictures } = this.source;
    const { phones, mails } = this.reach();
    const { areaCode } = this.source.office;
    const context: HtmlContext = {
      slug,
      pictures,
      ...place,
      reach: { phones: phones.map(({ number }) => number), mails, areaCode },
      addresses: this.addresses,
    };
    const { html, ...linked } = renderText(file.body, context);
    return { body: { html, text: renderPlainText(file.body, place.numbering) }, ...linked };
  }

  contact(): Notice['contact'] {
    if (!this.source.contact) return null;
    const place = { anchor: REGIONS.contact, level: 3, numbering: [] };
    const text = this.linkedBody(this.source.contact, place);
    if (!text) return null;
    this.links.push(...text.links);
    const reach = this.reach();
    const { areaCode } = this.source.office;
    const isLocal = reach.phones.some(({ number }) => LOCAL_PHONE.test(number));
    return {
      ...reach,
      ...(isLocal && areaCode !== undefined && { areaCode }),
      body: text.body,
      linked: text.linked,
    };
  }

  private reach(): { phones: { number: string; hours: string | null }[]; mails: string[] } {
    const { phones = [], mails = [] } = this.source.contact?.meta ?? {};
    return { phones: phones.map(({ number, hours }) => ({ number, hours: hours ?? null })), mails };
  }
}
