/** What every chat and search engine takes for a large picture of a page, in pixels (Open Graph: 1.91 to 1). */
export const SHARE_SIZE = { width: 1200, height: 630 } as const;
