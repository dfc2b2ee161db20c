import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import * as z from 'zod';
import { EDITION_ELEMENT } from '#lib/office/edition/inbox-edition';
import { HIDE_FALLBACK, INBOX_FALLBACK, SHOW_FALLBACK } from '#lib/office/inbox-fallback';
import { officeTokenSchema } from '#lib/office/protocol';
import { siteAddressSchema } from '#lib/office/site-address';
import { deviceNameSchema } from '#lib/office/values';

/** The ids of the elements that hold an inbox's data, program and style, and of the one that it draws into. */
export const INBOX_IDS = {
  data: 'inbox-data',
  program: 'inbox-program',
  style: 'inbox-style',
  root: 'inbox',
} as const;

/** The data of a set-up file: a token for one use, and for which site. */
export const setUpDataSchema = z.strictObject({
  /** The set-up token: 256 random bits, base64url. */
  setup: officeTokenSchema,
  /** The origin of the site. */
  site: siteAddressSchema,
  /** Until when the token is valid: an ISO instant. */
  expires: z.string(),
});

/** The data of an inbox file: a vault, and what may be told before it is opened. */
export const vaultDataSchema = z.strictObject({
  /** The sealed vault, base64 (`sealVault`). */
  vault: z.string(),
  /** Whose inbox it is. */
  name: deviceNameSchema,
  /** The origin of the site. */
  site: siteAddressSchema,
});

/** The data of an invitation's file: what is sealed for a colleague, and what may be told before it is opened. */
export const invitationDataSchema = z.strictObject({
  /** Sealed by the temporary passphrase, base64 (`sealVault`). */
  invitation: z.string(),
  /** Who is invited. */
  name: deviceNameSchema,
  /** The origin of the site. */
  site: siteAddressSchema,
});

/** What an HTML file of the inbox holds besides the program; null: nothing (a bare inbox). */
export const inboxDataSchema = z.union([z.null(), setUpDataSchema, vaultDataSchema, invitationDataSchema]);

export type SetUpData = z.output<typeof setUpDataSchema>;
export type VaultData = z.output<typeof vaultDataSchema>;
export type InvitationData = z.output<typeof invitationDataSchema>;
export type InboxData = z.output<typeof inboxDataSchema>;

/** What an inbox is composed of besides its data: the text of its style sheet and of its program. */
export interface InboxParts {
  readonly style: string;
  readonly program: string;
}

/** A text is no inbox that this program composed. */
export class NoInboxFile extends Error {
  override name = 'NoInboxFile';
}

/**
 * Composes the HTML file of an inbox: the same bytes from the same parts and data, by the bundler and by the program that
 * saves itself. The content policy allows its own scripts and style by their hashes, and its own site.
 * @throws RangeError where a part cannot stand in HTML as it is.
 */
export function composeInbox(parts: InboxParts, data: InboxData): string {
  const { style, program } = parts;
  if (/<\/style/i.test(style) || /<\/script|<!--/i.test(program) || [style, program].some(isAltered))
    throw new RangeError('a part of the inbox would end its element');
  return `<!doctype html>
<html lang="zh-CN" translate="no">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(parts, data)}">
${EDITION_ELEMENT}
<meta name="referrer" content="no-referrer">
<meta name="google" content="notranslate">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>收件箱</title>
<link rel="icon" href="data:,">
<style id="${INBOX_IDS.style}">${style}</style>
</head>
<body>
${INBOX_FALLBACK}
<script>${HIDE_FALLBACK}</script>
<div id="${INBOX_IDS.root}"></div>
<script id="${INBOX_IDS.program}">${program}</script>
<script>${SHOW_FALLBACK}</script>
<script type="application/json" id="${INBOX_IDS.data}">${dataText(data)}</script>
</body>
</html>
`;
}

/** What the policy of a bare inbox says of sites. */
const NO_SITE = "connect-src 'none'";

/** The content policy of an inbox (CSP 3): its own scripts and style by their hashes, and its own site. */
export function policyOf({ style, program }: InboxParts, data: InboxData): string {
  return [
    "default-src 'none'",
    `script-src ${[HIDE_FALLBACK, program, SHOW_FALLBACK].map(policyHash).join(' ')}`,
    `style-src ${policyHash(style)}`,
    'img-src data:',
    data === null ? NO_SITE : `connect-src ${data.site}`,
    'worker-src blob:',
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** Whether a browser, or UTF-8, would not give a text back as it is. */
function isAltered(text: string): boolean {
  return /[\r\0]/.test(text) || new TextDecoder().decode(new TextEncoder().encode(text)) !== text;
}

/** The hash by which a content policy allows an inline element (CSP 3, 2.3.1, `hash-source`). */
function policyHash(text: string): string {
  return `'sha256-${base64.encode(sha256(new TextEncoder().encode(text)))}'`;
}

/** JSON that no text within can end the element of. */
function dataText(data: InboxData): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(data).replaceAll(/[<\u2028\u2029]/g, escaped);
}

/** Parses the data of an inbox from the text of its element. @throws NoInboxFile when it is none. */
export function parseInboxData(text: string): InboxData {
  try {
    return inboxDataSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new NoInboxFile('not the data of an inbox', { cause });
  }
}

/**
 * Takes an inbox's HTML apart: exactly a text that `composeInbox` of this program made, and no other, since what it holds
 * is run.
 * @throws NoInboxFile for any other text.
 */
export function parseInbox(html: string): { parts: InboxParts; data: InboxData } {
  const text = (start: string, end: string) => {
    const from = html.indexOf(start);
    const to = html.indexOf(end, from + start.length);
    if (from < 0 || to < 0) throw new NoInboxFile(`no ${start}`);
    return html.slice(from + start.length, to);
  };
  const parts = {
    style: text(`<style id="${INBOX_IDS.style}">`, '</style>'),
    program: text(`<script id="${INBOX_IDS.program}">`, '</script>'),
  };
  const data = parseInboxData(text(`<script type="application/json" id="${INBOX_IDS.data}">`, '</script>'));
  if (composeInbox(parts, data) !== html) throw new NoInboxFile('not composed like this');
  return { parts, data };
}

/** Gives an inbox other data. @throws NoInboxFile when the text is no inbox. */
export function withInboxData(html: string, data: InboxData): string {
  return composeInbox(parseInbox(html).parts, data);
}

/**
 * Gives a bare inbox, which may be of a later program and composed in another way, the data of an inbox file: nothing but the
 * site in its policy and its line of data becomes another.
 * @throws NoInboxFile where it does not have both, as a bare inbox has.
 */
export function renewInbox(bare: string, data: VaultData): string {
  // The program holds the same texts itself: its own policy comes before it, its own data after it.
  const policy = bare.indexOf('http-equiv="Content-Security-Policy"');
  const site = bare.indexOf(NO_SITE, policy);
  const element = (text: string) => `<script type="application/json" id="${INBOX_IDS.data}">${text}</script>`;
  const place = bare.lastIndexOf(element(dataText(null)));
  const isBare = policy >= 0 && site > policy && site < bare.indexOf('>', policy) && place > site;
  if (!isBare) throw new NoInboxFile('not bare');
  return [
    bare.slice(0, site),
    `connect-src ${data.site}`,
    bare.slice(site + NO_SITE.length, place),
    element(dataText(data)),
    bare.slice(place + element(dataText(null)).length),
  ].join('');
}

/** Makes a set-up file of a bare inbox. @throws NoInboxFile when the text is no inbox. */
export function setUpFile(bare: string, data: SetUpData): string {
  return withInboxData(bare, setUpDataSchema.parse(data));
}

/** The SHA-256 of a bare inbox, or of any file of one with its data taken off, as 64 hexadecimal digits. @throws NoInboxFile. */
export function hashOfBareInbox(html: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(withInboxData(html, null))));
}
