import { writeFile } from 'node:fs/promises';
import type { Ledger } from '#lib/model/ledger/ledger';
import { noticeSchema } from '#lib/model/notice';
import { buildFiles } from '#lib/site/build/build-files';
import { openObjectStore } from '#lib/site/build/object-store';
import { copiedBuild, manifestOfBuild } from './build';

/** Copies the newest build of the fixtures below `output`, and gives a notice a ledger there: its pages are drawn when asked for. */
export async function buildWithLedger(output: string, slug: string, ledger: Ledger): Promise<void> {
  const directory = await copiedBuild(output);
  const files = buildFiles(directory);
  const manifest = await manifestOfBuild(directory);
  const store = openObjectStore(files.objects);
  const bytes = await store.get(manifest.objects.notices[slug] ?? '');
  const notice = noticeSchema.parse(JSON.parse(bytes.toString()));
  const name = await store.put(Buffer.from(JSON.stringify({ ...notice, ledger })));
  const notices = { ...manifest.objects.notices, [slug]: name };
  const objects = { ...manifest.objects, notices };
  await writeFile(files.manifest, JSON.stringify({ ...manifest, objects }));
}
