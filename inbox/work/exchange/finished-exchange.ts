import type { ExchangeFacts } from '#lib/office/exchange/protocol';
import type { WireRecord } from '#lib/office/record';

/** An exchange of the office's key that is over, as the record tells it. Days are Beijing's, `YYYY-MM-DD`. */
export interface FinishedExchange {
  /** The day on which the new key became the office's; null where the record does not tell. */
  readonly switched: string | null;
  /** The day on which the former key was retired; null where the record does not tell. */
  readonly retired: string | null;
  /** The ids of the devices that showed that they have the new key, each with the day of that. */
  readonly confirmed: readonly { readonly device: string; readonly day: string }[];
}

/** Reads off the record how an exchange went that is over. */
export function finishedExchange(
  { recipient, device }: Pick<ExchangeFacts, 'recipient' | 'device'>,
  entries: readonly WireRecord[],
): FinishedExchange {
  const dayOf = (id: string) => entries.find((entry) => entry.kind === 'key' && entry.id === id)?.day ?? null;
  const given = entries.filter(({ kind, id }) => kind === 'key' && id.startsWith(`given:${recipient}:`));
  const switched = dayOf(`exchanged:${recipient}`);
  return {
    switched,
    retired: dayOf(`retired:${recipient}`),
    confirmed: [
      ...(switched === null ? [] : [{ device, day: switched }]),
      ...given.flatMap(({ subject, day }) =>
        subject === null || subject === device ? [] : [{ device: subject, day }],
      ),
    ],
  };
}
