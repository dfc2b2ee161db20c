import * as z from 'zod';
import { SITE_PATHS } from '#lib/model/addresses';
import { PHASES } from '#lib/model/phase';
import { EVERY_INVISIBLE } from '#lib/model/text/visible-characters';

/** Longest search text in characters, more than a sentence; longer ones are truncated, and the page says so. */
export const SEARCH_LIMIT = 100;

/** Most words of a search; only the first ones are searched for, and the page says so. */
export const WORD_LIMIT = 8;

/** The query parameters of the list's address. */
export const LIST_PARAMETERS = ['phase', 'issuer', 'q', 'page'] as const;

const search = z.string().transform((text) => {
  const characters = Array.from(
    text
      .replace(/[\s\p{Cc}]/gu, ' ')
      .replace(EVERY_INVISIBLE, '')
      .replace(/ +/g, ' ')
      .trim(),
  );
  const words = characters.slice(0, SEARCH_LIMIT).join('').trim().split(' ');
  const q = words.slice(0, WORD_LIMIT).join(' ');
  return {
    q: q === '' ? null : q,
    isCut: characters.length > SEARCH_LIMIT || words.length > WORD_LIMIT,
  };
});

/**
 * Schema of the list's query parameters. Invalid values count as absent, so that an address that was truncated or
 * extended in passing still leads to a list.
 */
export const listQuerySchema = z
  .object({
    /** Notices in this phase alone. */
    phase: z.enum(PHASES).nullable().catch(null),
    /** Notices that this body issues, alone or with others, by its whole name. */
    issuer: z.string().min(1).nullable().catch(null),
    /** What to search for, as it was typed. */
    q: search.catch({ q: null, isCut: false }),
    /** Which page of the list, from 1. */
    page: z
      .string()
      .regex(/^[1-9]\d{0,5}$/)
      .transform(Number)
      .catch(1),
  })
  .transform(({ q: { q, isCut }, ...rest }) => ({ ...rest, q, isCut }));

export type ListQuery = Readonly<z.output<typeof listQuerySchema>>;

/** Parses the query parameters of the list's address; of a repeated one, the first counts. */
export function readListQuery(parameters: URLSearchParams): ListQuery {
  return listQuerySchema.parse(
    Object.fromEntries(LIST_PARAMETERS.map((name) => [name, parameters.get(name)])),
  );
}

/** The address of the list for a query; absent parameters are left out. */
export function listAddress({ phase, issuer, q, page }: Omit<ListQuery, 'isCut'>): string {
  const parameters = new URLSearchParams();
  if (phase) parameters.set('phase', phase);
  if (issuer) parameters.set('issuer', issuer);
  if (q) parameters.set('q', q);
  if (page > 1) parameters.set('page', String(page));
  return parameters.size === 0 ? SITE_PATHS.list : `${SITE_PATHS.list}?${parameters}`;
}
