/** The kinds of submissions, in the order of the form. */
export const SUBMISSION_KINDS = [
  { value: 'opinion', label: '意见' },
  { value: 'suggestion', label: '建议' },
  { value: 'report', label: '问题反映' },
] as const;

/** Whether an opinion was adopted: the value in data, and the label for staff and readers. */
export const TAKEN = [
  { value: 'yes', label: '已采纳' },
  { value: 'partly', label: '部分采纳' },
  { value: 'no', label: '未采纳' },
] as const;

/** Returns the label of a value in `choices`. */
export function labelFor<Value extends string>(
  choices: readonly { readonly value: Value; readonly label: string }[],
  value: Value,
): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}
