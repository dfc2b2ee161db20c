import { z } from 'zod';

/**
 * How a page can be shown, from the usual to what suits weak eyes best. `care` is the mode that 互联网网站适老化通用设计规范
 * asks for: one column, strong contrast, nothing that decorates, and the largest targets.
 */
export const VIEWS = ['standard', 'large', 'larger', 'care'] as const;

/** A reader's choice among them. */
export const viewSchema = z.enum(VIEWS);

export type View = z.output<typeof viewSchema>;

/** What pages look like for those who chose nothing. */
export const DEFAULT_VIEW: View = 'standard';

/** What the views are called. */
export const VIEW_LABELS: Readonly<Record<View, string>> = {
  standard: '标准',
  large: '大',
  larger: '特大',
  care: '关怀版',
};

/** The name of the buttons that choose a view, wherever they stand; their values are the views. */
export const VIEW_FIELD = 'view';

/** The view of this name; null when there is none. */
export function parseView(name: string): View | null {
  return VIEWS.find((view) => view === name) ?? null;
}
