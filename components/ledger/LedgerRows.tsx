import { Fragment, type ReactNode } from 'react';
import {
  LEDGER_NAME,
  type Ledger,
  type LedgerColumnKind,
  type LedgerRow,
  rowName,
} from '#lib/model/ledger/ledger';

/** Columns whose short cells stand in one line: the room is for problems, measures and progress. */
const ONE_LINE: readonly LedgerColumnKind[] = ['unit', 'person', 'limit', 'state'];

/** Cells of those columns up to so many characters stand in one line: a date with its year, month and day. */
const SHORT = 11;

interface LedgerRowsProps {
  ledger: Pick<Ledger, 'columns'>;
  rows: readonly LedgerRow[];
  /** Draws the link to the form at the end of a row. */
  rowEnd?: ((row: LedgerRow) => ReactNode) | undefined;
}

/**
 * Rows of a ledger: a table where there is room and on paper, cards on a phone (by the style sheet). Each has its anchor, and
 * a link to it with words: its number, or its name where it has none.
 */
export function LedgerRows({ ledger: { columns }, rows, rowEnd }: LedgerRowsProps) {
  const hasNumbers = columns.some(({ kind }) => kind === 'number');
  const last = columns.findLastIndex(({ kind }) => kind !== 'number');
  return (
    <table className="ledger" aria-label={LEDGER_NAME}>
      <thead>
        <tr>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.anchor} id={row.anchor}>
            {columns.map(({ kind, name }, index) => {
              const text = row.cells[index] ?? '';
              return kind === 'number' ? (
                <th key={name} scope="row">
                  {text === '' ? (
                    <NameLink columns={columns} row={row} />
                  ) : (
                    <a href={`#${row.anchor}`}>{text}</a>
                  )}
                </th>
              ) : (
                <td
                  key={name}
                  data-name={text === '' ? undefined : name}
                  className={isInOneLine(kind, text) ? 'short' : undefined}
                >
                  <Lines text={text} />
                  {index === 0 && !hasNumbers && <NameLink columns={columns} row={row} />}
                  {index === last && rowEnd?.(row)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The link to a row by its name, which is not in the ledger: on paper it is left out. */
function NameLink({ columns, row }: { columns: Ledger['columns']; row: LedgerRow }) {
  return (
    <a href={`#${row.anchor}`} className="row">
      {rowName({ columns }, row)}
    </a>
  );
}

function isInOneLine(kind: LedgerColumnKind, text: string): boolean {
  return ONE_LINE.includes(kind) && text.length <= SHORT && !text.includes('\n');
}

/** The paragraphs of a cell, each on lines of its own. */
function Lines({ text }: { text: string }) {
  const [first, ...others] = text.split(/\n+/);
  return (
    <>
      {first}
      {others.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a cell never move
        <Fragment key={index}>
          <br />
          {line}
        </Fragment>
      ))}
    </>
  );
}
