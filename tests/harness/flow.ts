import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { checkOf, keptFor, type Told, told, writtenBy } from './crowd';
import { until } from './server';
import type { Fields } from './writer';

/** A stream of writers who take both steps, one after the other in each lane; who is sent away tries again. */
export interface Flow {
  /** Waits until so many more have their receipt. */
  receipts(more: number): Promise<unknown>;
  /** The receipts that were shown until now. */
  shown(): string[];
  /** Waits until somebody more is sent away. */
  refusal(): Promise<unknown>;
  /** Lets nobody new begin, waits until everyone has a receipt, and gives the messages with their receipts. */
  end(): Promise<{ messages: string[]; receipts: string[] }>;
}

const LANES = 8;

/** How a writer confirms until the receipt is shown. */
export interface Confirming {
  /** Called whenever the writer is sent away. */
  readonly refused?: () => void;
  /**
   * Whether the writer may be asked to look through it again: where several processes answer, one that has just started may
   * not know yet the key with which another signed.
   */
  readonly mayBeAskedAgain?: boolean;
}

/**
 * Starts a stream to a server; whatever a writer would not understand makes it fail.
 * @param pace how long each lane rests after a receipt, in milliseconds.
 */
export function startFlow(
  origin: string,
  name: string,
  { pace = 0, mayBeAskedAgain = false }: { pace?: number } & Pick<Confirming, 'mayBeAskedAgain'> = {},
): Flow {
  const done: { message: string; receipt: string }[] = [];
  let refusals = 0;
  let begun = 0;
  let ended = false;
  const refused = () => {
    refusals += 1;
  };

  async function lane(): Promise<void> {
    while (!ended) {
      begun += 1;
      const fields = writtenBy(`${name}第${begun}位`);
      const { token, ...check } = await told(origin, fields);
      if (token === null) throw new Error(`a writer was told: ${asText({ token, ...check })}`);
      done.push({
        message: fields.message ?? '',
        receipt: await atLast(origin, { ...fields, token }, { refused, mayBeAskedAgain }),
      });
      if (pace > 0) await pause(pace);
    }
  }

  const lanes = Promise.all(Array.from({ length: LANES }, lane));
  lanes.catch(() => {
    ended = true;
  });
  const reach = async (met: () => boolean, what: string) =>
    until(async () => {
      // What went wrong in a lane is said by `lanes`.
      if (ended) await lanes;
      return met() || null;
    }, what);

  return {
    receipts: (more) => {
      const goal = done.length + more;
      return reach(() => done.length >= goal, `${more} receipts`);
    },
    shown: () => done.map(({ receipt }) => receipt),
    refusal: () => {
      const before = refusals;
      return reach(() => refusals > before, 'a refusal');
    },
    end: async () => {
      ended = true;
      await lanes;
      return {
        messages: done.map(({ message }) => message).sort(),
        receipts: done.map(({ receipt }) => receipt),
      };
    },
  };
}

/**
 * Confirms again and again until the receipt is shown. Whoever is sent away must be given back every word, with the
 * means to send it again, and so must whoever is asked to look through it again, where that may be. @throws Error when a
 * writer is told anything else.
 */
export async function atLast(
  origin: string,
  fields: Fields,
  { refused = () => undefined, mayBeAskedAgain = false }: Confirming = {},
): Promise<string> {
  let sent = fields;
  return until(async () => {
    const answer = await told(origin, sent);
    if (answer.receipt !== null) return answer.receipt;
    const { heading, ...rest } = answer;
    if (isDeepStrictEqual(rest, keptFor(sent))) refused();
    else if (mayBeAskedAgain && rest.token !== null && isDeepStrictEqual(rest, checkOf(sent, rest.token)))
      sent = { ...sent, token: rest.token };
    else throw new Error(`a writer was told: ${asText(answer)}`);
    return null;
  }, 'a receipt');
}

function asText({ status, heading, words }: Told): string {
  return JSON.stringify({ status, heading, words });
}
