import * as z from 'zod';
import { BATCH_MAX } from '#lib/office/protocol';
import { signedStatementSchema } from '#lib/office/statements/statement';
import { chosenIdSchema } from '#lib/office/values';

/** `POST record`: what a device adds to the office's record. */
export const statementsRequestSchema = z.strictObject({
  statements: z.array(signedStatementSchema).max(BATCH_MAX),
});

/**
 * The result of a statement. `applied`: it stands, and what it consents to was done. `already`: it stood before. In all other
 * cases nothing was done. `changed`: about this submission something else was recorded meanwhile, or in its history. `gone`: there
 * is no such submission any more. `other-key`: the office has another recipient. `refused`: this device may not.
 */
export const statementResultSchema = z.object({
  id: chosenIdSchema,
  result: z.enum(['applied', 'already', 'changed', 'gone', 'other-key', 'refused']),
});

/** The response to it, in the order of the request. */
export const statementsResponseSchema = z.object({ results: z.array(statementResultSchema) });

export type StatementResult = z.output<typeof statementResultSchema>;
