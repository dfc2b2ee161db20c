import { CHANNELS } from '#lib/feedback/form/entered';
import { STATE_LABELS } from '#lib/feedback/lookup/states';
import { chineseDay } from '#lib/model/date';
import { labelFor } from '#lib/model/submission-kinds';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';
import type { ActRequest, EnterRequest } from '../work/inbox-types';
import { Written, WrittenBlock } from './Written';

/** Says whether something was marked as junk, or is no longer. */
export const JUNK_WORDS = { yes: '标为与公示事项无关', no: '恢复，不再标为无关' } as const;

/** Says which submission one was merged into, or that it no longer is. */
export function MergeWords({ into }: { into: string | null }) {
  if (into === null) return <p>撤销合并，单独办理</p>;
  return (
    <p>
      合并到另一件一起办理，编号 <Written text={into} />
    </p>
  );
}

/** Says in one line what an act does. */
export function actTitle(request: ActRequest | EnterRequest): string {
  if (request.kind === 'entered') return `登记${labelFor(CHANNELS, request.channel)}`;
  if (request.kind === 'answer') return '答复写信人';
  if (request.kind === 'state') return `改为“${STATE_LABELS[request.state]}”`;
  return '内部记录';
}

/** Whether an act has anything that somebody wrote or chose besides its kind. */
export function hasWords(request: ActRequest): boolean {
  if (request.kind !== 'internal') return request.text !== '';
  const { note, labels, assignee, junk, into } = request;
  return [note, labels, assignee, junk, into].some((said) => said !== undefined);
}

/** The words of an act, as they will be sent. */
export function ActWords({ request }: { request: ActRequest | EnterRequest }) {
  if (request.kind === 'entered') return <EnteredWords request={request} />;
  if (request.kind !== 'internal') return request.text === '' ? null : <WrittenBlock text={request.text} />;
  const { note, labels, assignee, junk, into } = request;
  return (
    <>
      {into !== undefined && <MergeWords into={into} />}
      {junk !== undefined && <p>{JUNK_WORDS[junk ? 'yes' : 'no']}</p>}
      {assignee !== undefined && (
        <p>负责人：{assignee === null ? '不再指定' : <Written text={assignee} />}</p>
      )}
      {labels !== undefined && (
        <p>标签：{labels.length === 0 ? '全部去掉' : <Written text={labels.join('、')} />}</p>
      )}
      {note !== undefined && <WrittenBlock text={note} />}
    </>
  );
}

function EnteredWords({ request: { received, said } }: { request: EnterRequest }) {
  const whom = [said.name, said.contact].filter(hasVisibleCharacters).join('，');
  return (
    <>
      <p>
        收到日期：{chineseDay(received)}
        {whom !== '' && (
          <>
            。<Written text={whom} />
          </>
        )}
      </p>
      <WrittenBlock text={said.message} />
    </>
  );
}
