import type * as z from 'zod';
import { parsedJson } from '#lib/model/text/parsed-json';
import { officeErrorSchema } from '#lib/office/protocol';
import type { Connection } from './inbox-types';

/**
 * Why the site did not do what was asked. `offline`: it cannot be reached. `timeout`. `unrecognised`: it knows no such device
 * (any more). `conflict`: it says why (`reason`). `disturbed`: what came is none of the protocol's responses.
 */
export type OfficeErrorKind = 'offline' | 'timeout' | 'unrecognised' | 'conflict' | 'disturbed';

/** The site did not do what was asked. */
export class OfficeError extends Error {
  override name = 'OfficeError';

  constructor(
    readonly kind: OfficeErrorKind,
    /** The word of the protocol, for a conflict. */
    readonly reason: z.output<typeof officeErrorSchema>['error'] | null = null,
    options?: ErrorOptions,
  ) {
    super(reason === null ? kind : `${kind}: ${reason}`, options);
  }
}

/** A response of `/office/v1`, as it came. */
export interface OfficeResponse {
  readonly status: number;
  readonly etag: string | null;
  readonly text: string;
}

/** Parses a response by its schema. @throws OfficeError for any other than the expected. */
export function parseOfficeResponse<Schema extends z.ZodType>(
  schema: Schema,
  { status, text }: OfficeResponse,
): z.output<Schema> {
  if (status === 404) throw new OfficeError('unrecognised');
  const json = parsedJson(text);
  const found = status === 200 ? schema.safeParse(json) : null;
  if (found?.success) return found.data;
  const refused = status >= 400 && status < 500 ? officeErrorSchema.safeParse(json) : null;
  if (refused?.success) throw new OfficeError('conflict', refused.data.error);
  // 503 where the store is away, 502 and 504 of a proxy: the site may be back in a moment.
  throw new OfficeError(status >= 500 ? 'offline' : 'disturbed', null, { cause: found?.error ?? status });
}

/** What is known of the connection after an error; of one that is none of the site's, that something is wrong. */
export function connectionAfter(error: unknown): Connection {
  if (!(error instanceof OfficeError)) return 'disturbed';
  if (error.kind === 'unrecognised') return 'refused';
  return error.kind === 'offline' || error.kind === 'timeout' ? 'offline' : 'disturbed';
}
