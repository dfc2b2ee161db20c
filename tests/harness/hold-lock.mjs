// Another program that writes to the SQLite database named as its argument: it prints a line once it holds the lock,
// and lets it go when its input ends.
import Database from 'libsql';

const database = new Database(process.argv[2]);
database.exec('pragma busy_timeout = 10000');
database.exec('begin immediate');
console.log('locked');
process.stdin.resume().on('end', () => {
  database.exec('rollback');
  database.close();
});
