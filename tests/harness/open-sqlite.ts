import { openSqliteFile } from '#lib/feedback/store/sqlite/file';
import { openSqliteThread } from '#lib/feedback/store/sqlite/thread';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

// Opens the SQLite database named as the second argument, as the first says (`file` or `thread`), and prints why it
// could not be opened. A process of its own, since a running one cannot be deprived of root's powers and given them
// back.

const [kind, path = ''] = process.argv.slice(2);
try {
  const file = await (kind === 'thread' ? openSqliteThread(path) : openSqliteFile(path));
  await file.close();
  console.log('opened');
} catch (error) {
  console.log(error instanceof StoreUnavailable ? error.reason : error);
}
