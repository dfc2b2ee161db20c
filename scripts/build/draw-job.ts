import * as z from 'zod';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import { noticeSchema } from '#lib/model/notice';
import { siteSchema } from '#lib/model/site';
import { cssByNameSchema } from '#lib/site/page-styles';
import { SITE_PAGES } from '#lib/site/site';

const sitePageDataSchema = z.object({ publisher: siteSchema, siteUrl: z.string() });
const linkedSchema = z.object({ slug: z.string(), title: z.string() }).nullable();
const noticePageDataSchema = sitePageDataSchema.extend({
  notice: noticeSchema,
  pdfSize: z.number().nullable(),
  newer: linkedSchema,
  older: linkedSchema,
});

/** Something to draw, and everything that it shows. */
export const drawJobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('site-page'), name: z.enum(SITE_PAGES), data: sitePageDataSchema }),
  z.object({ kind: z.literal('notice-page'), data: noticePageDataSchema }),
  z.object({
    kind: z.literal('share-image'),
    picture: z.object({ title: z.string(), under: z.string(), above: z.string() }),
  }),
]);

/** What a build tells a process that draws: first the style sheets, then jobs, each with a number. */
export const drawRequestSchema = z.union([
  z.object({ styles: cssByNameSchema }),
  z.object({ id: z.number(), job: drawJobSchema }),
]);

/** What such a process answers: what was drawn, or why it could not be. */
export const drawAnswerSchema = z.union([
  z.object({
    id: z.number(),
    drawn: z.union([z.string(), z.custom<Uint8Array>((value) => value instanceof Uint8Array)]),
  }),
  z.object({ id: z.number(), error: z.string() }),
]);

export type DrawJob = DeepReadonly<z.output<typeof drawJobSchema>>;
export type DrawRequest = DeepReadonly<z.output<typeof drawRequestSchema>>;
export type DrawAnswer = z.output<typeof drawAnswerSchema>;
