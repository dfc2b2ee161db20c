import type { Phase } from '#lib/model/phase';

/** The names of the phases for readers, in Chinese. */
export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  upcoming: '公示期未开始',
  open: '正在公示',
  closed: '公示期已结束',
  withdrawn: '已撤回',
};

interface PhaseLabelProps {
  phase: Phase;
  /** Whether an earlier period of the window has closed, where another is upcoming. */
  isAgain?: boolean | undefined;
}

/** A phase's name, with an icon whose shape and colour tell the same. */
export function PhaseLabel({ phase, isAgain = false }: PhaseLabelProps) {
  return <span className={`phase ${phase}`}>{phaseInWords(phase, isAgain)}</span>;
}

/** A phase's name; `isAgain` tells whether an earlier period has closed, where another is upcoming. */
export function phaseInWords(phase: Phase, isAgain: boolean): string {
  return phase === 'upcoming' && isAgain ? '下一次公示未开始' : PHASE_WORDS[phase];
}
