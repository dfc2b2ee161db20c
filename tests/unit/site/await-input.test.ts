import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitForInput } from '#lib/site/await-input';
import { buildFiles } from '#lib/site/manifest';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'disclosure-build-'));
});
afterEach(() => rm(directory, { recursive: true }));

test('the framework waits for the manifest of the build, which is written last', async () => {
  const looks: string[] = [];
  await waitForInput(directory, () => {
    looks.push('not yet');
    if (looks.length === 3) void writeFile(buildFiles(directory).manifest, '{}');
    return true;
  });
  expect(looks.length).toBeGreaterThanOrEqual(3);
});

test('the framework waits no longer once the build was given up', async () => {
  let looks = 0;
  const waiting = waitForInput(directory, () => ++looks < 3);
  await expect(waiting).rejects.toThrow('the build was given up');
});
