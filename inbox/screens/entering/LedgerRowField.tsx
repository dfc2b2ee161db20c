import { useState } from 'react';
import type { NoticeItems } from '#lib/office/protocol';
import { TextField } from '../../parts/fields/TextField';
import { Written } from '../../parts/Written';
import { findRows, ROWS_LISTED } from './find-rows';

interface LedgerRowFieldProps {
  /** What may be chosen of the notice, with the rows of its ledger. */
  items: NoticeItems;
  /** The anchor of what is chosen; empty for nothing. */
  chosen: string;
  onChoose(anchor: string): void;
}

/** Finds a row of the notice's ledger by its number or by words, and chooses it. */
export function LedgerRowField({ items, chosen, onChoose }: LedgerRowFieldProps) {
  const [search, setSearch] = useState('');
  const found = findRows(items, search);
  const choose = (anchor: string) => {
    onChoose(anchor);
    setSearch('');
  };
  const own = items.find(({ anchor, row }) => row !== null && anchor === chosen);
  return (
    <div className="field">
      <TextField
        id="ledger-row"
        label="针对台账里的哪一行（不针对某一行的，不用找）"
        hint="写台账的序号，或者问题里的几个字，再点找到的那一行"
        value={search}
        onChange={setSearch}
        // Whoever searches presses it: the entry is not to go on without its row.
        onEnter={() => found.length === 1 && found[0] && choose(found[0].anchor)}
      />
      <p role="status">{found.length > 0 || search.trim() !== '' ? foundInWords(found.length) : null}</p>
      {found.length > 0 && (
        <ul>
          {found.slice(0, ROWS_LISTED).map(({ anchor, heading }) => (
            <li key={anchor}>
              <button type="button" className="link" onClick={() => choose(anchor)}>
                <Written text={heading} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status">
        {own && (
          <>
            已经选了：
            <Written text={own.heading} />
          </>
        )}
      </p>
    </div>
  );
}

function foundInWords(count: number): string {
  if (count === 0) return '没有找到。可以换一个词，或者只写序号。';
  return count > ROWS_LISTED
    ? `找到${count}行，先列出${ROWS_LISTED}行。可以再写几个字。`
    : `找到${count}行。`;
}
