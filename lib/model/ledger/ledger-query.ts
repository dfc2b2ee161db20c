import * as z from 'zod';
import { noticeLedgerPath } from '#lib/model/addresses';
import { LEDGER_STATES } from '#lib/model/ledger/ledger';

/** The query parameters of a ledger's address. */
export const LEDGER_PARAMETERS = ['state', 'unit', 'page'] as const;

/**
 * Schema of a ledger's query parameters. Invalid values count as absent, so that an address that was truncated or extended
 * in passing still leads to a ledger.
 */
const ledgerQuerySchema = z.object({
  /** Rows in this state alone. */
  state: z.enum(LEDGER_STATES).nullable().catch(null),
  /** Rows of this unit alone, by its whole name. */
  unit: z.string().min(1).nullable().catch(null),
  /** Which page, from 1. */
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1),
});

export type LedgerQuery = Readonly<z.output<typeof ledgerQuerySchema>>;

/** The query of a ledger's plain address: all rows, from the first. */
export const WHOLE_LEDGER: LedgerQuery = { state: null, unit: null, page: 1 };

/** Parses the query parameters of a ledger's address; of a repeated one, the first counts. */
export function readLedgerQuery(parameters: URLSearchParams): LedgerQuery {
  return ledgerQuerySchema.parse(
    Object.fromEntries(LEDGER_PARAMETERS.map((name) => [name, parameters.get(name)])),
  );
}

/** The address of a notice's ledger for a query, or of a row on that page; absent parameters are left out. */
export function ledgerAddress(
  slug: string,
  { state, unit, page }: LedgerQuery,
  anchor: string | null = null,
): string {
  const parameters = new URLSearchParams();
  if (state) parameters.set('state', state);
  if (unit) parameters.set('unit', unit);
  if (page > 1) parameters.set('page', String(page));
  const query = parameters.size === 0 ? '' : `?${parameters}`;
  return `${noticeLedgerPath(slug)}${query}${anchor === null ? '' : `#${anchor}`}`;
}
