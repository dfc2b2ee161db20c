import type { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import type { RecipientProvider } from '#lib/feedback/crypto/recipient-provider';
import type { ReceiptSecretOf } from '#lib/feedback/crypto/seal-submission';
import type { RateLimit } from '#lib/feedback/limits/rate-limit';
import type { FeedbackStore } from '#lib/feedback/store/store';
import type { Random } from '#lib/random';

/** What the look-up depends on. It shares nothing with intake but the store and the counts: a fault of one is none of the other. */
export interface LookupDependencies {
  readonly store: Pick<FeedbackStore, 'lookUp' | 'append' | 'destroy' | 'destroyRatings'>;
  readonly office: RecipientProvider;
  /** With a bound of its own: many look-ups must not keep submissions waiting. */
  readonly receiptSecretOf: ReceiptSecretOf;
  readonly tokenKeys: DailyKeys;
  readonly rateLimit: Pick<RateLimit, 'consume' | 'refund' | 'consumeLookup' | 'consumePost'>;
  readonly random: Random;
  /** The site's own address. */
  readonly siteUrl: string;
  /** Whether the disk has room for more. */
  hasRoom(): Promise<boolean>;
  /** Reports to staff why a look-up or a change failed: what the store met, or an error of the program. */
  reportFault(error: unknown): void;
}
