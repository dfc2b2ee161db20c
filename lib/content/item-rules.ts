import type { Rule } from '#lib/content/rule';
import { earlyLimit } from '#lib/content/rules/items/early-limit';
import { limitDate } from '#lib/content/rules/items/limit-date';
import { taskWithoutItem } from '#lib/content/rules/items/task-without-item';

/** The rules about what an item says of its task: unit, time limit and state. */
export const ITEM_RULES: readonly Rule[] = [earlyLimit, limitDate, taskWithoutItem];
