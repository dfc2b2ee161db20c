import type { Rule } from '#lib/content/rule';
import { earlyLimit } from '#lib/content/rules/items/early-limit';
import { limitDate } from '#lib/content/rules/items/limit-date';
import { taskWithoutItem } from '#lib/content/rules/items/task-without-item';
import { ledgerCharacter } from '#lib/content/rules/ledger/ledger-character';
import { ledgerColumns } from '#lib/content/rules/ledger/ledger-columns';
import { ledgerDate } from '#lib/content/rules/ledger/ledger-date';
import { ledgerEarlyLimit } from '#lib/content/rules/ledger/ledger-early-limit';
import { ledgerForm } from '#lib/content/rules/ledger/ledger-form';
import { ledgerFormula } from '#lib/content/rules/ledger/ledger-formula';
import { ledgerNumber } from '#lib/content/rules/ledger/ledger-number';
import { ledgerPlace } from '#lib/content/rules/ledger/ledger-place';
import { ledgerPrivate } from '#lib/content/rules/ledger/ledger-private';
import { ledgerProblemMissing } from '#lib/content/rules/ledger/ledger-problem';
import { ledgerProgress } from '#lib/content/rules/ledger/ledger-progress';
import { ledgerSpoilt } from '#lib/content/rules/ledger/ledger-spoilt';
import { ledgerState } from '#lib/content/rules/ledger/ledger-state';

/**
 * The rules about the ledger of a notice, and about what items have as its rows do. Errors are those that keep a page from
 * showing what the file says.
 */
export const LEDGER_RULES: readonly Rule[] = [
  earlyLimit,
  limitDate,
  taskWithoutItem,
  ledgerCharacter,
  ledgerColumns,
  ledgerDate,
  ledgerEarlyLimit,
  ledgerForm,
  ledgerFormula,
  ledgerNumber,
  ledgerPlace,
  ledgerPrivate,
  ledgerProblemMissing,
  ledgerProgress,
  ledgerSpoilt,
  ledgerState,
];
