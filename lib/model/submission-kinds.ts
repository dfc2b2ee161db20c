/**
 * The kinds of submissions, in the order of the form: the label, and for whom hesitates half a line on what belongs
 * there. A label that staff wrote formerly stays valid in what they have written.
 */
export const SUBMISSION_KINDS = [
  { value: 'opinion', label: '意见', meaning: '对通报内容的看法' },
  { value: 'suggestion', label: '建议', meaning: '对改进工作的想法' },
  {
    value: 'report',
    label: '反映问题或举报',
    formerLabel: '问题反映',
    meaning: '情况不实、没有落实、违规违纪',
  },
] as const;

/** Whether an opinion was adopted: the value in data, and the label for staff and readers. */
export const TAKEN = [
  { value: 'yes', label: '已采纳' },
  { value: 'partly', label: '部分采纳' },
  { value: 'no', label: '未采纳' },
] as const;

/** How a writer may rate an answer: the value in data, and the label for staff and readers. */
export const RATINGS = [
  { value: 'satisfied', label: '满意' },
  { value: 'mostly', label: '基本满意' },
  { value: 'dissatisfied', label: '不满意' },
] as const;

/** Returns the label of a value in `choices`. */
export function labelFor<Value extends string>(
  choices: readonly { readonly value: Value; readonly label: string }[],
  value: Value,
): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}
