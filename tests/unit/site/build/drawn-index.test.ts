import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NO_CACHE, openDerivedCache } from '#lib/derived-cache';
import { openDrawnIndex } from '#lib/site/build/drawn-index';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disclosure-drawn-'));
});
afterEach(() => rm(folder, { recursive: true }));

const index = async (code = 'code') => openDrawnIndex(await openDerivedCache(join(folder, 'cache'), code));

test('what one build drew is known to the next of the same code, and to no other', async () => {
  const first = await index();
  first.set('page', 'object');
  await first.save();
  expect((await index()).get('page')).toBe('object');
  expect((await index('other code')).get('page')).toBeUndefined();
});

test('what an earlier build drew stays known for builds that do not use it, for a while', async () => {
  const first = await index();
  first.set('old', '1');
  await first.save();
  const second = await index();
  second.set('new', '2');
  await second.save();
  expect((await index()).get('old')).toBe('1');
  for (let build = 0; build < 4; build += 1) {
    const later = await index();
    later.set(`later ${build}`, '3');
    await later.save();
  }
  expect((await index()).get('old')).toBeUndefined();
});

test('without a cache nothing is known, and nothing fails', async () => {
  const none = await openDrawnIndex(NO_CACHE);
  none.set('page', 'object');
  await none.save();
  expect((await openDrawnIndex(NO_CACHE)).get('page')).toBeUndefined();
});
