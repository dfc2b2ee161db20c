import { memoizedByObject } from '#lib/content/memoize';
import type { PrivateData } from '#lib/content/privacy/personal-numbers';
import { findPrivateData } from '#lib/content/privacy/private-data';
import type { Place } from '#lib/content/problem';
import { type MarkdownSource, type NoticeSource, placeAt } from '#lib/content/source';

/** Private data in a file of a notice. */
export interface PrivateDataInFile {
  /** What it is, in Chinese: a mobile number, an identity number. */
  kind: string;
  place: Place;
  /** As it was written. */
  words: string;
  /** A few characters before it. */
  before: string;
  /** Whether it is hardly anything but a private person's. */
  isSurelyPersonal: boolean;
}

/**
 * Finds the private data in the whole text of a file: front matter, addresses of links and alternative texts too, since
 * all of it is published. The telephones and mailboxes that `contact.md` and `site.yaml` declare are none.
 */
export function privateDataIn(
  source: NoticeSource,
  file: MarkdownSource<unknown>,
  withLandlines: boolean,
): PrivateDataInFile[] {
  const isOwn = ownContacts(source);
  const inText = findPrivateData(file.text, withLandlines)
    .filter(({ value }) => !isOwn(value))
    .map(({ kind, start, end, isSurelyPersonal }) => ({
      kind,
      isSurelyPersonal,
      place: placeAt(file.file, file.text, start),
      words: file.text.slice(start, end),
      before: file.text.slice(Math.max(0, start - 10), start),
    }));
  // Written with escapes of YAML: only the value shows it.
  const escaped = file.validTexts().filter(({ value }) => !file.text.includes(value));
  const inValues = escaped.flatMap(({ path, value: text }) =>
    findPrivateData(text, withLandlines)
      .filter(({ value, start, end }) => !isOwn(value) && !file.text.includes(text.slice(start, end)))
      .map(({ kind, start, end, isSurelyPersonal }) => ({
        kind,
        isSurelyPersonal,
        place: file.valuePlace(path),
        words: text.slice(start, end),
        before: '',
      })),
  );
  return [...inText, ...inValues];
}

/** The kind of the first private data in a line that is to be published beside a notice; null where there is none. */
export function privateKindIn(source: NoticeSource, text: string): string | null {
  return privateDataInText(source, text)[0]?.kind ?? null;
}

/** Finds the private data in a text that is published with a notice, beside the office's own contacts. */
export function privateDataInText(source: NoticeSource, text: string): PrivateData[] {
  const isOwn = ownContacts(source);
  return findPrivateData(text, false).filter(({ value }) => !isOwn(value));
}

/** A predicate for the office's own numbers and mailboxes, as `findPrivateData` gives them. Memoized. */
const ownContacts = memoizedByObject(({ contact, office }: NoticeSource): ((value: string) => boolean) => {
  const phones = [...(contact?.meta.phones?.map(({ number }) => number) ?? []), ...office.phones];
  const numbers = phones.map((phone) => phone.replace(/\D/g, ''));
  const mails = new Set([...(contact?.meta.mails ?? []), ...office.mails].map((mail) => mail.toLowerCase()));
  return (value) =>
    mails.has(value) ||
    (/^\d{7,}$/.test(value) && numbers.some((own) => own.startsWith(value) || own.endsWith(value)));
});
