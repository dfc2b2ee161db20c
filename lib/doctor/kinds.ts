import { BACKUP_FINDINGS } from '#lib/doctor/checks/backups';
import { BUILD_FINDINGS } from '#lib/doctor/checks/builds';
import { CLOCK_FINDINGS } from '#lib/doctor/checks/clock';
import { DATABASE_FINDINGS } from '#lib/doctor/checks/database';
import { DISK_FINDINGS } from '#lib/doctor/checks/disk';
import { MAIL_FINDINGS } from '#lib/doctor/checks/mail';
import { NODE_FINDINGS } from '#lib/doctor/checks/node';
import { OVERDUE_FINDINGS } from '#lib/doctor/checks/overdue';
import { PROXY_FINDINGS } from '#lib/doctor/checks/proxy';
import { REACH_FINDINGS } from '#lib/doctor/checks/reach';
import { RETENTION_FINDINGS } from '#lib/doctor/checks/retention';
import { RIGHTS_FINDINGS } from '#lib/doctor/checks/rights';
import { TIME_ZONE_FINDINGS } from '#lib/doctor/checks/time-zone';
import { TLS_FINDINGS } from '#lib/doctor/checks/tls';
import type { FindingKinds } from '#lib/doctor/finding';

/** Every kind of finding that any check can make, by its id. */
export const ALL_FINDINGS: FindingKinds = {
  ...BUILD_FINDINGS,
  ...REACH_FINDINGS,
  ...PROXY_FINDINGS,
  ...TLS_FINDINGS,
  ...CLOCK_FINDINGS,
  ...TIME_ZONE_FINDINGS,
  ...DISK_FINDINGS,
  ...RIGHTS_FINDINGS,
  ...DATABASE_FINDINGS,
  ...OVERDUE_FINDINGS,
  ...RETENTION_FINDINGS,
  ...BACKUP_FINDINGS,
  ...MAIL_FINDINGS,
  ...NODE_FINDINGS,
};
