import * as z from 'zod';

const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** The files of notices, by slug and by path in the content folder. */
const foldersSchema = z.map(z.string(), z.map(z.string(), bytesSchema).readonly()).readonly();

/**
 * What a process that checks is told: first the context; then, again and again, notices to check with all their files, and
 * of the notices that these name as much as others can learn of them.
 */
export const checkRequestSchema = z.union([
  z.object({
    context: z.object({
      root: z.string(),
      office: z.object({ phones: z.array(z.string()).readonly(), mails: z.array(z.string()).readonly() }),
    }),
  }),
  z.object({ folders: foldersSchema, linked: foldersSchema }),
]);

/** What it answers to notices: their checks, encoded, and by which program it made them (`programHash`). */
export const checkAnswerSchema = z.object({
  program: z.string().nullable(),
  made: z.array(z.object({ slug: z.string(), check: bytesSchema })),
});

export type CheckRequest = z.output<typeof checkRequestSchema>;
export type CheckAnswer = z.output<typeof checkAnswerSchema>;
