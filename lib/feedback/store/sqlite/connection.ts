import type Database from 'libsql';
import { copyKept } from '#lib/feedback/store/sqlite/copy';
import { drawToken } from '#lib/feedback/store/sqlite/create';
import { lookAgain } from '#lib/feedback/store/sqlite/look-again';
import { cookieOfFile, wasFoldedIn, wasVacuumed } from '#lib/feedback/store/sqlite/meanwhile';
import { saveUnlinked } from '#lib/feedback/store/sqlite/rescue';
import {
  countChanges,
  orRollBack,
  runStatement,
  type SqliteStatement,
} from '#lib/feedback/store/sqlite/statement';
import { type FilesState, type FilesWatch, watchFiles } from '#lib/feedback/store/sqlite/watch';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import type { Random } from '#lib/random';

/** How long nothing must have been written before the log is folded in, in milliseconds. */
const QUIET = 2_000;

/** How long the log may grow while nothing is quiet, in bytes: as long as by SQLite's own measure. */
const LONGEST_LOG = 4_000_000n;

/** Does a work after some milliseconds; what it gives calls it off. */
export type Later = (milliseconds: number, work: () => void) => () => void;

/** How a connection cares for its files. */
export interface Care {
  /** Whether it folds the log in at quiet moments, and saves what is replaced: a server does, a command does not. */
  readonly maintain: boolean;
  readonly later: Later;
  readonly random: Random;
  /** Whether nobody waits for this connection any more: what it has not begun was told as failed. */
  readonly isGivenUp: () => boolean;
  /** Is told, in Chinese, what was done with files. */
  readonly notice: (text: string) => void;
}

/** A connection that acknowledges nothing into files that are no longer those at the path. */
export class SqliteConnection {
  private readonly watch: FilesWatch;
  private lost: StoreUnavailable | null = null;
  private callOff = () => {};
  private foldAt = LONGEST_LOG;
  private cookie: number;

  constructor(
    private readonly database: Database.Database,
    private readonly path: string,
    private readonly care: Care,
  ) {
    this.cookie = cookieOfFile(path);
    this.watch = watchFiles(path);
    this.foldLater();
  }

  /** Runs a statement. @throws StoreUnavailable (`moved`, `damaged`) when the files are not in place before and after. */
  run(statement: SqliteStatement): unknown[] {
    // Closed while this waited for a lock: asking on, the driver would end the whole process.
    if (!this.database.open || this.care.isGivenUp()) throw new StoreUnavailable('closed');
    if (statement.kind === 'transaction') return this.transact(statement.sql);
    if (this.database.inTransaction) return runStatement(this.database, statement);
    this.verify();
    const rows = statement.kind === 'erase' ? this.erase() : this.carryOut(statement);
    this.verify();
    return rows;
  }

  private carryOut(statement: SqliteStatement): unknown[] {
    if (statement.kind === 'copy') return copyKept(this.database, statement);
    return statement.kind === 'read' ? runStatement(this.database, statement) : this.write(statement);
  }

  /** Folds the log in, if it can be done now, and closes. */
  close(): void {
    this.callOff();
    if (this.database.open && this.care.maintain && !this.lost) this.fold();
    this.database.close();
  }

  /**
   * A transaction of one statement. It first takes the lock through `exec`: a prepared statement that is refused the lock
   * stays active until garbage collection, and until then nothing that the connection writes would be committed.
   */
  private write(statement: SqliteStatement): unknown[] {
    this.database.exec('begin immediate');
    const rows = orRollBack(this.database, () => {
      // Given up while it waited for the lock or the disk: others may have written since.
      if (this.care.isGivenUp()) throw new StoreUnavailable('closed');
      const before = countChanges(this.database);
      const written = runStatement(this.database, statement);
      if (countChanges(this.database) > before) this.signLog();
      this.database.exec('commit');
      return written;
    });
    if (this.care.maintain) this.fold(this.foldAt);
    this.foldLater();
    return rows;
  }

  /** Rewrites the file without what was deleted, and empties the log. Gives one row if the log is empty after that. */
  private erase(): unknown[] {
    this.database.exec('vacuum');
    this.checkpoint();
    this.noteVacuumed();
    return this.watch.logLength() === 0n ? [{ erased: true }] : [];
  }

  /** Remembers that the file is another since it was vacuumed; false where it was not. */
  private noteVacuumed(): boolean {
    if (!wasVacuumed(this.path, this.cookie)) return false;
    this.cookie = cookieOfFile(this.path);
    this.watch.noteSize();
    return true;
  }

  private transact(sql: string): unknown[] {
    if (sql === 'commit') this.signLog();
    this.database.exec(sql);
    if (sql === 'commit') this.fold(); // Tables were made: a copy of the file alone has them now.
    return [];
  }

  /** Writes the first page anew, with the token in it, by which the log is known as this database's (`belongsTo`). */
  private signLog(): void {
    this.database.exec('pragma user_version = 1');
  }

  private foldLater(): void {
    if (!this.care.maintain) return;
    this.callOff();
    this.callOff = this.care.later(QUIET, () => {
      const { open, inTransaction } = this.database;
      if (open && !inTransaction && !this.lost && !this.care.isGivenUp()) this.fold();
    });
  }

  /** Moves the log into the database, under a new token; what hinders it is no fault. @param least bytes of the log. */
  private fold(least = 1n): void {
    try {
      if (this.watch.look() !== 'in-place' || this.watch.logLength() < least) return;
      this.checkpoint();
    } catch {
      // Locked, or the disk is full: whoever writes next meets it too, and the next quiet moment tries again.
      this.foldAt *= 2n;
    }
  }

  private checkpoint(): void {
    const token = drawToken(this.care.random);
    orRollBack(this.database, () =>
      this.database.exec(`begin immediate; pragma application_id = ${token}; commit`),
    );
    this.database.pragma('wal_checkpoint(TRUNCATE)');
    this.watch.note();
    const cookie = cookieOfFile(this.path);
    // A file that became shorter is judged by the counter of before.
    if (this.watch.look() !== 'shrunk') this.cookie = cookie;
    // Held by a reader, it is not tried again with every write.
    const left = this.watch.logLength() * 2n;
    this.foldAt = left > LONGEST_LOG ? left : LONGEST_LOG;
  }

  /** @throws StoreUnavailable when the files are not in place; then also saves what only this connection still has. */
  private verify(): void {
    if (this.lost) throw this.lost;
    try {
      const state = lookAgain(() => this.look());
      if (state === 'in-place') return;
      this.lost = new StoreUnavailable('moved');
      this.rescue(state);
    } catch (error) {
      // The file system cannot tell. What was committed before this stands: it is no refusal, and not to be tried again.
      this.lost = error instanceof StoreUnavailable ? error : new StoreUnavailable('moved', { cause: error });
    }
    throw this.lost;
  }

  /** Looks at the files, and remembers their log. @throws StoreUnavailable (`damaged`). */
  private look(): 'in-place' | 'replaced' | 'log-lost' {
    const state = this.watch.look();
    if (state === 'replaced' || state === 'log-lost') return state;
    if (state === 'shrunk' && this.noteVacuumed()) return this.look();
    const isInPlace = state === 'in-place' || (state === 'log-emptied' && wasFoldedIn(this.database));
    if (!isInPlace) throw new StoreUnavailable('damaged');
    this.watch.note();
    return 'in-place';
  }

  private rescue(state: FilesState): void {
    try {
      if (state === 'log-lost') this.checkpoint();
      if (state === 'replaced' && this.care.maintain) {
        const saved = saveUnlinked(this.database, this.path, this.watch.identity);
        if (saved) this.care.notice(`数据库文件被替换或删除，原来的内容另存为 ${saved}，里面可能有反馈`);
      }
    } catch (error) {
      this.care.notice(`数据库文件被移走或替换，原来的内容没有能另存：${String(error)}`);
    }
  }
}
