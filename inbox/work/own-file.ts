import {
  composeInbox,
  hashOfBareInbox,
  INBOX_IDS,
  type InboxData,
  type InboxParts,
  NoInboxFile,
  parseInboxData,
  policyOf,
} from '#lib/office/inbox-file';

/** The file that the program runs in. */
export interface OwnFile {
  readonly data: InboxData;
  /** The SHA-256 of the bare inbox that it was made of, hexadecimal. @throws NoInboxFile where it was altered. */
  bareHash(): string;
  /** The text of the file with other data, to be saved. @throws NoInboxFile where it was altered: what is saved must open. */
  withData(data: InboxData): string;
}

/**
 * Reads the file that the program runs in, before anything is drawn: the text of its own program and style, and its data.
 * What tool bars put into the page stands in other elements.
 * @throws NoInboxFile when its data are none.
 */
export function takeOwnFile(page: Document): OwnFile {
  const dataElements = page.querySelectorAll(`script[type="application/json"]#${INBOX_IDS.data}`);
  const [element] = dataElements;
  if (!element || dataElements.length !== 1) throw new NoInboxFile('not one element with data');
  const data = parseInboxData(element.textContent ?? '');
  const parts: InboxParts = {
    style: textOf(page, INBOX_IDS.style),
    program: textOf(page, INBOX_IDS.program),
  };
  const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
  const unaltered = (): InboxParts => {
    // Hashes of both stand in the policy that let them run.
    if (policyOf(parts, data) !== policy) throw new NoInboxFile('the page was altered');
    return parts;
  };
  return {
    data,
    bareHash: () => hashOfBareInbox(composeInbox(unaltered(), null)),
    withData: (other) => composeInbox(unaltered(), other),
  };
}

function textOf(page: Document, id: string): string {
  return page.getElementById(id)?.textContent ?? '';
}
