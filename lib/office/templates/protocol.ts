import * as z from 'zod';
import { base64Bytes, chosenIdSchema, idSchema, recipientSchema } from '#lib/office/values';

/** Most bytes of a sealed template: the bucket that the longest fits into, and what sealing adds. */
const TEMPLATE_BYTES = 160 * 1024;

const sealedTemplateSchema = z.object({
  id: idSchema,
  version: idSchema,
  sealed: base64Bytes(TEMPLATE_BYTES),
});

/** The response to `GET templates`: all of them. */
export const templatesSchema = z.object({ templates: z.array(sealedTemplateSchema) });

/** `POST templates`, by a clerk's device: a new template, or other words of one. */
export const templateRequestSchema = z.strictObject({
  /** The recipient that it is sealed to. */
  office: recipientSchema,
  id: chosenIdSchema,
  version: chosenIdSchema,
  /** The version that it was changed upon; null for a new one. */
  upon: idSchema.nullable(),
  sealed: base64Bytes(TEMPLATE_BYTES),
});

/** `POST templates/remove`, by a clerk's device. */
export const templateRemovalSchema = z.strictObject({ id: idSchema, upon: idSchema });

/**
 * The response to both. `changed`: somebody else changed or removed it meanwhile, and nothing was done. `full`: there are as many
 * as may be.
 */
export const templateResultSchema = z.object({
  result: z.enum(['applied', 'already', 'changed', 'other-key', 'full', 'refused']),
});

export type TemplateRequest = z.output<typeof templateRequestSchema>;
export type SealedTemplates = z.output<typeof templatesSchema>['templates'];
export type TemplateOutcome = z.output<typeof templateResultSchema>['result'];
