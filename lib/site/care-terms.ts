import type { MailTerms } from '#lib/feedback/mail/send-daily';
import type { RetentionTerms } from '#lib/feedback/retention/due';
import { lastDayOf } from '#lib/model/window';
import type { Site } from '#lib/site/site';

/** What a site says of the care of submissions, in its `site.yaml` and the windows of its notices. */
export interface CareTerms {
  readonly retention: RetentionTerms;
  readonly mail: MailTerms;
  /** For how many days nightly backups are kept; null: nobody says. */
  readonly backupDays: number | null;
}

/** The time of day of mail where `site.yaml` names none. */
const USUAL_TIME = '09:00';

/** Collects what a site says of how long submissions and backups are kept, and of mail to the office. */
export function careTerms({ publisher, entries }: Pick<Site, 'publisher' | 'entries'>): CareTerms {
  const { keep, mailAt, answerWithin, backupDays } = publisher.feedback ?? {};
  return {
    retention: {
      years: keep === undefined ? null : Number(keep),
      closing: new Map(
        entries.flatMap(({ slug, window }) => (window === null ? [] : [[slug, lastDayOf(window)] as const])),
      ),
    },
    mail: { at: mailAt ?? USUAL_TIME, within: answerWithin, organization: publisher.organization },
    backupDays: backupDays === undefined ? null : Number(backupDays),
  };
}
