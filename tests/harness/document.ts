import { HtmlValidate } from 'html-validate';

/** Most bytes of a page, packed: one TCP initial window. */
export const PAGE_BUDGET = 14_336;

/** Most bytes of the first notice's page, packed: what comes to it still has room in that window. */
export const FIRST_PAGE_BUDGET = 14_000;

const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });

/** What a validator finds wrong with a page. */
export async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}

/** The values of an attribute, in the order of the page. */
export function values(html: string, attribute: string, within = /<[^>]+>/g): string[] {
  const tags = html.match(within) ?? [];
  return tags.flatMap((tag) => new RegExp(`\\s${attribute}="([^"]*)"`, 'i').exec(tag)?.[1] ?? []);
}

/** What a page's window is called; undefined for a page without a title. */
export function titleOf({ text }: { text: string }): string | undefined {
  return /<title>(.*?)<\/title>/.exec(text)?.[1];
}

/** What runs, or asks a browser to load what runs, or comes of the framework. */
const RUNNING: Readonly<Record<string, RegExp>> = {
  'a script element': /<\/?script/i,
  'an event handler': /<[^>]*\son[a-z]+\s*=/i,
  'an address that runs': /(href|src|action|formaction|data)\s*=\s*["']?\s*(javascript|data|vbscript):/i,
  'a hint to load': /<link\b[^>]*\brel=["']?[^"'>]*(preload|prefetch|preconnect|dns-prefetch|modulepreload)/i,
  'a refresh': /<meta\b[^>]*http-equiv/i,
  'a foreign document': /<(iframe|object|embed|applet|frame|base)\b/i,
  'the framework’s payload': /__next|self\.__|\/_next\/|data-next|data-precedence|\$RC|<template/i,
};

/** What of `RUNNING` stands in a page. */
export function running(html: string): string[] {
  return Object.keys(RUNNING).filter((what) => RUNNING[what]?.test(html));
}

/**
 * Descriptions (`dd`) that Orca 43 skips when it reads a page aloud: those that begin neither with text nor with a
 * link, but with another element that is an object of its own to it.
 */
export function skippedDescriptions(html: string): string[] {
  const descriptions = html.match(/<dd\b[\s\S]*?(?=<\/dd>|<dd\b|<\/dl>)/g) ?? [];
  const passed =
    /^<dd[^>]*>(?:<(?:span|b|i|bdi|data|wbr)\b[^>]*>|<\w+[^>]* role="none"[^>]*>|<!--[\s\S]*?-->|\s)*/;
  return descriptions.filter((description) => /^<(?!a\b)/.test(description.replace(passed, '')));
}

/** Ids that stand twice in a page, and what names an id that is not there. */
export function strayNames(html: string): string[] {
  const ids = values(html, 'id');
  const named = [
    ...values(html, 'href').flatMap((href) => (href.startsWith('#') ? [href.slice(1)] : [])),
    ...['for', 'aria-labelledby', 'aria-describedby', 'headers'].flatMap((attribute) =>
      values(html, attribute).flatMap((value) => value.split(/\s+/)),
    ),
  ];
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index),
    ...named.filter((id) => !ids.includes(id)),
  ];
}
