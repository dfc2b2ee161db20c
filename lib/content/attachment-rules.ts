import type { Rule } from '#lib/content/rule';
import { attachmentDoubledRule } from '#lib/content/rules/attachments/attachment-doubled';
import { attachmentEmptyRule } from '#lib/content/rules/attachments/attachment-empty';
import { attachmentMissingRule } from '#lib/content/rules/attachments/attachment-missing';
import { attachmentNameRule } from '#lib/content/rules/attachments/attachment-name';
import { attachmentSaidRule } from '#lib/content/rules/attachments/attachment-said';
import { attachmentSizeRule } from '#lib/content/rules/attachments/attachment-size';
import { attachmentTypeRule } from '#lib/content/rules/attachments/attachment-type';
import { attachmentUnnamedRule } from '#lib/content/rules/attachments/attachment-unnamed';

/** The rules about the files that readers download. */
export const ATTACHMENT_RULES: readonly Rule[] = [
  attachmentDoubledRule,
  attachmentEmptyRule,
  attachmentMissingRule,
  attachmentNameRule,
  attachmentSaidRule,
  attachmentSizeRule,
  attachmentTypeRule,
  attachmentUnnamedRule,
];
