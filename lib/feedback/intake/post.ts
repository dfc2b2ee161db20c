import type { Instant } from '#lib/clock';
import type { FormOrigin } from '#lib/feedback/intake/origin';
import type { RequestBody } from '#lib/http/body';
import type { Notice } from '#lib/model/notice';
import type { DisclosureWindow } from '#lib/model/window';

/** A post to a notice that takes feedback. */
export interface Post extends FormOrigin {
  readonly notice: Notice & { readonly window: DisclosureWindow };
  /** When the request's head came: the instant that counts for the window. */
  readonly arrived: Instant;
  /** The address that it came from: only ever used to count it. */
  readonly address: string;
  readonly contentType: string | null;
  /** Reads the body, as far as `limit` bytes. */
  body(limit: number): Promise<RequestBody>;
}
