import { CHANNELS } from '#lib/feedback/form/entered';
import { STATE_LABELS } from '#lib/feedback/lookup/states';
import { chineseDay } from '#lib/model/date';
import { labelFor } from '#lib/model/submission-kinds';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';
import type { ActRequest, EnterRequest } from '../work/inbox-types';
import { Written, WrittenBlock } from './Written';

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
  return <InternalWords internal={request} />;
}

type InternalAct = Extract<ActRequest, { kind: 'internal' }>;

interface InternalWordsProps {
  /** The changes of an internal act; a member is undefined where nothing changes. */
  internal: {
    readonly [What in 'note' | 'labels' | 'assignee' | 'junk' | 'into']?: InternalAct[What] | undefined;
  };
  /** Words of a search to mark, normalised. */
  words?: readonly string[];
}

/** Draws the changes of an internal act: merging, junk, assignee, labels, note. */
export function InternalWords({ internal, words = [] }: InternalWordsProps) {
  const { note, labels, assignee, junk, into } = internal;
  return (
    <>
      {into !== undefined && <MergeWords into={into} />}
      {junk !== undefined && <p>{junk ? '标为与公示事项无关' : '恢复，不再标为无关'}</p>}
      {assignee !== undefined && (
        <p>负责人：{assignee === null ? '不再指定' : <Written text={assignee} words={words} />}</p>
      )}
      {labels !== undefined && (
        <p>标签：{labels.length === 0 ? '全部去掉' : <Written text={labels.join('、')} words={words} />}</p>
      )}
      {note !== undefined && <WrittenBlock text={note} words={words} />}
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

/** Says which submission one was merged into, or that it no longer is. */
function MergeWords({ into }: { into: string | null }) {
  if (into === null) return <p>撤销合并，单独办理</p>;
  return (
    <p>
      合并到另一件一起办理，编号 <Written text={into} />
    </p>
  );
}
