// Preloaded into a server under test (NODE_OPTIONS=--import …), in its main thread and in that of its database. The
// file named in TEST_FAULTS holds the faults that the machine suffers now, a word each:
// `full`: no page more fits into the database; `read-only`: nothing may be written to it; `little-space`: the disk
// says that little is left on it; `thread-ends`: the database's thread ends at its next statement; `commit-unsaid`: it
// ends after its next commit that changes a row, which nobody hears of. It is read before every statement, so a test can
// change it at will.
import { readFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const file = process.env.TEST_FAULTS;

function suffers(fault) {
  return readFileSync(file, 'utf8').split(' ').includes(fault);
}

const { prototype } = createRequire(import.meta.url)('libsql');
const prepare = prototype.prepare;

/** More pages than any test fills. */
const PLENTY = 1_000_000;

prototype.prepare = function prepareInTrouble(statement) {
  if (!isMainThread && suffers('thread-ends')) process.exit(1);
  const set = (setting) => prepare.call(this, `PRAGMA ${setting}`).all();
  // SQLite takes no fewer pages than there are: one is then the same as exactly those.
  set(`max_page_count = ${suffers('full') ? 1 : PLENTY}`);
  set(`query_only = ${suffers('read-only') ? 'on' : 'off'}`);
  return prepare.call(this, statement);
};

const exec = prototype.exec;

/** How many rows each connection had changed when its transaction began. */
const changedBefore = new WeakMap();

const changes = (database) => prepare.call(database, 'select total_changes() as count').get().count;

prototype.exec = function execInTrouble(statement) {
  if (statement === 'begin immediate') changedBefore.set(this, changes(this));
  const result = exec.call(this, statement);
  const isUnsaid = !isMainThread && statement === 'commit' && suffers('commit-unsaid');
  if (isUnsaid && changes(this) > changedBefore.get(this)) process.exit(1);
  return result;
};

const statfs = fs.statfs;

fs.statfs = async (...asked) => {
  const told = await statfs(...asked);
  return suffers('little-space') ? { ...told, bavail: 1 } : told;
};
syncBuiltinESMExports();
