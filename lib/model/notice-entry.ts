import type * as z from 'zod';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { ledgerSchema } from '#lib/model/ledger/ledger';
import { noticeSchema, outcomeSchema } from '#lib/model/notice';

/** The facts of a notice that lists, feeds and time rules need, without its text. */
export const noticeEntrySchema = noticeSchema
  .pick({
    slug: true,
    title: true,
    issuer: true,
    jointIssuers: true,
    published: true,
    window: true,
    withdrawn: true,
    events: true,
  })
  // A build of an earlier release says nothing of joint issuers.
  .extend({
    jointIssuers: noticeSchema.shape.jointIssuers.default([]),
    /** The part to which the notice's ledger belongs; null where there is none. Earlier builds say nothing of it. */
    ledger: ledgerSchema.pick({ part: true }).nullable().default(null),
    outcome: outcomeSchema.pick({ published: true, pictures: true }).nullable(),
  });

export type NoticeEntry = DeepReadonly<z.output<typeof noticeEntrySchema>>;
