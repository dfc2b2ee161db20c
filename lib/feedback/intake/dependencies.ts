import type { DailyKeys } from '#lib/feedback/crypto/daily-keys';
import type { RecipientProvider } from '#lib/feedback/crypto/recipient-provider';
import type { ReceiptSecretOf } from '#lib/feedback/crypto/seal-submission';
import type { RateLimit } from '#lib/feedback/limits/rate-limit';
import type { FeedbackStore } from '#lib/feedback/store/store';
import type { Random } from '#lib/random';
import type { Exclusive } from '#lib/single-flight';

/** What intake depends on. */
export interface IntakeDependencies {
  readonly store: Pick<FeedbackStore, 'find' | 'insert'>;
  readonly office: RecipientProvider;
  readonly receiptSecretOf: ReceiptSecretOf;
  readonly tokenKeys: DailyKeys;
  readonly rateLimit: RateLimit;
  /** The lock under which a token stores, shared with every process that posts may come to. */
  readonly exclusive: Exclusive;
  readonly random: Random;
  /** The site's own address. */
  readonly siteUrl: string;
  /** Whether the disk has room for more. */
  hasRoom(): Promise<boolean>;
  /** Reports that a submission was stored. */
  reportStored(): void;
  /** Reports to staff what keeps submissions from being stored. @param state the word for it in `/healthz`. */
  report(trouble: string, state: string): void;
  /** Reports an error of the store, or of the program. */
  reportFault(error: unknown): void;
}
