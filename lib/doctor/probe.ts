import * as z from 'zod';

/**
 * A question of the doctor's to a running site, through whatever proxies stand between: what it sees of a request. Only
 * who knows a secret of the server's is answered, and it lies in a file that the site's own account alone can read; to
 * everybody else a request with this header is one like any other.
 */
export const PROBE_HEADER = 'x-disclosure-probe';

/** An address of nobody (TEST-NET-1, RFC 5737), which a forger of `X-Forwarded-For` would claim to have. */
export const FORGED_ADDRESS = '192.0.2.77';

/** Bytes of a body by which it is tried what proxies do with one: as large as the form takes. */
export const PROBE_BODY = 512 * 1024;

/** The schema of what a site tells of the hops that a question came by, counted from outside; addresses are not told. */
export const seenHopsSchema = z.object({
  /** How many there are: what `X-Forwarded-For` names, and the TCP peer. */
  hops: z.number().int().positive(),
  /** The place of the forged address among them; -1 where it did not come. */
  forgedAt: z.number().int(),
  /** The place of the one that the site takes for the client. */
  client: z.number().int(),
  /** `TRUST_PROXY` of the server. */
  trusted: z.number().int(),
});

/** What a site saw of the hops that a question came by. */
export type SeenHops = Readonly<z.output<typeof seenHopsSchema>>;

/** The schema of what a site tells of a body. */
export const seenBodySchema = z.object({ bytes: z.number().int() });
