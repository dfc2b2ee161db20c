import * as z from 'zod';

const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** The files of notices, by slug and by path in the content folder. */
const foldersSchema = z.map(z.string(), z.map(z.string(), bytesSchema).readonly()).readonly();

/**
 * A message to a checking process: first the context; then batches of notices with all their files, and of the notices that
 * these link to the files that answer for links.
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

/** The answer to a batch: the checks of its notices, encoded, and the hash of the program that made them (`programHash`). */
export const checkAnswerSchema = z.object({
  program: z.string().nullable(),
  made: z.array(z.object({ slug: z.string(), check: bytesSchema })),
});

export type CheckRequest = z.output<typeof checkRequestSchema>;
export type CheckAnswer = z.output<typeof checkAnswerSchema>;
