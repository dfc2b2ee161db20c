import { itemFilesOf, listedParts, type MarkdownSource, type NoticeSource } from '#lib/content/source';

/** A run of a notice's text: that of one file, and the anchor of the place on the page where it stands. */
export interface Run {
  anchor: string;
  source: MarkdownSource<unknown>;
}

/** The opening, the introductions, the items and the contact, in the order of the page. */
export function runsOf(source: NoticeSource): Run[] {
  const { notice, contact } = source;
  const order = notice ? listedParts(notice).map(({ folder }) => folder) : [];
  const folders = source.folders.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const inParts = folders.flatMap(({ name, intro, items }) => [
    ...(intro ? [{ anchor: name, source: intro }] : []),
    ...items.map((item, index) => ({ anchor: `${name}-${index + 1}`, source: item })),
  ]);
  return [
    ...(notice ? [{ anchor: 'opening', source: notice }] : []),
    ...inParts,
    ...(contact ? [{ anchor: 'contact', source: contact }] : []),
  ];
}

/** The first run in which all of `words` stand, word for word. */
export function runWith(source: NoticeSource, words: readonly string[]): Run | undefined {
  return runsOf(source).find((run) => words.every((word) => run.source.bodyText.includes(word)));
}

/** Whether every file of a notice could be read: else words that are missing may stand where nobody can look. */
export function isWhole(source: NoticeSource): boolean {
  return (
    runsOf(source).every((run) => run.source.legible) &&
    source.folders.every((folder) => itemFilesOf(folder).length === folder.names.length) &&
    source.paths.includes('contact.md') === (source.contact !== null)
  );
}
