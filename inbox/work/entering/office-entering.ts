import type { NoticeItems } from '#lib/office/protocol';
import type { ActOutcome } from '../acts/act-types';
import { ActNotAllowed, type Actor } from '../acts/make-act';
import type { OfficeClient } from '../client';
import type { QueueItem, StateHolder } from '../state';
import type { OfficeEntering } from './entering-types';
import { makeEntering } from './make-entering';

interface EnteringParts {
  readonly state: StateHolder;
  readonly client: Pick<OfficeClient, 'noticeItems'>;
  readonly actor: Actor;
  readonly acting: {
    /** @throws ActNotAllowed where this device may do nothing now. */
    checkMay(): void;
    /** Puts an act that is upon no submission into the queue, and sends it. */
    take(item: QueueItem): Promise<ActOutcome>;
  };
}

/** Creates what a session does with what came by phone, letter or visit. */
export function officeEntering({ state, client, actor, acting }: EnteringParts): OfficeEntering {
  const known = new Map<string, NoticeItems>();
  return {
    items: async (notice) => {
      const there = state.get().noticeItems[notice] ?? known.get(notice);
      if (there) return there;
      const items = await client.noticeItems(notice);
      known.set(notice, items);
      return items;
    },
    enter: async (submission) => {
      acting.checkMay();
      const salt = state.get().office?.receiptSalt ?? null;
      if (salt === null) throw new ActNotAllowed('no-salt');
      const { receipt, ...made } = await makeEntering(submission, salt, actor);
      return { outcome: await acting.take({ ...made, seen: null }), receipt };
    },
  };
}
