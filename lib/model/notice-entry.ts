import type { z } from 'zod';
import type { DeepReadonly } from '#lib/model/deep-readonly';
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
    outcome: outcomeSchema.pick({ published: true, pictures: true }).nullable(),
  });

export type NoticeEntry = DeepReadonly<z.output<typeof noticeEntrySchema>>;
