import type { DeviceRole } from '#lib/office/certificate';
import { connectionAfter } from '../office-response';
import type { QueueItem } from '../state';
import type { InboxSubmission } from '../submission-types';
import type { ActDoing, ActOutcome, ActRequest } from './act-types';
import { ActNotAllowed, type Actor, checkRequest, makeAct } from './make-act';
import { type Sending, sendQueue } from './outbox';
import { isAsSeen, withoutAct } from './queue';

/** The dependencies of acting upon submissions. */
interface ActingParts extends Sending {
  readonly actor: Actor;
  readonly role: DeviceRole;
  /** Loads some rows again. */
  refresh(ids: readonly string[]): Promise<void>;
}

/** An act that was put into the queue, or met a change. */
interface Begun {
  readonly id: string;
  readonly request: ActOutcome['request'];
}

/** A session's acts upon submissions: a queue, whose requests are sent one after another. */
export function createActing({ actor, role, refresh, ...sending }: ActingParts) {
  const { state } = sending;
  let last: Promise<unknown> = Promise.resolve();

  /** Sends the queue, and tells in the snapshot whether the site could be reached. */
  function send(): Promise<boolean> {
    const sent = last.then(() =>
      sendQueue(sending).then(
        () => true,
        (error: unknown) => {
          state.change({ connection: connectionAfter(error) });
          return false;
        },
      ),
    );
    last = sent;
    return sent;
  }

  function dropQueued(id: string): Promise<boolean> {
    const dropped = last.then(() => {
      const { queue } = state.get();
      const left = withoutAct(queue, id);
      state.change({ queue: left });
      return left.length < queue.length;
    });
    last = dropped;
    return dropped;
  }

  /** @throws ActNotAllowed where this device may do nothing now. */
  function checkMay(): void {
    if (role === 'reader') throw new ActNotAllowed('reader');
    if (state.get().office?.isOwnKey === false) throw new ActNotAllowed('other-key');
  }

  /** Puts an act into the queue, unless somebody did something to its submission meanwhile. */
  async function enqueue({ request, seen }: ActDoing): Promise<Begun> {
    checkMay();
    checkRequest(request, seen);
    const now = state.snapshot().submissions.find(({ id }) => id === seen.id);
    if (!now) throw new ActNotAllowed('gone');
    const item: QueueItem = { ...(await makeAct(request, seen, actor)), request, seen };
    const { id } = item.act.head;
    if (!isAsSeen(seen, now)) {
      const outcome = { id, request, result: 'changed', seen, now } as const;
      state.change({ undone: [...state.get().undone, { act: item.act, outcome }] });
    } else state.change({ queue: [...state.get().queue, item] });
    return { id, request };
  }

  async function actAll(doings: readonly ActDoing[]): Promise<ActOutcome[]> {
    const begun: Begun[] = [];
    for (const doing of doings) begun.push(await enqueue(doing));
    return finish(begun);
  }

  /** Sends what was begun, and tells what became of each. */
  async function finish(begun: readonly Begun[]): Promise<ActOutcome[]> {
    await send();
    const sent = begun.filter(({ id }) => waitingOutcome(id) === null);
    if (sent.length > 0) await refresh(sent.map(({ request: { submission } }) => submission));
    return begun.map(({ id, request }) => waitingOutcome(id) ?? { id, request, result: 'applied' });
  }

  /** What is known of an act that was not carried out, or not yet; null where nothing is. */
  function waitingOutcome(id: string): ActOutcome | null {
    const undone = state.get().undone.find(({ outcome }) => outcome.id === id);
    const queued = state.get().queue.find(({ act: { head } }) => head.id === id);
    return undone?.outcome ?? (queued ? { id, request: queued.request, result: 'queued' } : null);
  }

  async function act(request: ActRequest, seen: InboxSubmission): Promise<ActOutcome> {
    const [outcome] = await actAll([{ request, seen }]);
    if (!outcome) throw new ActNotAllowed('gone');
    return outcome;
  }

  /** Puts an act that is upon no submission into the queue, and sends it. */
  async function take(item: QueueItem): Promise<ActOutcome> {
    const { id } = item.act.head;
    state.change({ queue: [...state.get().queue, item] });
    const [outcome] = await finish([{ id, request: item.request }]);
    return outcome ?? { id, request: item.request, result: 'queued' };
  }

  return { send, act, actAll, dropQueued, checkMay, take };
}
