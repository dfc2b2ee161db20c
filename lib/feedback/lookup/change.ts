// The changes that a writer can make to what was sent: their names, limits and labels.

/** What a writer can do with a submission after it was received. */
export const WRITER_CHANGES = ['add', 'rate', 'withdraw'] as const;

export type ChangeName = (typeof WRITER_CHANGES)[number];

/** How a writer may rate an answer. */
export const RATING_VALUES = ['satisfied', 'mostly', 'dissatisfied'] as const;

export type RatingValue = (typeof RATING_VALUES)[number];

/** The Chinese label of each rating. */
export const RATING_LABELS = {
  satisfied: '满意',
  mostly: '基本满意',
  dissatisfied: '不满意',
} as const satisfies Record<RatingValue, string>;

/** Most additions to a submission. */
export const ADDITIONS_MAX = 20;
