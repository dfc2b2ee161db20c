import { setTimeout as pause } from 'node:timers/promises';
import { told, writtenBy } from './crowd';
import { until } from './server';

/** Writers who, whatever they are told and whoever tells it, send the same again until they have their receipt. */
export interface SteadyWriters {
  /** How many receipts were shown until now. */
  count(): number;
  /** Lets nobody new begin, waits until everyone has a receipt, and gives the messages with their receipts. */
  end(): Promise<{ messages: string[]; receipts: string[]; sentAway: number }>;
}

/**
 * Starts them at a proxy, that also answers when no site is behind it.
 * @param lanes how many write at a time. @param pace how long each rests after a receipt, in milliseconds.
 */
export function startSteadyWriters(origin: string, name: string, lanes: number, pace: number): SteadyWriters {
  const done: { message: string; receipt: string }[] = [];
  let [begun, sentAway, ended] = [0, 0, false];

  const orAgain = async <T>(attempt: () => Promise<T | null>, what: string) =>
    until(async () => {
      const made = await attempt();
      if (made !== null) return made;
      sentAway += 1;
      await pause(pace);
      return null;
    }, what);

  const all = Promise.all(
    Array.from({ length: lanes }, async () => {
      while (!ended) {
        begun += 1;
        const fields = writtenBy(`${name}第${begun}位`);
        let token = await orAgain(async () => (await told(origin, fields)).token, 'the first step');
        const confirm = async () => {
          const answer = await told(origin, { ...fields, token });
          // Asked to look through it again, as after a page of a machine whose clock was wrong: what the page then sends.
          token = answer.token ?? token;
          return answer.receipt;
        };
        done.push({ message: fields.message ?? '', receipt: await orAgain(confirm, 'a receipt') });
        await pause(pace);
      }
    }),
  );
  all.catch(() => undefined);

  return {
    count: () => done.length,
    end: async () => {
      ended = true;
      await all;
      return {
        messages: done.map(({ message }) => message),
        receipts: done.map(({ receipt }) => receipt),
        sentAway,
      };
    },
  };
}
