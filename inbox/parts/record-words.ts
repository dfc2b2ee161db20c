import type { DestroyReason } from '#lib/feedback/store/entry';
import type { RecordDetail, RecordKind } from '#lib/feedback/store/office/record-store';
import { recordIdOfAct, type WireRecord } from '#lib/office/record';
import type { InboxSubmission } from '../work/inbox-types';

/** Why something is destroyed, in Chinese. */
export const REASON_LABELS = {
  withdrawn: '写信人撤回',
  retention: '保存期满',
  junk: '与公示事项无关',
  decided: '办公室决定',
} as const satisfies Record<DestroyReason, string>;

const DOINGS = {
  read: '在服务器上查看一件',
  'read-bulk': '读取大量反馈',
  export: '导出',
  state: '改状态',
  answer: '答复',
  internal: '内部记录',
  'destroy-proposed': '提议删除',
  'destroy-retracted': '撤回删除的提议',
  'destroy-consented': '同意删除',
  destroy: '删除',
  people: '同事',
  key: '办公室的钥匙',
  entered: '登记来电、来信、来访',
  backup: '备份',
  restore: '恢复备份',
  retention: '保存期满，删除',
} as const satisfies Record<RecordKind, string>;

const DETAILS = {
  invited: '邀请',
  withdrawn: '撤回邀请',
  joined: '启用',
  ended: '停用',
  renewed: '延长期限',
  registered: '登记',
  moved: '移出服务器',
  exchanged: '更换',
  given: '交给',
  retired: '旧的作废',
  resealed: '重新加密',
  opened: '没有加密的内容',
  sealed: '加密的原样',
} as const satisfies Record<RecordDetail, string>;

/** Says in Chinese what an entry of the record is about. @param nameOf the name of a device by its id. */
export function doingInWords(
  { kind, detail, count, reason, subject }: WireRecord,
  nameOf: (device: string) => string,
): string {
  return [
    DOINGS[kind],
    detail && `：${DETAILS[detail]}`,
    subject !== null && (kind === 'people' || kind === 'key') && nameOf(subject),
    count !== null && `，${count}件`,
    reason !== null && `（${REASON_LABELS[reason]}）`,
    subject !== null && kind === 'destroy-consented' && `，${nameOf(subject)}提议`,
  ]
    .filter(Boolean)
    .join('');
}

/** Says of the record's entries that are of merging what was done, by their ids: the record itself does not tell. */
export function mergesIn(submissions: readonly Pick<InboxSubmission, 'entries'>[]): Map<string, string> {
  const said = new Map<string, string>();
  for (const { entries } of submissions)
    for (const { id, words } of entries)
      if (words?.kind === 'internal' && words.into !== undefined)
        said.set(recordIdOfAct(id), words.into === null ? '撤销合并' : `合并到 ${words.into}`);
  return said;
}
