import type { Phase } from '#lib/model/phase';

/** The names of the phases for readers, in Chinese. */
export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  upcoming: '公示期未开始',
  open: '正在公示',
  closed: '公示期已结束',
  withdrawn: '已撤回',
};

/** A phase's name, with an icon whose shape and colour tell the same. */
export function PhaseLabel({ phase }: { phase: Phase }) {
  return <span className={`phase ${phase}`}>{PHASE_WORDS[phase]}</span>;
}
