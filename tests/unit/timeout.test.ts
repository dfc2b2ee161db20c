import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { withTimeout } from '#lib/timeout';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const later = <T>(
  milliseconds: number,
  settle: (resolve: (value: T) => void, reject: (error: Error) => void) => void,
) =>
  new Promise<T>((resolve, reject) => {
    setTimeout(() => settle(resolve, reject), milliseconds);
  });

describe('what somebody waits for', () => {
  test('is given when it comes in time', async () => {
    const given = withTimeout(
      100,
      later<string>(99, (resolve) => resolve('here')),
    );
    await vi.advanceTimersByTimeAsync(99);
    expect(await given).toBe('here');
  });

  test('is nothing when it takes too long', async () => {
    const given = withTimeout(
      100,
      later<string>(101, (resolve) => resolve('here')),
    );
    await vi.advanceTimersByTimeAsync(100);
    expect(await given).toBeNull();
  });

  test('is nothing when it never comes', async () => {
    const given = withTimeout(100, new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(100);
    expect(await given).toBeNull();
  });

  test('is heard of when it fails in time', async () => {
    const given = withTimeout(
      100,
      later(50, (_, reject) => reject(new Error('failed'))),
    );
    const heard = expect(given).rejects.toThrow('failed');
    await vi.advanceTimersByTimeAsync(50);
    await heard;
  });

  test('fails unheard when nobody waits any more', async () => {
    const given = withTimeout(
      100,
      later(200, (_, reject) => reject(new Error('failed'))),
    );
    await vi.advanceTimersByTimeAsync(300);
    expect(await given).toBeNull();
  });

  test('keeps the process from nothing once it came', async () => {
    await withTimeout(100_000, Promise.resolve('here'));
    expect(vi.getTimerCount()).toBe(0);
  });
});
