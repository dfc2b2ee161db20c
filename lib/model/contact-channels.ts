/** Contact channels: telephones, with their hours in the words of the text, and e-mail addresses. */
export interface ContactChannels {
  readonly phones: readonly { readonly number: string; readonly hours?: string | null | undefined }[];
  readonly mails: readonly string[];
  /** The area code of numbers that are written without one. */
  readonly areaCode?: string | undefined;
}

/** The channels of a notice, else those of the publishing body. */
export function channelsOf(
  { contact }: { contact: ContactChannels | null },
  publisher: ContactChannels,
): ContactChannels {
  return contact !== null && waysOf(contact) !== '' ? contact : publisher;
}

/** What a reader can do with contact channels, as words: 来电、来信; empty without a channel. */
export function waysOf({ phones, mails }: ContactChannels): string {
  return [phones.length > 0 && '来电', mails.length > 0 && '来信'].filter(Boolean).join('、');
}
