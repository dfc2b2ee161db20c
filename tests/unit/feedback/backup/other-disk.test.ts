import { describe, expect, test } from 'vitest';
import { DiskSilent, otherDisk } from '#lib/feedback/backup/other-disk';
import { isDiskSilent } from '#lib/feedback/store/silent-disks';

const SOON = 20;

/** Work that ends when it is told to. */
function held() {
  let end = (_: string): void => undefined;
  const promise = new Promise<string>((resolve) => {
    end = resolve;
  });
  return { work: () => promise, end: (text: string) => end(text) };
}

describe('a disk that may hang', () => {
  test('answers what it is asked, one after another', async () => {
    const disk = otherDisk(60_000);
    const seen: string[] = [];
    const first = held();
    const both = [
      disk(async () => {
        seen.push(await first.work());
      }),
      disk(async () => {
        seen.push('second');
      }),
    ];
    first.end('first');
    await Promise.all(both);
    expect(seen).toEqual(['first', 'second']);
  });

  test('passes on what fails, and is asked again after it', async () => {
    const disk = otherDisk(60_000);
    await expect(disk(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
    expect(await disk(async () => 'here')).toBe('here');
  });

  test('is asked nothing more while it owes an answer, and again once it came', async () => {
    const disk = otherDisk(SOON);
    const first = held();
    let asked = 0;
    const ask = () =>
      disk(async () => {
        asked += 1;
      });
    const [owed, queued] = [disk(first.work), ask()];
    await expect(owed).rejects.toThrow(DiskSilent);
    await expect(queued).rejects.toThrow(DiskSilent);
    await expect(ask()).rejects.toThrow(DiskSilent);
    expect(isDiskSilent()).toBe(true);
    first.end('late');
    await new Promise(setImmediate);
    await ask();
    expect({ asked, isSilent: isDiskSilent() }).toEqual({ asked: 1, isSilent: false });
  });
});
