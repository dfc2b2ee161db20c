import * as z from 'zod';
import type { Instant } from '#lib/clock';
import type { DeepReadonly } from '#lib/model/deep-readonly';
import {
  isOutcomePublicAt,
  isWithdrawnAt,
  PHASES,
  type Phase,
  phaseAt,
  type TimedFacts,
} from '#lib/model/phase';
import { periodIndexAt } from '#lib/model/window';
import { type View, viewSchema } from '#lib/views/view';

/**
 * The yes-or-no facts that a notice's page depends on besides its phase: the next newer notice is visible; the notice is
 * withdrawn; its outcome (what became of the feedback) is public; its PDF is available.
 */
export const PAGE_FLAGS = ['newer', 'withdrawn', 'outcome', 'pdf'] as const;
export type PageFlag = (typeof PAGE_FLAGS)[number];

/** What a notice's page depends on besides its text. */
export interface PageState extends Readonly<Record<PageFlag, boolean>> {
  /** The phase of its disclosure window; null without one. */
  readonly phase: Phase | null;
  /** The position of the window's period that is open or next, or of the last one, from 0. */
  readonly period: number;
}

/** The state of a page that depends on no moment. */
export const TIMELESS_STATE: PageState = {
  phase: null,
  period: 0,
  newer: false,
  withdrawn: false,
  outcome: false,
  pdf: false,
};

/**
 * The state of the page of `notice` at `instant`.
 * @param flags those that do not follow from the notice alone; none of them holds unless given.
 */
export function pageStateAt(
  notice: TimedFacts,
  instant: Instant,
  flags: Partial<Pick<PageState, 'newer' | 'pdf'>> = {},
): PageState {
  return {
    phase: phaseAt(notice, instant),
    period: notice.window === null ? 0 : periodIndexAt(notice.window, instant),
    withdrawn: isWithdrawnAt(notice, instant),
    outcome: isOutcomePublicAt(notice, instant),
    newer: flags.newer ?? false,
    pdf: flags.pdf ?? false,
  };
}

/** When a piece is part of the page: all that is named must hold. */
const conditionSchema = z.object({
  phase: z.enum(PHASES).optional(),
  period: z.number().optional(),
  flags: z.array(z.enum(PAGE_FLAGS)),
  views: z.array(viewSchema).optional(),
});

/** A finished page: HTML that is always part of it, and HTML that is part of it under a condition, in order. */
export const pagePiecesSchema = z.array(
  z.union([z.string(), z.object({ html: z.string(), when: conditionSchema })]),
);

export type PieceCondition = DeepReadonly<z.output<typeof conditionSchema>>;
export type PagePieces = DeepReadonly<z.output<typeof pagePiecesSchema>>;

/** Joins the pieces that belong to a page's state and view to an HTML document. */
export function joinPieces(pieces: PagePieces, state: PageState, view: View): string {
  let html = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') html += piece;
    else if (holds(piece.when, state, view)) html += piece.html;
  }
  return html;
}

function holds({ phase, period, flags, views }: PieceCondition, state: PageState, view: View): boolean {
  return (
    (phase === undefined || phase === state.phase) &&
    (period === undefined || period === state.period) &&
    flags.every((flag) => state[flag]) &&
    (views === undefined || views.includes(view))
  );
}
