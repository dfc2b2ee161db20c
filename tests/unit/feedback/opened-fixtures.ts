import type { OpenedSubmission } from '#lib/feedback/export/opened';

/** A submission that cannot be opened. */
export const UNOPENED: OpenedSubmission = {
  id: '00000000000000ff',
  notice: '2024-district-inspection',
  received: '2024-11-06',
  reply: null,
  entries: [],
  submission: null,
};

/** Submissions as the office opened them, with words that mean something to a spreadsheet or a terminal. */
export const OPENED: readonly OpenedSubmission[] = [
  {
    id: '8e1f0a2b3c4d5e6f',
    notice: '2024-district-inspection',
    received: '2024-11-05',
    reply: null,
    entries: [],
    submission: {
      notice: '2024-district-inspection',
      kind: 'suggestion',
      item: { anchor: 'rectification-3', heading: '（三）关于“治理”的整改' },
      message: '第三项的讲座，\n社区没有听说"过"。\u202e',
      name: '王小明',
      contact: '=cmd()',
    },
  },
  {
    id: '12345678901234e5',
    notice: '2024-district-inspection',
    received: '2024-11-05',
    reply: null,
    entries: [],
    submission: {
      notice: '2024-district-inspection',
      kind: 'report',
      item: null,
      message: '＝1+1，\u001b[2J 👨‍👩‍👧',
      name: '',
      contact: '',
    },
  },
  UNOPENED,
];

/** The pieces of a text, put together. */
export async function gathered(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}
