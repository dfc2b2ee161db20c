import { PHASES } from '#lib/model/phase';
import type { ListedNotice } from '#lib/search/list-page';
import type { SearchText } from '#lib/search/search-text';

// Notices that tests of the list make up.

const FIRST_CHARACTER = 0x4e00;
const CHARACTERS = 3_000;

/** The phases of notices that are not withdrawn. */
const WINDOW_PHASES = PHASES.filter((phase) => phase !== 'withdrawn');

/** Characters that are chosen without a pattern, yet the same in every run: they compress as badly as words can. */
export function madeWords(seed: number, length: number): string {
  let state = seed + 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return String.fromCodePoint(FIRST_CHARACTER + ((state >> 8) % CHARACTERS));
  }).join('');
}

/** A notice of the list. */
export function madeNotice(given: Partial<ListedNotice> & { slug: string }): ListedNotice {
  return {
    title: '通报',
    issuer: '某某局',
    published: '2024-11-01T00:00+08:00',
    window: null,
    withdrawn: null,
    phase: null,
    hasOutcome: false,
    ...given,
  };
}

/** `count` notices with titles of their own, of 200 issuers, in all phases, newest first. */
export function madeNotices(count: number): ListedNotice[] {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2024, 10, 1) - index * 86_400_000).toISOString().slice(0, 10);
    return madeNotice({
      slug: `notice-${(index * 7919) % 99_991}`,
      title: `${madeWords(index, 32)}情况的通报`,
      issuer: `${madeWords(100_000 + (index % 200), 12)}党组`,
      published: `${day}T00:00+08:00`,
      window: { opens: day, closes: `2025-0${1 + (index % 9)}-28` },
      phase: WINDOW_PHASES[index % WINDOW_PHASES.length] ?? null,
    });
  });
}

/** Texts of their own for notices; each holds `choice` in five passages. */
export function madeTexts(notices: readonly ListedNotice[], word: string): SearchText[] {
  return notices.map(({ slug }, index) => ({
    slug,
    passages: Array.from({ length: 5 }, (_, part) => ({
      anchor: `part-${part}`,
      place: `（${part}）${madeWords(1_000 * index + part, 40)}`,
      text: `${madeWords(2_000 * index + part, 100)}${word}${madeWords(3_000 * index + part, 100)}`,
    })),
  }));
}
