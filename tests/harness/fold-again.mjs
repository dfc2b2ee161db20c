// Another program that writes to the SQLite database named as its argument and folds its log in, as a server does, and now
// and then vacuums it, again and again: it prints a line once it has begun, and ends with its input.
import { randomInt } from 'node:crypto';
import Database from 'libsql';

const database = new Database(process.argv[2]);
database.exec(
  'pragma busy_timeout = 10000; pragma wal_autocheckpoint = 0; create table growth (bytes blob) strict',
);
let ended = false;
process.stdin.resume().on('end', () => {
  ended = true;
});
console.log('begun');
for (let round = 1; !ended; round += 1) {
  database.exec(
    'begin immediate; insert into growth values (randomblob(30000)); pragma user_version = 1; commit',
  );
  if (round % 20 === 0) database.exec('delete from growth; vacuum');
  database.exec(`begin immediate; pragma application_id = ${randomInt(1, 2 ** 31)}; commit`);
  database.pragma('wal_checkpoint(TRUNCATE)');
  await new Promise((resume) => setImmediate(resume));
}
database.close();
