import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readTree } from '#lib/content/files/read-tree';
import { formatProblem, isError } from '#lib/content/problem';
import type { OpenedSubmission } from '#lib/feedback/export/opened';
import { loadContent } from '#lib/versions/load';
import {
  type DraftedOpinion,
  draftOutcome,
  proposedOpinion,
} from '../../../inbox/work/selection/outcome-draft';
import { madeUpEntry, madeUpSubmission } from '../../harness/inbox-screens/made-up';

// A draft of `outcome.md`: whatever was written, the check takes it.

const SLUG = '2024-district-inspection';
const fixtures = await readTree('tests/fixtures/content');
const first = new Map([...fixtures].filter(([path]) => path === 'site.yaml' || path.startsWith(`${SLUG}/`)));

/** The errors that the check finds in a draft in the first notice's folder, but that it is yet to be published. */
function problemsOf(draft: string): string[] {
  const tree = new Map([...first, [`${SLUG}/outcome.md`, new TextEncoder().encode(draft)]]);
  return loadContent(tree, 'content')
    .problems.filter((problem) => isError(problem) && problem.ruleId !== 'version-missing')
    .map(formatProblem);
}

const PUBLISHED = '2025-03-20T09:00+08:00';

function said(message: string, changes: Partial<NonNullable<OpenedSubmission['submission']>> = {}) {
  const item = { anchor: 'rectification-3', heading: '（三）' };
  const submission = {
    notice: SLUG,
    kind: 'opinion',
    item,
    message,
    name: '',
    contact: '',
    ...changes,
  } as const;
  return madeUpSubmission(1, { notice: SLUG, submission, entries: [] });
}

const opinion = (of: OpenedSubmission, but: Partial<DraftedOpinion> = {}): DraftedOpinion => ({
  ...{ item: null, summary: '', from: '', reply: '' },
  ...proposedOpinion(of),
  taken: 'yes',
  ...but,
});

describe('a draft of the outcome', () => {
  test('counts kinds, items and ratings, and shows the opinions that were chosen', async () => {
    const rated = madeUpEntry(0, {
      kind: 'rating',
      words: { kind: 'rating', submission: 'a', rating: 'mostly', text: '' },
    });
    const some = [
      { ...said('讲座没有听说。', { name: '丁小明' }), entries: [rated] },
      said('再办一次。', { kind: 'suggestion' }),
      said('都很好。', { item: null }),
    ];
    const [chosen] = some;
    const draft = await draftOutcome(PUBLISHED, some, chosen ? [opinion(chosen, { reply: '12月办。' })] : []);
    expect(draft).toMatchInlineSnapshot(`
      "---
      published: 2025-03-20T09:00+08:00
      counts:
        - kind: 意见
          count: 2
        - kind: 建议
          count: 1
      items:
        - item: rectification-3
          count: 2
        - count: 1
      ratings:
        - rating: 满意
          count: 0
        - rating: 基本满意
          count: 1
        - rating: 不满意
          count: 0
      opinions:
        - item: rectification-3
          summary: 讲座没有听说。
          from: 丁**
          taken: 已采纳
          reply: 12月办。
      ---
      "
    `);
    expect(problemsOf(draft)).toEqual([]);
  });

  test.each([
    ['a mobile number', '请打13912345678找我', '请打**找我'],
    ['a landline', '我家电话0412-7333360', '我家电话**'],
    ['an address of a home', '我住幸福路5号楼302室', /\*\*/],
    ['a mailbox', '写信到 wang@example.com', /\*\*/],
  ])('masks %s', (_, message, summary) => {
    const proposed = proposedOpinion(said(message));
    if (typeof summary === 'string') expect(proposed?.summary).toBe(summary);
    else expect(proposed?.summary).toMatch(summary);
  });

  test('names nobody by more than the first character', () => {
    expect(proposedOpinion(said('一', { name: '欧阳小明' }))?.from).toBe('欧**');
    expect(proposedOpinion(said('一', { name: ' 12 ' }))?.from).toBe('');
    expect(proposedOpinion(said('一'))?.from).toBe('');
  });

  test('proposes nothing of what cannot be opened', () => {
    expect(proposedOpinion({ ...said('一'), submission: null })).toBe(null);
  });

  test.each([
    "it's: 'a' # b",
    '---\n- x: y',
    '“好”: {一} [二] | > 三',
    '{{ }} * 四 *',
    '\u202e反过来',
    '电话13912345678',
    '<b>&amp; `五` __六__ ~~七~~',
    '# 八',
  ])('passes the check whatever marks stand in what was written: %j', async (words) => {
    const one = said(words, { name: words });
    const draft = await draftOutcome(PUBLISHED, [one], [opinion(one, { reply: `答复：${words}` })]);
    // What staff type themselves is theirs to mask.
    expect(problemsOf(draft).filter((problem) => !problem.includes('反馈情况里有'))).toEqual([]);
  });

  test('is YAML that says what was written, whatever that was', async () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(words, words, async (summary, reply) => {
        const draft = await draftOutcome(PUBLISHED, [], [{ ...opinion(said('一')), summary, reply }]);
        const [, frontMatter = ''] = draft.split('---\n');
        const document = parseDocument(frontMatter, { schema: 'failsafe' });
        expect(document.errors).toEqual([]);
        expect(document.getIn(['opinions', 0, 'summary'])).toBeTypeOf('string');
        expect(document.getIn(['opinions', 0, 'taken'])).toBe('已采纳');
      }),
    );
  });
});
