import { type Passage, passagesOf } from '#lib/content/language/passages';
import type { Rule } from '#lib/content/rule';

const WORDING = /”(的?)问题/;

/** Warns when some titles say `“…”问题` and others `“…”的问题`. One report a notice, at the first of the rarer kind. */
export const headingWording: Rule = {
  name: 'heading-wording',
  *check(source) {
    const bare: Passage[] = [];
    const joined: Passage[] = [];
    for (const passage of passagesOf(source)) {
      const match = passage.kind === 'title' ? WORDING.exec(passage.text) : null;
      if (match) (match[1] === '' ? bare : joined).push(passage);
    }
    const [rarer, usual] = bare.length <= joined.length ? [bare, joined] : [joined, bare];
    const first = rarer[0];
    if (!first || usual.length === 0) return;
    const spelt = (passages: Passage[]) => (passages === bare ? '“…”问题' : '“…”的问题');
    yield {
      place: first.placeOf(first.text.search(WORDING) + 1),
      severity: 'warning',
      reason: '各条标题的说法不一致',
      found: `${spelt(rarer)}${rarer.length}处，${spelt(usual)}${usual.length}处`,
      expected: '同一种说法',
    };
  },
};
