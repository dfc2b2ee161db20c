import { hostname } from 'node:os';
import { readRunConfig } from '#lib/config';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';
import { OFFICE_USAGE, type OfficeRequest, readOfficeRequest } from './office/arguments';
import { exportAll } from './office/export';
import { registerKey } from './office/key';
import { listAll } from './office/list';
import { print } from './office/print';
import { showOne } from './office/show';
import { CommandError, run } from './run';
import type { StoreConfig } from './server/store';

/** `npm run office`: the office reads what people sent, and makes the key that opens it. */
run(async () => {
  const request = readOfficeRequest(process.argv.slice(2));
  if (request.command === 'help') return print(`${OFFICE_USAGE}\n`);
  const config = readRunConfig(hostname());
  try {
    await answer(request, config);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    throw new CommandError(`数据库现在不能使用：${error.message}。`);
  }
});

function answer(request: Exclude<OfficeRequest, { command: 'help' }>, config: StoreConfig): Promise<void> {
  switch (request.command) {
    case 'list':
      return listAll(request, config);
    case 'show':
      return showOne(request, config);
    case 'export':
      return exportAll(request, config);
    case 'key':
      return registerKey(request, config);
  }
}
