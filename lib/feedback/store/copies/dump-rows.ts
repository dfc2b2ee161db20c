import { createReadStream } from 'node:fs';
import { CopyError } from '#lib/feedback/store/copies/copy-error';

// What `pg_dump` writes as plain text, as far as rows are concerned: `COPY table (columns) FROM stdin;`, a line a row, and
// `\.` (PostgreSQL's manual, COPY, text format). Rows alone are taken out of it: its statements are never carried out, so
// that a backup that somebody altered cannot have anything done.

/** Rows of a table, as texts by column; null for none. */
export interface DumpedRows {
  readonly table: string;
  readonly rows: readonly Readonly<Record<string, string | null>>[];
}

/** Most rows, and most characters of rows, that are given at a time. */
const MOST_ROWS = 200;
const MOST_CHARACTERS = 4_000_000;

const LINE_END = 0x0a;

const COPY = /^COPY (?:"?\w+"?\.)?"?(?<table>\w+)"? \((?<columns>[^)]*)\) FROM stdin;$/;

/**
 * Reads the rows out of a dump that lies in a file from `start` to its end, some at a time.
 * @throws CopyError when a table's rows end before they should.
 */
export async function* readDumpedRows(path: string, start: number): AsyncGenerator<DumpedRows> {
  let table: string | null = null;
  let columns: readonly string[] = [];
  let rows: Record<string, string | null>[] = [];
  let characters = 0;
  for await (const line of linesFrom(path, start)) {
    if (table === null) {
      const { groups } = COPY.exec(line) ?? {};
      if (groups === undefined) continue;
      table = groups.table ?? '';
      columns = (groups.columns ?? '').split(', ').map((column) => column.replaceAll('"', ''));
      // Also of a table without rows: whoever fills it empties it first.
      yield { table, rows: [] };
    } else if (line === '\\.') {
      yield { table, rows };
      [table, rows, characters] = [null, [], 0];
    } else {
      const values = line.split('\t');
      if (values.length !== columns.length) throw damaged(path, table);
      rows.push(Object.fromEntries(columns.map((column, at) => [column, cellOf(values[at] ?? '')])));
      characters += line.length;
      if (rows.length < MOST_ROWS && characters < MOST_CHARACTERS) continue;
      yield { table, rows };
      [rows, characters] = [[], 0];
    }
  }
  if (table !== null) throw damaged(path, table);
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

function cellOf(written: string): string | null {
  if (written === '\\N') return null;
  return written.replace(/\\(.)/gs, (_, escaped: string) => ESCAPES[escaped] ?? escaped);
}

/** Lines by LF alone, whatever else counts as a line's end elsewhere. */
async function* linesFrom(path: string, start: number): AsyncGenerator<string> {
  let pieces: Buffer[] = [];
  const stream: AsyncIterable<Buffer> = createReadStream(path, { start });
  for await (const chunk of stream) {
    let begun = 0;
    for (let end = chunk.indexOf(LINE_END); end !== -1; end = chunk.indexOf(LINE_END, begun)) {
      yield Buffer.concat([...pieces, chunk.subarray(begun, end)]).toString('utf8');
      pieces = [];
      begun = end + 1;
    }
    pieces.push(chunk.subarray(begun));
  }
  const last = Buffer.concat(pieces);
  if (last.length > 0) yield last.toString('utf8');
}

function damaged(path: string, table: string): CopyError {
  return new CopyError(`没有恢复：${path} 里 ${table} 表的内容不完整，像是做备份时出了错。请用另一份备份。`);
}
