import type { Instant } from '#lib/clock';
import type { FormOrigin } from '#lib/feedback/intake/origin';
import type { RequestBody } from '#lib/http/body';
import type { Notice } from '#lib/model/notice';
import type { DisclosureWindow } from '#lib/model/window';

/** A POST to the form of a notice with a disclosure window. */
export interface Post extends FormOrigin {
  readonly notice: Notice & { readonly window: DisclosureWindow };
  /** When the request's head arrived: the instant that counts for the window. */
  readonly arrived: Instant;
  /** The client's address, used for rate limits alone. */
  readonly address: string;
  readonly contentType: string | null;
  /** Reads the body, as far as `limit` bytes. */
  body(limit: number): Promise<RequestBody>;
}
