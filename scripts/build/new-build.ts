import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '#lib/clock';
import { nextEvents } from '#lib/concurrency';
import type { BuildConfig } from '#lib/config';
import { openDerivedCache } from '#lib/derived-cache';
import { SCHEMA_VERSION } from '#lib/feedback/store/schema/migrations';
import { fingerprintOf } from '#lib/model/fingerprint';
import { buildFiles } from '#lib/site/build/build-files';
import { buildStore } from '#lib/site/build/builds';
import { openDrawnIndex } from '#lib/site/build/drawn-index';
import { makeObjects } from '#lib/site/build/make-build';
import type { BuiltManifest } from '#lib/site/build/manifest';
import { openObjectStore } from '#lib/site/build/object-store';
import { INBOX_FILE } from '../inbox/bundle';
import { isAlive } from '../processes';
import { type CompiledApplication, type Compiling, compileApplication, hashCode } from './application';
import { type Drawers, openDrawers } from './drawers';
import { accepted, readInput, refuseLateLosses } from './input';
import { beginBuild, putOnline } from './put-online';

/**
 * Makes a build of the content folder below `output`: checks it, draws what no earlier build drew, and only then makes it the
 * one to serve. A build that would take something public away is not made, unless a reason is given, which it keeps.
 * @throws CommandError in Chinese.
 */
export async function makeNewBuild(
  config: BuildConfig,
  output: string,
  reason: string | null,
): Promise<void> {
  const store = buildStore(output, isAlive);
  const { name, directory } = await beginBuild(store);
  const code = hashCode();
  // The application compiles while content is read: both take their time, and neither needs the other.
  const compiling = compileApplication(output, code);
  const drawing = drawWith(compiling);
  // Content that cannot be read ends the build before anybody waits for what draws.
  drawing.catch(() => undefined);
  try {
    const index = await openDrawnIndex(await openDerivedCache(join(output, 'cache'), code));
    // Reading lets nothing else go on: what draws is started before it, where there is an application.
    await compiling.looked.then(nextEvents);
    const { input, manifest } = await readInput(config, store, reason);
    console.log('正在生成页面……');
    const { application, drawers } = await drawing;
    drawers.setStyles(input.styles);
    const objects = openObjectStore(buildFiles(directory).objects);
    const made = await makeObjects(input, manifest, { objects, drawing: drawers, index });
    await writeManifest(directory, { ...manifest, application: application.name, objects: made });
    await refuseLateLosses(manifest, accepted(manifest, reason), store);
    await index.save();
    const before = (await store.whole())[0] ?? null;
    const ready = { name, restored: null, before, databaseSchema: SCHEMA_VERSION };
    const texts = await putOnline(output, ready, systemClock.now());
    // It holds nobody's data, so that `hashOfBareInbox` would say the same, after parsing and composing it again.
    const inbox = await readFile(join(application.directory, INBOX_FILE));
    const told = `办公室收件箱程序的 SHA-256：${fingerprintOf(inbox)}`;
    console.log([`构建完成：${manifest.entries.length} 篇通报。`, told, ...texts].join('\n'));
  } catch (error) {
    // One that a server serves already stays.
    if (!(await store.whole()).includes(directory)) await store.discard(name);
    throw error;
  } finally {
    await compiling.giveUp();
    await drawing.then(
      ({ drawers }) => drawers.close(),
      () => undefined,
    );
  }
}

async function drawWith(
  compiling: Compiling,
): Promise<{ application: CompiledApplication; drawers: Drawers }> {
  const application = await compiling.finished;
  return { application, drawers: openDrawers(application.directory) };
}

async function writeManifest(directory: string, manifest: BuiltManifest): Promise<void> {
  await writeFile(buildFiles(directory).manifest, JSON.stringify(manifest));
}
