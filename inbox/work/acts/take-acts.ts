import type { Act } from '#lib/office/act';
import type { LeftBehind } from '../inbox-types';
import type { OpeningKeys } from '../opening/open-row';
import type { StateHolder } from '../state';
import { itemsOf } from './outbox';
import { undoneAgain } from './queue';

/** What takes acts that lay in a file, or in a locked session. */
export interface TakingActs {
  readonly state: StateHolder;
  readonly keys: Pick<OpeningKeys, 'identities'>;
  readonly device: { readonly id: string; readonly verifyKey: string };
  /** The recipient of the office. */
  readonly recipient: string;
}

/**
 * Takes acts that this device made into the queue; those made before the office's key was exchanged are told again, with their
 * words: nobody can store them any more. @returns how many.
 */
export async function takeActs(acts: readonly Act[], taking: TakingActs): Promise<number> {
  const { state, keys, device, recipient } = taking;
  const items = await itemsOf(acts, state, keys, device);
  const others = items.filter(({ act: { head } }) => head.office !== recipient);
  const { queue, undone } = state.get();
  state.change({
    queue: [...queue, ...items.filter((item) => !others.includes(item))],
    undone: [...undone, ...others.map((item) => undoneAgain(item, 'other-key'))],
  });
  return items.length;
}

/** Takes acts that were not carried out before the inbox was locked, each with what became of it. */
export async function takeUndone(left: LeftBehind['undone'], taking: TakingActs): Promise<void> {
  const { state, keys, device } = taking;
  const acts = left.map(({ act }) => act);
  const items = await itemsOf(acts, state, keys, device);
  const results = new Map(left.map(({ act: { head }, result }) => [head.id, result]));
  const told = items.map((item) => undoneAgain(item, results.get(item.act.head.id)));
  state.change({ undone: [...state.get().undone, ...told] });
}
