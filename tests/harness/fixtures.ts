/** Facts of `tests/fixtures/content` that tests of the running server rely on. */
export const FIRST = {
  slug: '2024-district-inspection',
  title: '中共立山区科协党支部关于区委巡察整改落实进展情况的通报',
  opens: '2024-11-01T00:00:00+08:00',
  /** The first instant after the window. */
  closed: '2025-03-01T00:00:00+08:00',
  open: '2025-01-15T09:00:00+08:00',
} as const;

/** A notice whose publication, opening and close are three different moments. */
export const FUNDS = {
  slug: '2024-science-funds',
  published: '2024-12-05T15:00:00+08:00',
  opens: '2024-12-10T00:00:00+08:00',
  closed: '2025-01-16T00:00:00+08:00',
} as const;

/** A notice that comes later, with words that stand nowhere else. */
export const WHALE = {
  slug: '2025-glass-whale',
  published: '2025-01-10T09:00:00+08:00',
  words: ['琉璃鲸', '雾隐岛', '珊瑚灯塔', 'glass-whale'],
  /** It is withdrawn while its window is open. */
  withdrawn: '2025-03-20T16:00:00+08:00',
  reason: '救护数量的统计有误，将核对后重新公布',
} as const;

/** A notice that tells what became of the feedback, after its window has closed. */
export const WATER = {
  slug: '2024-county-water',
  outcome: '2025-01-20T10:00:00+08:00',
  /** Words that stand in its outcome alone. */
  words: ['柳荫小区', '石桥新村', '丁**', '高层住户', '举报人'],
} as const;

/** A notice without a window. */
export const ARCHIVES = { slug: '2023-city-archives' } as const;

/** A notice with no parts at all. */
export const READING_ROOM = { slug: '2022-reading-room' } as const;

/** Every notice that is published in the end. */
export const SLUGS = [
  WHALE.slug,
  FUNDS.slug,
  FIRST.slug,
  WATER.slug,
  ARCHIVES.slug,
  READING_ROOM.slug,
] as const;

/** Those of them that have a disclosure window. */
export const WITH_WINDOW = [WHALE.slug, FUNDS.slug, FIRST.slug, '2024-county-water'] as const;

/** The moment `seconds` after `moment`, as the clock of a server under test takes it. */
export function secondsAfter(moment: string, seconds: number): string {
  return new Date(Date.parse(moment) + seconds * 1000).toISOString();
}
