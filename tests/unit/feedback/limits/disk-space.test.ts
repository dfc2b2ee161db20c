import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { hasFreeSpace } from '#lib/feedback/limits/disk-space';
import { StoreUnavailable } from '#lib/feedback/store/unavailable';

describe('the disk of a folder', () => {
  test('has room while more than the reserve is free', async () => {
    expect(await hasFreeSpace(tmpdir())).toBe(true);
  });

  test('has none where nothing is free', async () => {
    expect(await hasFreeSpace('/proc')).toBe(false);
  });

  test('cannot be asked for where there is no folder', async () => {
    await expect(hasFreeSpace('/proc/nowhere')).rejects.toThrow(new StoreUnavailable('gone'));
  });
});
