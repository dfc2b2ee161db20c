// Runs one statement on a SQLite database, in a process of its own: only its end lets go of the file for sure.
// Arguments: the database's path, the statement. Prints the rows as JSON.
import Database from 'libsql';

const [path, statement] = process.argv.slice(2);
const prepared = new Database(path).prepare(statement);
if (prepared.reader) console.log(JSON.stringify(prepared.raw().all()));
else prepared.run();
