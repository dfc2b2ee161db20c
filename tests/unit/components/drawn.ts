import { createElement, type FunctionComponent } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Notice, Publisher } from '#lib/model/notice';
import type { Phase } from '#lib/model/phase';
import { cutPage } from '#lib/site/cut-page';
import { joinPieces, TIMELESS_STATE } from '#lib/site/page-pieces';

/** A telephone of the office. */
export const ONE = { number: '0412-5550100' };

/** An office with a telephone and a mailbox. */
export const OFFICE: Publisher = {
  organization: '示例单位',
  phones: [ONE],
  mails: ['office@example.org'],
  elsewhere: [],
};

/** What a component draws of a notice in a phase. */
export function drawn(
  component: FunctionComponent<{ notice: Notice; publisher: Publisher }>,
  notice: Notice,
  phase: Phase | null,
  publisher = OFFICE,
): string {
  const html = renderToStaticMarkup(createElement(component, { notice, publisher }));
  return joinPieces(cutPage(html), { ...TIMELESS_STATE, phase }, 'standard');
}

/** The words of HTML. */
export const wordsOf = (html: string) => html.replace(/<[^>]*>/g, '');

/** The links of HTML: their words, and where they lead. */
export const linksIn = (html: string) =>
  [...html.matchAll(/<a href="([^"]*)">(.*?)<\/a>/g)].map(
    ([, href, words = '']) => `${wordsOf(words)} → ${href}`,
  );
