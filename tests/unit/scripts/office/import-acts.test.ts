import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importActs } from '../../../../scripts/office/by-file/import-acts';
import { systemTerminal } from '../../../../scripts/office/terminal';
import { testAct, testDevice, testOffice } from '../../office/fixtures';

// `npm run office -- import`: where it stops before it opens anything.

test('acts that were carried by hand are not carried out on a disk that is nearly full', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'disclosure-import-'));
  const file = join(folder, '待办.json');
  const act = testAct(await testDevice(await testOffice(), 1));
  await writeFile(file, JSON.stringify({ v: 1, kind: 'acts', acts: [act] }));
  // A file system without any room.
  const context = { config: { DATA_DIR: '/proc', DATABASE_URL: undefined }, terminal: systemTerminal() };
  await expect(importActs({ command: 'import', operands: [file] }, context, folder)).rejects.toThrow(
    '数据所在的磁盘剩余空间太少',
  );
  await rm(folder, { recursive: true });
});
