import * as z from 'zod';

/**
 * The views in which pages can be displayed, from the default to what suits weak eyes best. `care` is the elder mode of
 * 互联网网站适老化通用设计规范: one column, strong contrast, no decoration, and the largest targets.
 */
export const VIEWS = ['standard', 'large', 'larger', 'care'] as const;

/** Schema of a view's name. */
export const viewSchema = z.enum(VIEWS);

export type View = z.output<typeof viewSchema>;

/** The view for those who chose nothing. */
export const DEFAULT_VIEW: View = 'standard';

/** The names of the views for readers, in Chinese. */
export const VIEW_LABELS: Readonly<Record<View, string>> = {
  standard: '标准',
  large: '大',
  larger: '特大',
  care: '关怀版',
};

/** The form field that chooses a view; its values are the views' names. */
export const VIEW_FIELD = 'view';

/** Parses a view's name; null for any other text. */
export function parseView(name: string): View | null {
  return VIEWS.find((view) => view === name) ?? null;
}
