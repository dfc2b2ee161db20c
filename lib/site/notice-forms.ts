import type { Instant } from '#lib/clock';
import { closingCalendar } from '#lib/formats/calendar';
import { noticeData } from '#lib/formats/data';
import { CALENDAR, JSON_DATA, PDF, PLAIN_TEXT, PNG } from '#lib/http/answer';
import { type Representation, represent } from '#lib/http/representation';
import type { NoticeEnding } from '#lib/model/addresses';
import type { Notice } from '#lib/model/notice';
import type { NoticeEntry } from '#lib/model/notice-entry';
import { noticeText } from '#lib/model/notice-text';
import { isWithdrawnAt } from '#lib/model/phase';
import { isPdfAvailable } from '#lib/pdf/published-pdf';
import type { Site } from '#lib/site/site';

/** A notice in another format than its page. */
export interface NoticeForm {
  /** `Content-Type`. */
  type: string;
  representation: Representation;
}

/** Gives a form of a notice as the public may know it at `now`; null where it has none then. */
type GiveForm = (site: Site, entry: NoticeEntry, now: Instant) => Promise<NoticeForm | null>;

/** Every form, by how its address ends: data, the notice's own text, the closing moment for a calendar, the picture that stands for it where its address is shared, and PDF. */
const FORMS: Readonly<Record<NoticeEnding, GiveForm>> = {
  json: generated(JSON_DATA, (notice, site, now) => dataText(noticeData(notice, now, site.siteUrl))),
  txt: generated(PLAIN_TEXT, (notice) => noticeText(notice)),
  ics: generated(CALENDAR, (notice, site, now) => closingCalendar(notice, site, now)),
  png: (site, entry, now) => prebuilt(PNG, site.sharePicture(entry.slug, isWithdrawnAt(entry, now))),
  pdf: (site, { slug }, now) =>
    prebuilt(PDF, isPdfAvailable(site.pdfFacts(slug), now) ? site.pdf(slug) : null),
};

/** The form of a notice that an address with this ending names; null where there is none at `now`. */
export function noticeForm(
  ending: NoticeEnding,
  site: Site,
  entry: NoticeEntry,
  now: Instant,
): Promise<NoticeForm | null> {
  return FORMS[ending](site, entry, now);
}

/** A format that is generated on request. */
function generated(
  type: string,
  make: (notice: Notice, site: Site, now: Instant) => string | null,
): GiveForm {
  return async (site, { slug }, now) => {
    const notice = await site.notice(slug);
    const text = notice && make(notice, site, now);
    return text === null ? null : { type, representation: represent(text) };
  };
}

/** A format that the build wrote. */
async function prebuilt(
  type: string,
  asked: Promise<Representation | null> | null,
): Promise<NoticeForm | null> {
  const representation = await asked;
  return representation && { type, representation };
}

function dataText(data: object): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}
