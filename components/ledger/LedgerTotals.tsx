import { type Ledger, type LedgerState, stateTotals } from '#lib/model/ledger/ledger';

interface LedgerTotalsProps {
  ledger: Pick<Ledger, 'rows'>;
  /** The address of the rows of a state; null where there is none, as in an archive. */
  stateAddress: ((state: LedgerState) => string) | null;
}

/** How many rows of a ledger are in each state: what a reader asks first. */
export function LedgerTotals({ ledger: { rows }, stateAddress }: LedgerTotalsProps) {
  return (
    <ul className="totals" aria-label="各种完成状态的项数">
      <li>
        共<b>{rows.length}</b>项
      </li>
      {stateTotals(rows).map(({ state, count }) => (
        <li key={state}>
          {stateAddress ? <a href={stateAddress(state)}>{state}</a> : state}
          <b>{count}</b>项
        </li>
      ))}
    </ul>
  );
}
