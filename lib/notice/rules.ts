import type { Rule } from '#lib/notice/rule';
import { windowOrder } from '#lib/notice/rules/window-order';

/** Every rule that a notice must pass. Their order does not matter: problems are sorted by place. */
export const RULES: readonly Rule[] = [windowOrder];
