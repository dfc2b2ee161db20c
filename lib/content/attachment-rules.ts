import type { Rule } from '#lib/content/rule';
import { attachmentCodeRule } from '#lib/content/rules/attachments/attachment-code';
import { attachmentDoubledRule } from '#lib/content/rules/attachments/attachment-doubled';
import { attachmentEmptyRule } from '#lib/content/rules/attachments/attachment-empty';
import { attachmentLockedRule } from '#lib/content/rules/attachments/attachment-locked';
import { attachmentMissingRule } from '#lib/content/rules/attachments/attachment-missing';
import { attachmentNameRule } from '#lib/content/rules/attachments/attachment-name';
import { attachmentPrivateRule } from '#lib/content/rules/attachments/attachment-private';
import { attachmentSaidRule } from '#lib/content/rules/attachments/attachment-said';
import { attachmentSizeRule } from '#lib/content/rules/attachments/attachment-size';
import { attachmentTypeRule } from '#lib/content/rules/attachments/attachment-type';
import { attachmentUnnamedRule } from '#lib/content/rules/attachments/attachment-unnamed';
import { attachmentUnreadRule } from '#lib/content/rules/attachments/attachment-unread';

/** The rules about the files that readers download. */
export const ATTACHMENT_RULES: readonly Rule[] = [
  attachmentCodeRule,
  attachmentDoubledRule,
  attachmentEmptyRule,
  attachmentLockedRule,
  attachmentMissingRule,
  attachmentNameRule,
  attachmentPrivateRule,
  attachmentSaidRule,
  attachmentSizeRule,
  attachmentTypeRule,
  attachmentUnnamedRule,
  attachmentUnreadRule,
];
