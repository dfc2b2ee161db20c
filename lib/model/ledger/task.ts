import type { Item } from '#lib/model/notice';

/** The task that an item sets: the unit in charge, the time limit, and the state. */
export type ItemTask = Pick<Item, 'unit' | 'limit' | 'state'>;

/** What these are called, as the columns of a ledger are. */
export const TASK_LABELS = { unit: '责任单位', limit: '整改时限', state: '完成状态' } as const;

/** Lists what is written of a task, each with what it is called, in the order of a ledger's columns; empty without any. */
export function taskFacts(task: ItemTask): { name: keyof ItemTask; label: string; value: string }[] {
  return (['unit', 'limit', 'state'] as const).flatMap((name) => {
    const value = task[name];
    return value === null ? [] : [{ name, label: TASK_LABELS[name], value }];
  });
}

/** Renders a task as plain text, a line for each fact: `责任单位：……`. Empty without any. */
export function taskText(task: ItemTask): string {
  return taskFacts(task)
    .map(({ label, value }) => `${label}：${value}`)
    .join('\n');
}
