import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { systemClock } from '#lib/clock';
import { sealWords, textOfWords } from '#lib/feedback/crypto/sealed-words';
import type { OpenedSubmission } from '#lib/feedback/export/opened';
import { normalizeText } from '#lib/feedback/form/written-text';
import { storeSealed } from '#lib/feedback/intake/seal-for-store';
import { destroyedInWords, STATE_LABELS } from '#lib/feedback/lookup/states';
import type { OfficeState } from '#lib/feedback/store/entry';
import type { FeedbackStore } from '#lib/feedback/store/store';
import { dayOf } from '#lib/model/date';
import { escapeInvisibleCharacters } from '#lib/model/text/control-characters';
import { hasVisibleCharacters } from '#lib/model/text/visible-characters';
import { appendRecorded, destroyRecorded } from '#lib/office/desk/recorded';
import { CommandError, systemErrorText } from '../run';
import { approve, type OfficeAct } from './approve';
import { type RequestOf, stateIn } from './arguments';
import { withStoreThere } from './office-store';
import type { OfficeContext } from './terminal';

/** `answer`: seals an answer to the writer's receipt and the office, and makes 已答复 the state. */
export async function answerOne(request: RequestOf<'answer'>, context: OfficeContext): Promise<void> {
  const text = await textOf(request.file, context);
  await withStoreThere(context.config, (store) =>
    approve(store, request.operands, request, context, async (opened) => {
      if (opened.reply === null) throw new CommandError(NO_REPLY_KEY);
      return giveState(store, opened, { kind: 'answer', state: 'answered', text });
    }),
  );
}

const NO_REPLY_KEY =
  '没有答复：这一件是以前的程序收下的，或者打不开，写信人的回执号打不开在网站上的答复。请用别的方式答复，再用 state 编号 已答复 记下来。';

/** `state`: gives a submission a state, with a reason or none. */
export async function giveStateTo(request: RequestOf<'state'>, context: OfficeContext): Promise<void> {
  const { reason } = request;
  const operands = request.operands.slice(0, -1);
  const state = stateIn(request.operands) ?? 'working';
  const text = normalizeText(reason ?? '');
  if (state === 'refused' && !hasVisibleCharacters(text))
    throw new CommandError('不予受理要写明理由：加上 --reason "理由"。');
  await withStoreThere(context.config, (store) =>
    approve(store, operands, request, context, async (opened) =>
      giveState(store, opened, { kind: 'state', state, text }),
    ),
  );
}

/** `destroy`: destroys a submission with everything that came after, and rewrites the files that may still hold it. */
export async function destroyOne(request: RequestOf<'destroy'>, context: OfficeContext): Promise<void> {
  const { operands, reason } = request;
  await withStoreThere(context.config, async (store) => {
    await approve(store, operands, request, context, async ({ id }) => {
      const destruction = { day: dayOf(systemClock.now()), reason };
      return {
        text: `要删除这一件，不能恢复。写信人凭回执号会看到：这份反馈${destroyedInWords(destruction)}。`,
        carryOut: (after) => destroyRecorded(store, id, destruction, after, null),
      };
    });
    await store.eraseDestroyed(systemClock.now());
  });
}

async function giveState(
  store: FeedbackStore,
  { id, reply, entries }: OpenedSubmission,
  { kind, state, text }: { kind: 'answer' | 'state'; state: OfficeState; text: string },
): Promise<OfficeAct | null> {
  const last = entries.at(-1);
  if (last?.kind === kind && last.state === state && (textOfWords(last.words) ?? '') === text) return null;
  const said = text === '' ? '' : `\n\n${escapeInvisibleCharacters(text)}`;
  const unseen = text !== '' && reply === null ? '\n写信人的回执号打不开这些话，只看得到状态。' : '';
  return {
    text: `${kind === 'answer' ? '要发出的答复' : `要改成：${STATE_LABELS[state]}`}${said}${unseen}\n`,
    carryOut: async (after) => {
      const words = { kind: 'reply', submission: id, text } as const;
      const day = dayOf(systemClock.now());
      const entry = { id: actId([id, after, kind, state, text]), submission: id, after, kind, day, state };
      const result = await storeSealed(
        () => store.office(),
        async ({ recipient }) => {
          const recipients = [recipient, ...(reply === null ? [] : [reply])];
          const sealed = text === '' ? null : await sealWords(words, recipients);
          const appended = await appendRecorded(store, { ...entry, sealed }, null, recipient);
          return appended === 'other-key' ? null : appended;
        },
      );
      if (result === null)
        throw new CommandError(
          (await store.office()) === null
            ? '没有办：还没有办公室的密钥。'
            : '没有办：办公室的密钥正在更换。请过一会儿再运行一次。',
        );
      return result === 'refused' ? 'changed' : result;
    },
  };
}

/** The id of an act: the same upon the same history, so that it is recorded once. */
function actId(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** The text of an answer, from a file or from standard input. @throws CommandError when there is none. */
async function textOf(file: string | undefined, { terminal }: OfficeContext): Promise<string> {
  const read = file === undefined ? await terminal.readInput() : await readText(file);
  const text = normalizeText(read.replace(/^\ufeff/, '')).trimEnd();
  if (!hasVisibleCharacters(text)) throw new CommandError('没有答复：答复的内容是空的。');
  return text;
}

async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    throw new CommandError(systemErrorText(error) ?? `没有答复：${file} 不是 UTF-8 编码的文字。`);
  }
}
