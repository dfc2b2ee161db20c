import { choiceOf } from '#lib/feedback/choice';
import { KINDS } from '#lib/feedback/form';
import type { Notice } from '#lib/notice/schema';

/** Something that a person wrote or chose, beside its Chinese label: to be given back. */
export interface Words {
  label: string;
  value: string;
}

/**
 * What a person wrote, to give it back when it cannot be taken: every field that is not empty, as it was written.
 * Line ends become LF, and U+0000 becomes U+FFFD, since no page can show it; nothing else changes.
 */
export function wordsOf(fields: URLSearchParams, notice: Notice): Words[] {
  const text = (name: string) => (fields.get(name) ?? '').replace(/\r\n?/g, '\n').replace(/\0/g, '\ufffd');
  const kind = text('kind');
  const item = text('item');
  return [
    { label: '反馈类型', value: KINDS.find(({ value }) => value === kind)?.label ?? kind },
    { label: '涉及的内容', value: choiceOf(notice, item) ?? item },
    { label: '反馈内容', value: text('message') },
    { label: '姓名', value: text('name') },
    { label: '联系方式', value: text('contact') },
  ].filter(({ value }) => value !== '');
}
