import { LedgerRows } from '#components/ledger/LedgerRows';
import { LedgerTotals } from '#components/ledger/LedgerTotals';
import { ItemFeedback } from '#components/notice/ItemFeedback';
import { REGIONS } from '#lib/model/anchors';
import { LEDGER_NAME, rowName } from '#lib/model/ledger/ledger';
import { ledgerAddress, WHOLE_LEDGER } from '#lib/model/ledger/ledger-query';
import type { Notice } from '#lib/model/notice';

interface LedgerSectionProps {
  notice: Notice;
  /** Its heading: below a part's heading, where it belongs to one. */
  Title: 'h2' | 'h3';
  /** Whether the page is on the site, where feedback can be given and the ledger has pages of its own. */
  isOnSite: boolean;
  /** Whether the rows stand here: where they are few, in an archive, and on paper. */
  holdsRows: boolean;
}

/** The ledger on a notice's page: its totals by state, then its rows, or the way to them. */
export function LedgerSection({ notice, Title, isOnSite, holdsRows }: LedgerSectionProps) {
  const { slug, ledger, window } = notice;
  if (!ledger) return null;
  return (
    <section id={REGIONS.ledger} aria-labelledby="ledger-heading">
      <Title id="ledger-heading">{LEDGER_NAME}</Title>
      <LedgerTotals
        ledger={ledger}
        stateAddress={isOnSite ? (state) => ledgerAddress(slug, { ...WHOLE_LEDGER, state }) : null}
      />
      {holdsRows ? (
        <LedgerRows
          ledger={ledger}
          rows={ledger.rows}
          rowEnd={
            isOnSite && window
              ? (row) => <ItemFeedback slug={slug} anchor={row.anchor} name={rowName(ledger, row)} />
              : undefined
          }
        />
      ) : (
        <p className="whole">
          <a href={ledgerAddress(slug, WHOLE_LEDGER)}>查看全部{ledger.rows.length}项</a>
        </p>
      )}
    </section>
  );
}
